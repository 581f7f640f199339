// Command gateway routes requests.
package main

import (
	"fmt"

	"example.test/monorepo/libs/settings"
	"example.test/monorepo/libs/versions"
	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	s, err := settings.Parse(`Address = "localhost:443"`)
	fmt.Println(s, err, versions.Normal("v2"), g.Wait())
}
