module example.test/monorepo/services/gateway

go 1.25.0

require (
	example.test/monorepo/libs/settings v0.0.0
	example.test/monorepo/libs/versions v0.0.0
	golang.org/x/sync v0.19.0
)

require (
	example.test/monorepo/libs/fault v0.0.0 // indirect
	github.com/BurntSushi/toml v1.5.0 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	golang.org/x/mod v0.32.0 // indirect
)

replace (
	example.test/monorepo/libs/fault => ../../libs/fault
	example.test/monorepo/libs/settings => ../../libs/settings
	example.test/monorepo/libs/versions => ../../libs/versions
)
