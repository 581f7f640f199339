module example.test/monorepo/services/api

go 1.25.0

require (
	example.test/monorepo/libs/ids v0.0.0
	example.test/monorepo/libs/settings v0.0.0
	github.com/google/uuid v1.6.0
)

require (
	example.test/monorepo/libs/fault v0.0.0 // indirect
	github.com/BurntSushi/toml v1.5.0 // indirect
	github.com/pkg/errors v0.9.1 // indirect
)

replace (
	example.test/monorepo/libs/fault => ../../libs/fault
	example.test/monorepo/libs/ids => ../../libs/ids
	example.test/monorepo/libs/settings => ../../libs/settings
)
