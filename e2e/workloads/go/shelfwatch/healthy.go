package shelfwatch

import (
	"context"
	"time"

	"example.org/shop/scenario"
)

// watchWhileAsked has as many goroutines in the same select, but each ends with its request.
func watchWhileAsked(load *scenario.Load) {
	s := &stockroom{closed: make(chan struct{})}
	load.Steady(func(shelf int) {
		request, done := context.WithTimeout(context.Background(), scenario.Moment())
		defer done()
		s.watchUntilDone(request, shelf)
	})
}

func (s *stockroom) watchUntilDone(request context.Context, shelf int) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			lookAtShelf(shelf)
		case <-request.Done():
			return
		case <-s.closed:
			return
		}
	}
}
