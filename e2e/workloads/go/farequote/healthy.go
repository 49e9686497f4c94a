package farequote

import "example.org/shop/scenario"

// collectFares has as many goroutines blocked in a send, but all of them get their turn in a second or two.
func collectFares(load *scenario.Load) {
	fares := make(chan int)
	for fare := 0; fare < load.Count; fare++ {
		go offerFare(fare, fares)
	}
	load.Trickle(func(fare int) {
		<-fares
		go offerFare(fare, fares)
	})
}

func offerFare(fare int, fares chan<- int) {
	fares <- fare
}
