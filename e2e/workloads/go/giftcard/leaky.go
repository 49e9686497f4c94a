// Package giftcard redeems gift cards and tells who gave them.
package giftcard

import "example.org/shop/scenario"

// Case is the channel nobody made.
var Case = scenario.Case{
	Name:  "nil-channel",
	About: "a shop without a mail server never makes its channel of thanks; sending to nil blocks for good",
	Leak: &scenario.Program{
		Run: redeemCards, Place: (*desk).thankGiver, State: "chan send (nil chan)",
		Load: scenario.Load{Count: 6000, First: 1200, Rate: 120},
	},
	Twin: &scenario.Program{
		Run: redeemPolitely, Place: (*desk).thankOrSkip, State: "select",
		Load: scenario.Load{Count: 6000, Rate: 3000},
	},
	NoTwin: "nothing can wake a goroutine from a nil channel, so a healthy program has none there; " +
		"its twin turns one case of a select off with nil",
}

type desk struct {
	thanks chan int
}

func redeemCards(load *scenario.Load) {
	d := new(desk)
	load.Each(d.redeemCard)
}

func (d *desk) redeemCard(card int) {
	go d.thankGiver(card)
}

func (d *desk) thankGiver(card int) {
	d.thanks <- card
}
