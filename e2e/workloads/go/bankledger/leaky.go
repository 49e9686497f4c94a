// Package bankledger moves money between accounts.
package bankledger

import (
	"sync"
	"time"

	"example.org/shop/scenario"
)

// Case is the lock order: two transfers that lock the same accounts the other way round, and all who come after.
var Case = scenario.Case{
	Name:  "lock-order",
	About: "two transfers lock two accounts in opposite order and stop for good; every later transfer queues up",
	Leak: &scenario.Program{
		Run: transferEitherWay, Place: transferFunds, State: "sync.Mutex.Lock",
		Load: scenario.Load{Count: 4000, First: 1200, Rate: 120},
	},
	Twin: &scenario.Program{
		Run: transferInOrder, Place: transferLowFirst, State: "sync.Mutex.Lock",
		Load: scenario.Load{Count: 4000},
	},
}

type account struct {
	mutex   sync.Mutex
	number  int
	balance int
}

func transferEitherWay(load *scenario.Load) {
	mine, yours := &account{number: 1}, &account{number: 2}
	load.Each(func(n int) {
		if n%2 == 0 {
			go transferFunds(mine, yours, n)
		} else {
			go transferFunds(yours, mine, n)
		}
	})
}

func transferFunds(from, to *account, amount int) {
	from.mutex.Lock()
	defer from.mutex.Unlock()
	auditFunds()
	to.mutex.Lock()
	defer to.mutex.Unlock()
	from.balance -= amount
	to.balance += amount
}

// auditFunds is long enough for the other one to take its first lock.
func auditFunds() { time.Sleep(20 * time.Millisecond) }
