// Command worker does one job after another.
package main

import (
	"context"
	"fmt"

	"example.test/monorepo/libs/ids/sortable"
	"example.test/monorepo/libs/retry"
	"golang.org/x/sync/semaphore"
)

func main() {
	slots := semaphore.NewWeighted(1)
	err := retry.Do("job", func() error { return slots.Acquire(context.Background(), 1) })
	fmt.Println(sortable.New(), err)
}
