module example.test/monorepo/libs/retry

go 1.25.0

require (
	example.test/monorepo/libs/fault v0.0.0
	github.com/cenkalti/backoff/v4 v4.3.0
)

require github.com/pkg/errors v0.9.1 // indirect

replace example.test/monorepo/libs/fault => ../fault
