module example.test/monorepo/services/worker

go 1.25.0

require (
	example.test/monorepo/libs/ids/sortable v0.0.0
	example.test/monorepo/libs/retry v0.0.0
	golang.org/x/sync v0.19.0
)

require (
	example.test/monorepo/libs/fault v0.0.0 // indirect
	github.com/cenkalti/backoff/v4 v4.3.0 // indirect
	github.com/oklog/ulid/v2 v2.1.1 // indirect
	github.com/pkg/errors v0.9.1 // indirect
)

replace (
	example.test/monorepo/libs/fault => ../../libs/fault
	example.test/monorepo/libs/ids/sortable => ../../libs/ids/sortable
	example.test/monorepo/libs/retry => ../../libs/retry
)
