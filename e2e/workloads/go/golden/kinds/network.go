package main

import (
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"syscall"
)

func networkKinds(url string) []kind {
	http.HandleFunc("/quote", quote)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	return []kind{
		{"main.accept", "network.go", "IO wait", 1, false, func() { go accept(listener) }},
		{"main.read", "network.go", "IO wait", 3, false, func() { go read(url) }},
		{"main.askQuote", "network.go", "select", 4, false, func() { go askQuote(url) }},
		{"main.quote", "network.go", "chan receive", 4, false, func() {}}, // the other end of askQuote
		{"main.readPipe", "network.go", "syscall", 2, false, func() { go readPipe() }},
	}
}

func accept(from net.Listener) {
	if _, err := from.Accept(); err != nil {
		log.Fatal(err)
	}
}

// read asks nothing and waits for an answer.
func read(url string) {
	connection, err := net.Dial("tcp", url[len("http://"):])
	if err != nil {
		log.Fatal(err)
	}
	_, _ = connection.Read(make([]byte, 1))
}

func askQuote(url string) {
	response, err := http.Get(url + "/quote")
	if err != nil {
		log.Fatal(err)
	}
	_, _ = io.Copy(os.Stderr, response.Body)
}

var market = make(chan string)

// quote is a handler that hangs.
func quote(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, <-market)
}

func readPipe() {
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		log.Fatal(err)
	}
	_, _ = syscall.Read(ends[0], make([]byte, 1))
}
