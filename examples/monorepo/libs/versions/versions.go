// Package versions compares versions.
package versions

import "golang.org/x/mod/semver"

// Normal gives the canonical form of a version, "" for an invalid one.
func Normal(version string) string { return semver.Canonical(version) }
