package dunning

import (
	"time"

	"example.org/shop/scenario"
)

// deliverLetters has as many goroutines asleep, but each only until its next try.
func deliverLetters(load *scenario.Load) {
	load.Steady(deliverLetter)
}

// deliverLetter backs off once, as the mail server asks new senders to, and is done.
func deliverLetter(letter int) {
	for try := 0; !letterAccepted(letter, try); try++ {
		time.Sleep(scenario.Moment())
	}
}

func letterAccepted(_, try int) bool { return try > 0 }
