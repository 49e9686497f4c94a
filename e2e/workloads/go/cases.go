package main

import (
	"example.org/shop/bankledger"
	"example.org/shop/checkoutchain"
	"example.org/shop/currencyrate"
	"example.org/shop/dayclose"
	"example.org/shop/dunning"
	"example.org/shop/farequote"
	"example.org/shop/giftcard"
	"example.org/shop/orderbook"
	"example.org/shop/pageview"
	"example.org/shop/parcelship"
	"example.org/shop/pricefeed"
	"example.org/shop/scenario"
	"example.org/shop/shelfwatch"
	"example.org/shop/thumbnail"
	"example.org/shop/weatherfetch"
)

var cases = []scenario.Case{
	dunning.Case,
	farequote.Case,
	pricefeed.Case,
	giftcard.Case,
	bankledger.Case,
	dayclose.Case,
	shelfwatch.Case,
	parcelship.Case,
	weatherfetch.Case,
	orderbook.Case,
	currencyrate.Case,
	checkoutchain.Case,
	pageview.Case,
	thumbnail.Case,
}
