// Command api answers requests.
package main

import (
	"fmt"

	"example.test/monorepo/libs/ids"
	"example.test/monorepo/libs/settings"
	"github.com/google/uuid"
)

func main() {
	s, err := settings.Parse(`Address = "localhost:8080"`)
	fmt.Println(s.Address, err, ids.New(), uuid.Nil)
}
