// Package thumbnail makes small pictures of large ones.
package thumbnail

import "example.org/shop/scenario"

// Case is the idle pool: it has no leak, and must not be taken for one.
var Case = scenario.Case{
	Name:  "pool",
	About: "3,000 workers, made once, of whom most are idle",
	Twin: &scenario.Program{
		Run: runShrinkers, Place: shrinkPicture, State: "chan receive",
		Load: scenario.Load{Count: 3000, Rate: 50},
	},
}

func runShrinkers(load *scenario.Load) {
	pictures := make(chan int)
	for worker := 0; worker < load.Count; worker++ {
		go shrinkPicture(pictures)
	}
	load.Trickle(func(picture int) { pictures <- picture })
}

func shrinkPicture(pictures <-chan int) {
	bytes := 0
	for picture := range pictures {
		bytes += picture
	}
}
