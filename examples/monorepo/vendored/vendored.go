// Package vendored keeps its dependencies in vendor/, so nothing is fetched for it.
package vendored

import (
	"github.com/google/uuid"
	"github.com/pkg/errors"
)

// Parse reads an identifier.
func Parse(text string) (uuid.UUID, error) {
	id, err := uuid.Parse(text)
	return id, errors.Wrap(err, text)
}
