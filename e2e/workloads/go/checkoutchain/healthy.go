package checkoutchain

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"time"

	"example.org/shop/scenario"
)

// checkOutInTime has as many calls in flight: the stock service is slow but answers, and no call waits for longer than
// an answer is of use.
func checkOutInTime(load *scenario.Load) {
	client := &http.Client{
		Timeout:   30 * time.Second,
		Transport: &http.Transport{MaxIdleConnsPerHost: load.Count},
	}
	load.Steady(func(basket int) {
		if err := reserveInTime(client, load.Neighbour, basket); err != nil {
			log.Print(err)
		}
	})
}

func reserveInTime(client *http.Client, url string, basket int) error {
	response, err := client.Get(fmt.Sprintf("%s/?basket=%d", url, basket))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

func holdStockBriefly(w http.ResponseWriter, _ *http.Request) {
	time.Sleep(4 * time.Second)
	_, _ = io.WriteString(w, "held")
}
