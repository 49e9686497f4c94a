package scenario

import (
	"math"
	"math/rand"
	"sync"
	"sync/atomic"
	"time"
)

// rush is how much faster than its Rate a leak's load comes until the program is ready.
const rush = 4

// Load is how much work a program gets.
type Load struct {
	Count int     // goroutines at most
	First int     // goroutines there are once the program says that it is ready; 0: all
	Rate  float64 // requests a second from then on; before, a leak's load comes faster
	// Neighbour is the URL of the neighbour, empty without one.
	Neighbour string
	// GoOn, if there is one, is closed when a leak may grow on after it is ready.
	GoOn <-chan struct{}

	once  sync.Once
	ready chan struct{}
}

// Vary returns a load as the seed has it: counts differ by up to a twentieth, the rate by up to a fifth.
func (l *Load) Vary(seed int64) *Load {
	random := rand.New(rand.NewSource(seed))
	vary := func(n, share float64) float64 { return math.Round(n * (1 + share*(2*random.Float64()-1))) }
	return &Load{
		Count: int(vary(float64(l.Count), 1./20)),
		First: int(vary(float64(l.First), 1./20)),
		Rate:  vary(l.Rate, 1./5),
		ready: make(chan struct{}),
	}
}

// Each calls serve Count times, one by one, at the Rate. What serve leaves behind piles up.
func (l *Load) Each(serve func(n int)) {
	start := time.Now()
	first := min(l.First, l.Count)
	for n := 0; n < first; n++ {
		until(start, n, l.Rate*rush)
		serve(n)
	}
	l.Ready()
	if l.GoOn != nil {
		<-l.GoOn
	}
	start = time.Now()
	for n := first; n < l.Count; n++ {
		until(start, n-first, l.Rate)
		serve(n)
	}
}

// Steady keeps Count goroutines in serve: when one ends, it begins the next. The first ones begin at the Rate, if there
// is one, so that they do not end together.
func (l *Load) Steady(serve func(n int)) {
	var begun atomic.Int64
	var begin func()
	begin = func() {
		serve(int(begun.Add(1)))
		go begin()
	}
	start := time.Now()
	for n := 0; n < l.Count; n++ {
		if l.Rate > 0 {
			until(start, n, l.Rate)
		}
		go begin()
	}
	l.Ready()
}

// Trickle says that the program is ready and calls serve at the Rate, for good.
func (l *Load) Trickle(serve func(n int)) {
	l.Ready()
	start := time.Now()
	for n := 0; ; n++ {
		until(start, n, l.Rate)
		serve(n)
	}
}

// Ready says that the program has as many goroutines as it promised.
func (l *Load) Ready() { l.once.Do(func() { close(l.ready) }) }

// Await waits until the program is ready.
func (l *Load) Await() { <-l.ready }

// until sleeps until the nth of so many requests a second is due; for less than a few milliseconds it is not worth it.
func until(start time.Time, n int, rate float64) {
	due := time.Until(start.Add(time.Duration(float64(n) / rate * float64(time.Second))))
	if due > 4*time.Millisecond {
		time.Sleep(due)
	}
}

// Moment is how long a short piece of work takes: about two seconds.
func Moment() time.Duration { return 3*time.Second/2 + time.Duration(rand.Int63n(int64(time.Second))) }
