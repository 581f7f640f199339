package versions

import "testing"

func TestNormal(t *testing.T) {
	if got := Normal("v1.4"); got != "v1.4.0" {
		t.Errorf("Normal(v1.4) = %q", got)
	}
}
