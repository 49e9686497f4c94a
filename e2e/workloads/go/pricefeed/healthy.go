package pricefeed

import "example.org/shop/scenario"

// runPricers has as many goroutines in a receive: a pool of workers, made once, most of them idle.
func runPricers(load *scenario.Load) {
	shares := make(chan int)
	for worker := 0; worker < load.Count; worker++ {
		go priceShare(shares)
	}
	load.Trickle(func(share int) { shares <- share })
}

func priceShare(shares <-chan int) {
	total := 0
	for share := range shares {
		total += share
	}
}
