module example.test/monorepo/libs/fault

go 1.25.0

require github.com/pkg/errors v0.9.1
