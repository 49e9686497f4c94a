package dayclose

import (
	"sync"
	"time"

	"example.org/shop/scenario"
)

// closeShopsInTime has as many goroutines in Wait, but every part is done in a second or two.
func closeShopsInTime(load *scenario.Load) {
	load.Steady(closeBooksInTime)
}

func closeBooksInTime(shop int) {
	var parts sync.WaitGroup
	parts.Add(2)
	time.AfterFunc(time.Millisecond, func() { addUpSales(shop, &parts) })
	time.AfterFunc(scenario.Moment(), func() { addUpReturnsSafely(shop, &parts) })
	parts.Wait()
}

func addUpReturnsSafely(shop int, parts *sync.WaitGroup) {
	defer parts.Done()
	_ = loadReturns(shop)
}
