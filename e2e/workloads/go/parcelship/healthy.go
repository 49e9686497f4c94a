package parcelship

import "example.org/shop/scenario"

// runPackers has as many goroutines in a receive: as many packers as were hired, and not one more for any order.
func runPackers(load *scenario.Load) {
	parcels := make(chan int)
	for packer := 0; packer < load.Count; packer++ {
		go packParcel(parcels)
	}
	load.Trickle(func(order int) { parcels <- order })
}

func packParcel(parcels <-chan int) {
	weight := 0
	for order := range parcels {
		weight += order
	}
}
