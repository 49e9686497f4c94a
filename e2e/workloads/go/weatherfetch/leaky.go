// Package weatherfetch gets tomorrow's weather from a neighbour.
package weatherfetch

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"strconv"

	"example.org/shop/scenario"
)

// Case is the response body that nobody closes.
var Case = scenario.Case{
	Name:  "body",
	About: "a forecast that is refused returns before its body is closed; its connection is never free again",
	Leak: &scenario.Program{
		Run: fetchForecasts, Place: fetchForecast, State: "select",
		Library:   "net/http.(*persistConn).readLoop",
		Load:      scenario.Load{Count: 2200, First: 1100, Rate: 80},
		Neighbour: refuseForecast,
	},
	Twin: &scenario.Program{
		Run: readForecasts, Place: readForecast, State: "select",
		Library:   "net/http.(*persistConn).readLoop",
		Load:      scenario.Load{Count: 2200, Rate: 500},
		Neighbour: sendForecast,
	},
}

type forecast struct {
	Celsius float64 `json:"celsius"`
}

func fetchForecasts(load *scenario.Load) {
	load.Each(func(city int) {
		if _, err := fetchForecast(load.Neighbour, city); err != nil && city == 0 {
			log.Print(err)
		}
	})
}

// fetchForecast should close the body before it looks at the status.
func fetchForecast(service string, city int) (forecast, error) {
	var tomorrow forecast
	response, err := http.PostForm(service+"/", hourlyWishes(city))
	if err != nil {
		return tomorrow, err
	}
	if response.StatusCode != http.StatusOK {
		return tomorrow, fmt.Errorf("forecast of %d: %s", city, response.Status)
	}
	defer response.Body.Close()
	return tomorrow, json.NewDecoder(response.Body).Decode(&tomorrow)
}

// hourlyWishes asks for two days, hour by hour.
func hourlyWishes(city int) url.Values {
	form := url.Values{"city": {strconv.Itoa(city)}}
	for hour := 0; hour < 48; hour++ {
		form.Add("temperature_2m", "2030-01-01T"+strconv.Itoa(hour)+":00:00+01:00")
	}
	return form
}

func refuseForecast(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "too many requests today", http.StatusTooManyRequests)
}
