// Command asleep is the textbook leak: every order starts a goroutine that sleeps for an hour before it reminds the
// customer, so paying early does not end it. It prints its URL once it serves and runs until it is stopped.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"runtime"
	"time"
)

func main() {
	count := flag.Int("count", 10_000, "reminders to start, one by one")
	rate := flag.Int("rate", 500, "reminders started in a second")
	flag.Parse()

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	go placeOrders(*count, *rate)
	go collectOften()
	log.Fatal(http.Serve(listener, nil))
}

func placeOrders(count, rate int) {
	pace := time.NewTicker(time.Second / time.Duration(rate))
	defer pace.Stop()
	for order := 1; order <= count; order++ {
		<-pace.C
		go remindCustomer(order)
	}
}

func remindCustomer(order int) {
	time.Sleep(time.Hour)
	log.Printf("order %d is still unpaid", order)
}

// collectOften forces what a busy service has anyway: only a garbage collection stamps the time since which a
// goroutine waits, and a dump without that stamp shows no minutes.
func collectOften() {
	for range time.Tick(10 * time.Second) {
		runtime.GC()
	}
}
