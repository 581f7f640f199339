// Package retry repeats what may pass.
package retry

import (
	"example.test/monorepo/libs/fault"
	"github.com/cenkalti/backoff/v4"
)

// Do runs a step up to four times.
func Do(name string, step func() error) error {
	return fault.In(name, backoff.Retry(step, backoff.WithMaxRetries(backoff.NewExponentialBackOff(), 3)))
}
