// Package pricefeed brings prices to those who follow a share.
package pricefeed

import (
	"errors"
	"log"

	"example.org/shop/scenario"
)

// Case is the receive whose producer died.
var Case = scenario.Case{
	Name:  "receive",
	About: "the feed ends at the first bad price without closing its subscribers' channels; they wait for good",
	Leak: &scenario.Program{
		Run: followShares, Place: (*feed).followShare, State: "chan receive",
		Load: scenario.Load{Count: 10_000, First: 1200, Rate: 250},
	},
	Twin: &scenario.Program{
		Run: runPricers, Place: priceShare, State: "chan receive",
		Load: scenario.Load{Count: 10_000, Rate: 50},
	},
}

type feed struct {
	prices chan float64
}

func followShares(load *scenario.Load) {
	f := &feed{prices: make(chan float64)}
	go f.publishPrices()
	load.Each(func(share int) { go f.followShare(share) })
}

// publishPrices returns on an error and leaves the channel open behind it.
func (f *feed) publishPrices() {
	for tick := 0; ; tick++ {
		price, err := nextSharePrice(tick)
		if err != nil {
			log.Print(err)
			return
		}
		f.prices <- price
	}
}

func (f *feed) followShare(share int) {
	for price := range f.prices {
		log.Printf("share %d at %.2f", share, price)
	}
}

func nextSharePrice(tick int) (float64, error) {
	if tick > 2 {
		return 0, errors.New("price feed: not a number")
	}
	return 100 + float64(tick), nil
}
