// Package ids makes identifiers.
package ids

import "github.com/google/uuid"

// New gives a random identifier.
func New() string { return uuid.NewString() }
