package giftcard

import (
	"time"

	"example.org/shop/scenario"
)

func redeemPolitely(load *scenario.Load) {
	d := new(desk)
	load.Steady(d.thankOrSkip)
}

// thankOrSkip uses nil on purpose: without a mail server the first case is never chosen, and the second one ends it.
func (d *desk) thankOrSkip(card int) {
	patience := time.NewTimer(scenario.Moment())
	defer patience.Stop()
	select {
	case d.thanks <- card:
	case <-patience.C:
	}
}
