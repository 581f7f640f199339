package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTitle(t *testing.T) {
	if diff := cmp.Diff("Report of v1.0.0", Title("v1")); diff != "" {
		t.Error(diff)
	}
}
