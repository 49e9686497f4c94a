package main

import (
	"context"
	"runtime"
	"runtime/pprof"
	"strconv"

	"example.org/recorded/prices.v2"
)

func frameKinds() []kind {
	request := 0
	return []kind{
		{"main.generic[...]", "frames.go", "chan receive", 2, true, func() { go generic(make(chan int)) }},
		{"main.generic[...]", "frames.go", "chan receive", 3, true, func() { go generic(make(chan string)) }},
		{"main.(*queue[...]).pop", "frames.go", "chan receive", 4, true, func() { go newQueue[float64]().pop() }},
		{"main.closure", "frames.go", "chan receive", 5, true, closure},
		{"main.nested", "frames.go", "chan receive", 6, true, nested},
		{"main.(*shelf).restock", "frames.go", "chan send", 4, true, func() { restocker(new(shelf)) }},
		{"main.shelf.count", "frames.go", "chan receive", 3, true, func() { go shelf{}.count(make(chan int), 7) }},
		{"main.recurse", "frames.go", "chan receive", 2, true, func() { go recurse(130, make(chan int)) }},
		{"main.receiveLabelled", "frames.go", "chan receive", 5, true, func() { request++; labelled(request) }},
		{"main.inlined", "frames.go", "chan receive", 3, true, func() { go inliner(make(chan int)) }},
		{"main.locked", "frames.go", "chan receive", 1, true, func() { go locked(make(chan int)) }},
		{"example.org/recorded/prices%2ev2.Await", "prices.go", "chan receive", 2, true,
			func() { go prices.Await(make(chan float64)) }},
	}
}

//go:noinline
func generic[T any](from <-chan T) T { return <-from }

type queue[T any] struct{ items chan T }

func newQueue[T any]() *queue[T] { return &queue[T]{items: make(chan T)} }

//go:noinline
func (q *queue[T]) pop() T { return <-q.items }

func closure() {
	numbers := make(chan int)
	go func() { <-numbers }()
}

func nested() {
	numbers := make(chan int)
	outer := func() {
		go func() {
			inner := func() { <-numbers }
			inner()
			inner()
		}()
	}
	outer()
}

// restocker is started through an interface with arguments: the compiler wraps such a call in a function of its own.
func restocker(r interface{ restock(chan<- int, string) }) {
	go r.restock(make(chan int), "apples")
}

type shelf struct{ capacity int }

//go:noinline
func (s *shelf) restock(orders chan<- int, _ string) { orders <- s.capacity }

//go:noinline
func (s shelf) count(from <-chan int, add int) int { return s.capacity + add + <-from }

// recurse is deeper than what a stack trace shows of one goroutine.
func recurse(depth int, from <-chan int) int {
	if depth == 0 {
		return <-from
	}
	return recurse(depth-1, from) + 1
}

// labelled waits under a label of its own, as a service does that labels goroutines by request.
func labelled(request int) {
	labels := pprof.Labels("req", strconv.Itoa(request))
	go pprof.Do(context.Background(), labels, func(context.Context) { receiveLabelled(make(chan int)) })
}

//go:noinline
func receiveLabelled(from <-chan int) { <-from }

//go:noinline
func inliner(from <-chan int) int { return inlined(from) + 1 }

func inlined(from <-chan int) int { return <-from }

func locked(from <-chan int) {
	runtime.LockOSThread()
	<-from
}
