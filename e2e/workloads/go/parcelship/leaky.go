// Package parcelship hands parcels to a courier.
package parcelship

import (
	"time"

	"example.org/shop/scenario"
)

// Case is the goroutine per order without a bound.
var Case = scenario.Case{
	Name:  "unbounded",
	About: "every order starts a goroutine that waits for the courier, who takes fewer parcels than there are orders",
	Leak: &scenario.Program{
		Run: shipOrders, Place: (*courier).shipParcel, State: "chan receive",
		Load: scenario.Load{Count: 6000, First: 1200, Rate: 150},
	},
	Twin: &scenario.Program{
		Run: runPackers, Place: packParcel, State: "chan receive",
		Load: scenario.Load{Count: 6000, Rate: 150},
	},
}

type courier struct {
	turns <-chan time.Time
}

func shipOrders(load *scenario.Load) {
	c := &courier{turns: time.Tick(200 * time.Millisecond)}
	load.Each(func(order int) { go c.shipParcel(order) })
}

func (c *courier) shipParcel(order int) int {
	<-c.turns
	return order
}
