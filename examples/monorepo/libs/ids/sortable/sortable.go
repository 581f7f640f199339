// Package sortable makes identifiers that sort by time; a nested module, because few need it.
package sortable

import "github.com/oklog/ulid/v2"

// New gives an identifier that sorts after earlier ones.
func New() string { return ulid.Make().String() }
