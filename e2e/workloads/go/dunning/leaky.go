// Package dunning writes to customers who have not paid.
package dunning

import (
	"log"
	"time"

	"example.org/shop/scenario"
)

// Case is the textbook leak: goroutines that sleep for an hour.
var Case = scenario.Case{
	Name:  "sleep",
	About: "every invoice starts a goroutine that sleeps for an hour before it writes; paying does not end it",
	Leak: &scenario.Program{
		Run: sendInvoices, Place: writeLater, State: "sleep",
		Load: scenario.Load{Count: 10_000, First: 1200, Rate: 250},
	},
	Twin: &scenario.Program{
		Run: deliverLetters, Place: deliverLetter, State: "sleep",
		Load: scenario.Load{Count: 10_000, Rate: 5000},
	},
}

func sendInvoices(load *scenario.Load) {
	load.Each(sendInvoice)
}

func sendInvoice(invoice int) {
	go writeLater(invoice)
}

func writeLater(invoice int) {
	time.Sleep(time.Hour)
	log.Printf("invoice %d is still not paid", invoice)
}
