// Command billing sends invoices.
package main

import (
	"fmt"

	"example.test/monorepo/libs/ids"
	"example.test/monorepo/libs/retry"
	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	g.Go(func() error { return retry.Do("invoice", func() error { return nil }) })
	fmt.Println(ids.New(), g.Wait())
}
