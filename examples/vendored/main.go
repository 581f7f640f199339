// Command vendored prints a random identifier and the canonical form of a version.
package main

import (
	"fmt"

	"github.com/google/uuid"
	"golang.org/x/mod/semver"
)

func main() {
	fmt.Println(uuid.New(), semver.Canonical("v1.2"))
}
