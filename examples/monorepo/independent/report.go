// Package report is not in go.work: it follows its own calendar, but uses a library of the repository.
package report

import "example.test/monorepo/libs/versions"

// Title of a report.
func Title(version string) string { return "Report of " + versions.Normal(version) }
