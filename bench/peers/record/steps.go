package main

// step is one function of many: what it calls, and how it ends, is in the walk.
type step func(c *crowd, walk []byte, state int)

var steps []step

func init() {
	steps = []step{
		accept, authorize, route, decode, validate, lookup, price, reserve,
		charge, ship, notify, render, compress, encrypt, replicate, journal,
		index, rank, score, filter, sort, page, join, group,
		expire, refresh, retry, schedule, dispatch, collect, measure, trace,
	}
}

// next is inlined, so that locations with several lines occur.
func next(c *crowd, walk []byte, state int) {
	steps[walk[0]](c, walk[1:], state)
}

func accept(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func authorize(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func route(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func decode(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func validate(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func lookup(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func price(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func reserve(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func charge(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func ship(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func notify(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func render(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func compress(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func encrypt(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func replicate(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func journal(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func index(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func rank(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func score(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func filter(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func sort(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func page(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func join(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func group(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func expire(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func refresh(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func retry(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func schedule(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func dispatch(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func collect(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func measure(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}

func trace(c *crowd, walk []byte, state int) {
	if len(walk) == 0 {
		c.started.Done()
		c.block[state]()
		return
	}
	next(c, walk, state)
}
