// Package fault adds context to errors.
package fault

import "github.com/pkg/errors"

// In says where an error came from.
func In(place string, err error) error { return errors.Wrap(err, place) }
