// Package tools pins the programs the repository is worked on with; see the tool line of go.mod.
package tools
