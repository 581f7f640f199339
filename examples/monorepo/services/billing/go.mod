module example.test/monorepo/services/billing

go 1.25.0

require (
	example.test/monorepo/libs/ids v0.0.0
	example.test/monorepo/libs/retry v0.0.0
	golang.org/x/sync v0.19.0
)

require (
	example.test/monorepo/libs/fault v0.0.0 // indirect
	github.com/cenkalti/backoff/v4 v4.3.0 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/pkg/errors v0.9.1 // indirect
)

replace (
	example.test/monorepo/libs/fault => ../../libs/fault
	example.test/monorepo/libs/ids => ../../libs/ids
	example.test/monorepo/libs/retry => ../../libs/retry
)
