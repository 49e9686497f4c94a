package bankledger

import (
	"time"

	"example.org/shop/scenario"
)

// branches share the work, so that nobody waits for more than a moment.
const branches = 8

// transferInOrder has as many goroutines in line for a lock, and the lines move.
func transferInOrder(load *scenario.Load) {
	var tills [branches][2]account
	for branch := range tills {
		tills[branch][0].number, tills[branch][1].number = 1, 2
	}
	load.Steady(func(n int) {
		till := &tills[n%branches]
		transferLowFirst(&till[n/branches%2], &till[1-n/branches%2], n)
	})
}

// transferLowFirst locks the account with the lower number first, whatever the direction.
func transferLowFirst(from, to *account, amount int) {
	low, high := from, to
	if high.number < low.number {
		low, high = high, low
	}
	low.mutex.Lock()
	defer low.mutex.Unlock()
	high.mutex.Lock()
	defer high.mutex.Unlock()
	time.Sleep(time.Millisecond)
	from.balance -= amount
	to.balance += amount
}
