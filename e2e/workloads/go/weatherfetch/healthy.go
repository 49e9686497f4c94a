package weatherfetch

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
	"time"

	"example.org/shop/scenario"
)

// hours of a forecast, one byte each.
const hours = 48

// readForecasts has as many bodies open, but reads each of them to its end and closes it.
func readForecasts(load *scenario.Load) {
	load.Steady(func(city int) {
		if err := readForecast(load.Neighbour, city); err != nil {
			log.Print(err)
		}
	})
}

// readForecast shows the hours one after the other, and reads each when it is needed.
func readForecast(url string, city int) error {
	response, err := http.Get(fmt.Sprintf("%s/?city=%d", url, city))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	pace := time.NewTicker(2 * time.Second)
	defer pace.Stop()
	hour := make([]byte, 1)
	for {
		if _, err := io.ReadFull(response.Body, hour); err != nil {
			return nil
		}
		<-pace.C
	}
}

func sendForecast(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, strings.Repeat("s", hours))
}
