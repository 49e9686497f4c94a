// Record writes the inputs of the benchmarks: profiles and dumps of its own goroutines, which stand on many different
// stacks. The seed makes them the same in every run.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"runtime/pprof"
	"sync"
	"time"
)

const (
	profiles         = 200
	stacksPerProfile = 5000
	sharedStacks     = 8000
	ownStacks        = 250
	dumps            = 4
	dumpBytes        = 50_000_000
	dumpShapes       = 400
)

func main() {
	out := flag.String("out", "", "folder for the files")
	dump := flag.Int("dump", -1, "write only the dump with this number")
	flag.Parse()
	if *dump >= 0 {
		writeDump(*out, *dump)
		return
	}
	shared := shapes(rand.New(rand.NewSource(1)), sharedStacks, 8, 40)
	for i := range profiles {
		writeProfile(*out, i, shared)
	}
}

// writeProfile shows a pod of a service: most stacks are those of its siblings, some are its own.
func writeProfile(out string, number int, shared [][]byte) {
	random := rand.New(rand.NewSource(int64(100 + number)))
	random.Shuffle(len(shared), func(i, j int) { shared[i], shared[j] = shared[j], shared[i] })
	stacks := append(shapes(random, ownStacks, 8, 40), shared[:stacksPerProfile-ownStacks]...)
	crowd := newCrowd()
	for _, stack := range stacks {
		state := random.Intn(ending)
		for range 1 + random.Intn(3) {
			crowd.add(stack, state)
		}
	}
	crowd.settle()
	file := create(filepath.Join(out, fmt.Sprintf("goroutine-%03d.pb.gz", number)))
	check(pprof.Lookup("goroutine").WriteTo(file, 0))
	check(file.Close())
	crowd.leave()
}

// writeDump shows a process with tens of thousands of goroutines: few stacks are common, many are rare.
func writeDump(out string, number int) {
	random := rand.New(rand.NewSource(int64(1000 + number)))
	stacks := shapes(random, dumpShapes, 4, 16)
	common := rand.NewZipf(random, 1.2, 4, dumpShapes-1)
	crowd := newCrowd()
	var text bytes.Buffer
	for text.Len() < dumpBytes {
		for range 1000 {
			crowd.add(stacks[common.Uint64()], random.Intn(len(crowd.block)))
		}
		crowd.settle()
		text.Reset()
		check(pprof.Lookup("goroutine").WriteTo(&text, 2))
	}
	check(os.WriteFile(filepath.Join(out, fmt.Sprintf("dump-%d.txt", number)), text.Bytes(), 0o644))
}

// shapes are different walks through the steps.
func shapes(random *rand.Rand, count, shortest, longest int) [][]byte {
	seen := map[string]bool{}
	var all [][]byte
	for len(all) < count {
		shape := make([]byte, shortest+random.Intn(longest-shortest))
		for i := range shape {
			shape[i] = byte(random.Intn(len(steps)))
		}
		if !seen[string(shape)] {
			seen[string(shape)] = true
			all = append(all, shape)
		}
	}
	return all
}

// crowd is a number of blocked goroutines.
type crowd struct {
	started, ended, never sync.WaitGroup
	done                  chan struct{}
	lock                  sync.Mutex
	shared                sync.RWMutex
	block                 []func()
}

// Of the ways to block, those that leave ends; the others last as long as the process.
const ending = 3

func newCrowd() *crowd {
	c := &crowd{done: make(chan struct{})}
	c.never.Add(1)
	c.lock.Lock()
	c.shared.Lock()
	cond := sync.NewCond(free{})
	c.block = []func(){c.receive, c.never.Wait, c.shared.RLock, c.lock.Lock, cond.Wait}
	return c
}

// free is a lock that is nobody's.
type free struct{}

func (free) Lock()   {}
func (free) Unlock() {}

func (c *crowd) receive() {
	<-c.done
}

func (c *crowd) add(walk []byte, state int) {
	c.started.Add(1)
	c.ended.Add(1)
	go c.enter(walk, state)
}

func (c *crowd) enter(walk []byte, state int) {
	next(c, walk, state)
	c.ended.Done()
}

// settle waits until everybody is blocked.
func (c *crowd) settle() {
	c.started.Wait()
	time.Sleep(50 * time.Millisecond)
}

func (c *crowd) leave() {
	close(c.done)
	c.never.Done()
	c.shared.Unlock()
	c.ended.Wait()
}

func create(name string) *os.File {
	file, err := os.Create(name)
	check(err)
	return file
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
