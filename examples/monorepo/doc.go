// Package monorepo holds what all services share at build time.
package monorepo

import "example.test/monorepo/libs/versions"

// Release is the version every service reports.
var Release = versions.Normal("v1.4")
