// Command private-chain needs a private module, which needs another one.
package main

import (
	"fmt"

	"corp.example/greeting"
	"github.com/google/uuid"
)

func main() { fmt.Println(greeting.For(uuid.NewString())) }
