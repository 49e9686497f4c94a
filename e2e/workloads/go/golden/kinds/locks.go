package main

import "sync"

func lockKinds() []kind {
	return []kind{
		{"main.lock", "locks.go", "sync.Mutex.Lock", 3, true, func() { go lock(new(sync.Mutex)) }},
		{"main.readLock", "locks.go", "sync.RWMutex.RLock", 4, true, func() { go readLock(new(sync.RWMutex)) }},
		{"main.writeLock", "locks.go", "sync.RWMutex.Lock", 5, true, func() { go writeLock(new(sync.RWMutex)) }},
		{"main.waitGroup", "locks.go", "sync.WaitGroup.Wait", 3, true, func() { go waitGroup(new(sync.WaitGroup)) }},
		{"main.(*board).wait", "locks.go", "sync.Cond.Wait", 4, true, func() { go newBoard().wait() }},
		{"main.once", "locks.go", "chan receive", 1, false, func() { go once() }},
		{"main.once", "locks.go", "sync.Mutex.Lock", 1, false, func() { go once() }},
	}
}

func lock(mutex *sync.Mutex) {
	mutex.Lock()
	mutex.Lock()
}

func readLock(mutex *sync.RWMutex) {
	mutex.Lock()
	mutex.RLock()
}

func writeLock(mutex *sync.RWMutex) {
	mutex.RLock()
	mutex.Lock()
}

func waitGroup(group *sync.WaitGroup) {
	group.Add(1)
	group.Wait()
}

// board is a struct that holds its lock and its condition, as most do.
type board struct {
	mutex   sync.Mutex
	changed *sync.Cond
}

func newBoard() *board {
	b := new(board)
	b.changed = sync.NewCond(&b.mutex)
	return b
}

func (b *board) wait() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.changed.Wait()
}

var (
	onlyOnce  sync.Once
	onceReady = make(chan struct{})
)

func once() {
	onlyOnce.Do(func() { <-onceReady })
}
