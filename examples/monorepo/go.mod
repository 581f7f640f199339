module example.test/monorepo

go 1.25.0

require example.test/monorepo/libs/versions v0.0.0

require golang.org/x/mod v0.32.0 // indirect

replace example.test/monorepo/libs/versions => ./libs/versions
