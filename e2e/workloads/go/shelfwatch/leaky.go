// Package shelfwatch tells a customer when a shelf is filled again.
package shelfwatch

import (
	"context"
	"time"

	"example.org/shop/scenario"
)

// Case is the ticker that ignores its context.
var Case = scenario.Case{
	Name:  "ticker",
	About: "a watch ticks on until the shop closes, although the request that asked for it is long over",
	Leak: &scenario.Program{
		Run: watchShelves, Place: (*stockroom).watchShelf, State: "select",
		Load: scenario.Load{Count: 5000, First: 1200, Rate: 120},
	},
	Twin: &scenario.Program{
		Run: watchWhileAsked, Place: (*stockroom).watchUntilDone, State: "select",
		Load: scenario.Load{Count: 5000, Rate: 2500},
	},
}

type stockroom struct {
	closed chan struct{}
}

func watchShelves(load *scenario.Load) {
	s := &stockroom{closed: make(chan struct{})}
	load.Each(func(shelf int) {
		request, done := context.WithCancel(context.Background())
		go s.watchShelf(request, shelf)
		done()
	})
}

// watchShelf takes the context of its request and never looks at it.
func (s *stockroom) watchShelf(_ context.Context, shelf int) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			lookAtShelf(shelf)
		case <-s.closed:
			return
		}
	}
}

func lookAtShelf(int) {}
