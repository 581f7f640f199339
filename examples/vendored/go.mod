module example.test/vendored

go 1.25.0

require (
	github.com/google/uuid v1.6.0
	golang.org/x/mod v0.32.0
)
