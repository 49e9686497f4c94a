package main

import "time"

// reachable keeps a channel alive, so that its waiters are idle workers and not leaked.
var reachable = make(chan int)

func channelKinds() []kind {
	return []kind{
		{"main.send", "channels.go", "chan send", 3, true, func() { go send(make(chan int)) }},
		{"main.receive", "channels.go", "chan receive", 4, true, func() { go receive(make(chan int)) }},
		{"main.idle", "channels.go", "chan receive", 5, false, func() { go idle(reachable) }},
		{"main.choose", "channels.go", "select", 6, true, func() { go choose(make(chan int), make(chan string)) }},
		{"main.forever", "channels.go", "select (no cases)", 2, true, func() { go forever() }},
		{"main.sendNil", "channels.go", "chan send (nil chan)", 3, true, func() { go sendNil(nil) }},
		{"main.receiveNil", "channels.go", "chan receive (nil chan)", 4, true, func() { go receiveNil(nil) }},
		{"main.chooseNil", "channels.go", "select", 2, true, func() { go choosesNil() }},
		{"main.drain", "channels.go", "chan receive", 3, true, func() { go drain(make(chan int)) }},
		{"main.sleep", "channels.go", "sleep", 7, false, func() { go sleep() }},
		{"main.tick", "channels.go", "select", 3, false, func() { go tick(make(chan struct{})) }},
	}
}

//go:noinline
func send(to chan<- int) { to <- 1 }

//go:noinline
func receive(from <-chan int) int { return <-from }

//go:noinline
func idle(jobs <-chan int) {
	for {
		_, open := <-jobs
		if !open {
			return
		}
	}
}

func choose(numbers <-chan int, words chan<- string) {
	select {
	case <-numbers:
	case words <- "one":
	}
}

func forever() { select {} }

//go:noinline
func sendNil(to chan<- int) { to <- 1 }

//go:noinline
func receiveNil(from <-chan int) { <-from }

func choosesNil() { chooseNil(nil, nil) }

//go:noinline
func chooseNil(numbers <-chan int, words chan<- string) {
	select {
	case <-numbers:
	case words <- "one":
	}
}

func drain(from <-chan int) {
	for range from {
	}
}

func sleep() { time.Sleep(time.Hour) }

func tick(done <-chan struct{}) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case <-done:
			return
		}
	}
}
