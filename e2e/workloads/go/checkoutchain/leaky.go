// Package checkoutchain reserves stock at a neighbour before it takes the money.
package checkoutchain

import (
	"fmt"
	"io"
	"log"
	"net/http"

	"example.org/shop/scenario"
)

// Case is the chain of two services: nobody on the way says until when an answer is of use.
var Case = scenario.Case{
	Name:  "deadline",
	About: "a checkout calls the stock service without a deadline; that one hangs, and the calls pile up",
	Leak: &scenario.Program{
		Run: checkOut, Place: reserveStock, State: "select",
		Load:      scenario.Load{Count: 1600, First: 300, Rate: 60},
		Neighbour: holdStock, NeighbourLeaks: true,
	},
	Twin: &scenario.Program{
		Run: checkOutInTime, Place: reserveInTime, State: "select",
		Load:      scenario.Load{Count: 1600, Rate: 400},
		Neighbour: holdStockBriefly,
	},
}

func checkOut(load *scenario.Load) {
	load.Each(func(basket int) {
		go func() {
			if err := reserveStock(http.DefaultClient, load.Neighbour, basket); err != nil {
				log.Print(err)
			}
		}()
	})
}

func reserveStock(client *http.Client, url string, basket int) error {
	response, err := client.Get(fmt.Sprintf("%s/?basket=%d", url, basket))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

// warehouse never answers.
var warehouse = make(chan string)

func holdStock(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, <-warehouse)
}
