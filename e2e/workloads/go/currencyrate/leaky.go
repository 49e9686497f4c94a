// Package currencyrate asks a neighbour for exchange rates.
package currencyrate

import (
	"io"
	"log"
	"net/http"
	"net/url"
	"strconv"

	"example.org/shop/scenario"
)

// Case is the client per request.
var Case = scenario.Case{
	Name:  "client",
	About: "every conversion makes a client with a transport of its own, whose idle connection nobody uses again",
	Leak: &scenario.Program{
		Run: convertPrices, Place: convertPrice, State: "IO wait",
		Library:   "net/http.(*persistConn).readLoop",
		Load:      scenario.Load{Count: 2500, First: 1100, Rate: 80},
		Neighbour: tellRate,
	},
	Twin: &scenario.Program{
		Run: convertWithPool, Place: convertPooled, State: "IO wait",
		Library:   "net/http.(*persistConn).readLoop",
		Load:      scenario.Load{Count: 2500, Rate: 50},
		Neighbour: tellRateLater,
	},
}

func convertPrices(load *scenario.Load) {
	load.Each(func(basket int) {
		if err := convertPrice(load.Neighbour, basket); err != nil {
			log.Print(err)
		}
	})
}

func convertPrice(service string, basket int) error {
	client := &http.Client{Transport: &http.Transport{}}
	response, err := client.PostForm(service+"/", pricesOf(basket))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

// pricesOf lists what is in a basket.
func pricesOf(basket int) url.Values {
	form := url.Values{"currency": {"EUR"}}
	for item := 0; item < 40; item++ {
		form.Add("price", strconv.Itoa(basket)+"."+strconv.Itoa(item)+" CHF (list price)")
	}
	return form
}

func tellRate(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, "1.08")
}
