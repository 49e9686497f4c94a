package currencyrate

import (
	"io"
	"log"
	"net/http"
	"sync"
	"time"

	"example.org/shop/scenario"
)

// warmUp is how long the neighbour thinks about the first prices: long enough for all connections to be open at once.
const warmUp = 4 * time.Second

// convertWithPool has as many idle connections, in one transport that was sized for its peak and uses them again.
func convertWithPool(load *scenario.Load) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: load.Count}}
	var warm sync.WaitGroup
	warm.Add(load.Count)
	for n := 0; n < load.Count; n++ {
		go func() {
			defer warm.Done()
			convertPooled(client, load.Neighbour+"/warm", 0)
		}()
	}
	warm.Wait()
	load.Trickle(func(basket int) { convertPooled(client, load.Neighbour, basket) })
}

func convertPooled(client *http.Client, service string, basket int) {
	response, err := client.PostForm(service+"/", pricesOf(basket))
	if err != nil {
		log.Print(err)
		return
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
}

func tellRateLater(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/answer/warm/" {
		time.Sleep(warmUp)
	}
	tellRate(w, r)
}
