// Package pageview counts who looks at which page.
package pageview

import (
	"time"

	"example.org/shop/scenario"
)

// Case is plain traffic: it has no leak, and must not be taken for one.
var Case = scenario.Case{
	Name:  "traffic",
	About: "about 1,500 requests are under way at any time; each is over in a second or two",
	Twin: &scenario.Program{
		Run: countViews, Place: countView, State: "select",
		Load: scenario.Load{Count: 1500},
	},
}

func countViews(load *scenario.Load) {
	load.Steady(func(page int) { countView(page, nil) })
}

func countView(_ int, cancelled <-chan struct{}) {
	answer := time.NewTimer(scenario.Moment())
	defer answer.Stop()
	select {
	case <-answer.C:
	case <-cancelled:
	}
}
