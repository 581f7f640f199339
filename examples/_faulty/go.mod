module example.com/shop

go 1.26

toolchain go1.25.0

require (
	github.com/google/uuid v1.6.0
	golang.org/x/mod v0.28.0
)

replace github.com/google/uuid => ../../../uuid
