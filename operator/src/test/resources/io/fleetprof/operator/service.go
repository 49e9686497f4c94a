// A small service with pprof on a free loopback port: -rate starts sleepers by the second, -idle holds workers that wait
// for work, -halfclosed holds connections that their peer has closed.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"
)

func forget() { time.Sleep(time.Hour) }

func work(jobs chan int) {
	for range jobs {
	}
}

func abandon(n int) {
	server, _ := net.Listen("tcp", "127.0.0.1:0")
	for i := 0; i < n; i++ {
		conn, err := net.Dial("tcp", server.Addr().String())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		held = append(held, conn)
		peer, _ := server.Accept()
		peer.Close()
	}
	server.Close()
}

var held []net.Conn

func main() {
	rate := flag.Int("rate", 0, "sleepers a second")
	idle := flag.Int("idle", 0, "workers without work")
	halfClosed := flag.Int("halfclosed", 0, "connections closed by their peer")
	flag.Parse()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	go http.Serve(listener, nil)
	jobs := make(chan int)
	for i := 0; i < *idle; i++ {
		go work(jobs)
	}
	abandon(*halfClosed)
	fmt.Printf("http://%s\n", listener.Addr())
	for {
		if *rate == 0 {
			time.Sleep(time.Second)
			continue
		}
		go forget()
		time.Sleep(time.Second / time.Duration(*rate))
	}
}
