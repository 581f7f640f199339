module example.test/private-chain

go 1.25.0

require (
	corp.example/greeting v1.0.0
	github.com/google/uuid v1.6.0
)

require corp.example/words v1.2.0 // indirect
