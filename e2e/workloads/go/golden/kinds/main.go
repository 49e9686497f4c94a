// Command kinds is the program behind the recordings: a few goroutines in every state and shape a profile can show.
// It prints one JSON line, with its URL and what a reader of its profiles has to find, and runs until it is stopped.
package main

import (
	"encoding/json"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"runtime"
	"time"
)

// kind is one row to find: Count goroutines whose first user function, normalised, is Place. State has the words of the
// newest Go; an older one says semacquire for a lock. Rows of one place and state add up.
type kind struct {
	Place string `json:"place"`
	File  string `json:"file"`
	State string `json:"state"`
	Count int    `json:"count"`
	// Leaked says that a goroutineleak profile has to show them too: nothing else can reach what they wait for.
	Leaked bool   `json:"leaked"`
	start  func() // starts one of them
}

func main() {
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	url := "http://" + listener.Addr().String()
	go func() { log.Fatal(http.Serve(listener, nil)) }()

	all := concat(channelKinds(), lockKinds(), frameKinds(), networkKinds(url))
	for _, k := range all {
		for i := 0; i < k.Count; i++ {
			k.start()
		}
	}
	go work()
	time.Sleep(500 * time.Millisecond) // all of them have reached the place where they wait
	ready := map[string]any{"go": runtime.Version(), "pid": os.Getpid(), "url": url, "expect": all}
	if err := json.NewEncoder(os.Stdout).Encode(ready); err != nil {
		log.Fatal(err)
	}
	select {}
}

func concat(groups ...[]kind) []kind {
	var all []kind
	for _, group := range groups {
		all = append(all, group...)
	}
	return all
}
