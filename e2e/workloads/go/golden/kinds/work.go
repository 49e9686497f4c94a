package main

import (
	"crypto/sha256"
	"sync"
	"time"
)

var (
	receipts  [][]byte
	ledger    sync.Mutex
	published = make(chan int)
)

// work fills the heap, CPU, mutex and block profiles: it hashes for a third of the time, keeps what it wrote and lets
// two goroutines contend for one lock.
func work() {
	go contend()
	go contend()
	go publish()
	for i := 0; ; i++ {
		if i < 200 {
			receipts = append(receipts, writeReceipt(64<<10))
		}
		digest(30 * time.Millisecond)
		<-published
	}
}

//go:noinline
func writeReceipt(size int) []byte { return make([]byte, size) }

//go:noinline
func digest(during time.Duration) {
	block := make([]byte, 4<<10)
	for start := time.Now(); time.Since(start) < during; {
		sum := sha256.Sum256(block)
		copy(block, sum[:])
	}
}

func publish() {
	for i := 0; ; i++ {
		time.Sleep(60 * time.Millisecond)
		published <- i
	}
}

func contend() {
	for {
		holdLedger()
	}
}

//go:noinline
func holdLedger() {
	ledger.Lock()
	time.Sleep(20 * time.Millisecond)
	ledger.Unlock()
}
