// Command orders asks two suppliers for each order and takes the first answer. As it is, the second supplier is left
// behind, blocked in its send for good. With -healthy as many goroutines are blocked in the same send, but a till takes
// their answers in turn, so each of them waits for about a second. It prints its URL and runs until it is stopped.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"time"
)

const (
	backlog = 1500 // goroutines blocked when it prints its URL
	rate    = 200  // orders a second
	burst   = 8    // answers that come and are taken in the time of one order, when healthy
)

func main() {
	healthy := flag.Bool("healthy", false, "let everybody have a turn at the till")
	flag.Parse()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(http.Serve(listener, nil)) }()
	fmt.Printf("http://%s\n", listener.Addr())
	if *healthy {
		serveInTurn()
	}
	leaveBehind()
}

func leaveBehind() {
	for i := 0; i < backlog; i++ {
		placeOrder()
	}
	for range time.Tick(time.Second / rate) {
		placeOrder()
	}
}

func placeOrder() {
	answers := make(chan int)
	for supplier := 0; supplier < 2; supplier++ {
		go askSupplier(supplier, answers)
	}
	<-answers
}

func serveInTurn() {
	till := make(chan int)
	for i := 0; i < backlog; i++ {
		go askSupplier(i, till)
	}
	for range time.Tick(time.Second / rate) {
		for i := 0; i < burst; i++ {
			go askSupplier(i, till)
			<-till
		}
	}
}

//go:noinline
func askSupplier(supplier int, answers chan<- int) {
	answers <- supplier
}
