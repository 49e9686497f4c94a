// Package farequote asks several airlines for a fare.
package farequote

import "example.org/shop/scenario"

// Case is the fan-out that returns early.
var Case = scenario.Case{
	Name:  "send",
	About: "a quote asks two airlines and takes the first fare; the slower one blocks in its send for good",
	Leak: &scenario.Program{
		Run: quoteFares, Place: askAirline, State: "chan send",
		Load: scenario.Load{Count: 6000, First: 1200, Rate: 120},
	},
	Twin: &scenario.Program{
		Run: collectFares, Place: offerFare, State: "chan send",
		Load: scenario.Load{Count: 6000, Rate: 4000},
	},
}

func quoteFares(load *scenario.Load) {
	load.Each(func(int) { quoteFare() })
}

// quoteFare should give fares a buffer for both answers.
func quoteFare() int {
	fares := make(chan int)
	go askAirline(120, fares)
	go askAirline(140, fares)
	return <-fares
}

func askAirline(fare int, fares chan<- int) {
	fares <- fare
}
