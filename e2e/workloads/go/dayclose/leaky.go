// Package dayclose closes the books of each shop at the end of its day.
package dayclose

import (
	"errors"
	"sync"
	"time"

	"example.org/shop/scenario"
)

// Case is the WaitGroup that is never done.
var Case = scenario.Case{
	Name:  "waitgroup",
	About: "a part that fails returns before its Done; whoever waits for all parts waits for good",
	Leak: &scenario.Program{
		Run: closeShops, Place: closeBooks, State: "sync.WaitGroup.Wait",
		Load: scenario.Load{Count: 5000, First: 1200, Rate: 120},
	},
	Twin: &scenario.Program{
		Run: closeShopsInTime, Place: closeBooksInTime, State: "sync.WaitGroup.Wait",
		Load: scenario.Load{Count: 5000, Rate: 2500},
	},
}

func closeShops(load *scenario.Load) {
	load.Each(func(shop int) { go closeBooks(shop) })
}

func closeBooks(shop int) {
	var parts sync.WaitGroup
	parts.Add(2)
	time.AfterFunc(time.Millisecond, func() { addUpSales(shop, &parts) })
	time.AfterFunc(time.Millisecond, func() { addUpReturns(shop, &parts) })
	parts.Wait()
}

func addUpSales(_ int, parts *sync.WaitGroup) {
	defer parts.Done()
}

// addUpReturns should defer its Done before anything can fail.
func addUpReturns(shop int, parts *sync.WaitGroup) {
	if err := loadReturns(shop); err != nil {
		return
	}
	parts.Done()
}

func loadReturns(int) error { return errors.New("no returns today") }
