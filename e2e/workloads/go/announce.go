package main

import "example.org/shop/scenario"

// announcement is the line a program prints when it is ready.
type announcement struct {
	Name      string      `json:"name"` // of the case
	Role      string      `json:"role"` // leak or twin
	Seed      int64       `json:"seed"`
	PID       int         `json:"pid"`
	URL       string      `json:"url"` // http://127.0.0.1:PORT, below it /debug/pprof/
	Expect    expectation `json:"expect"`
	Neighbour *neighbour  `json:"neighbour,omitempty"` // the service it calls, a process of its own
}

// expectation is what a reader of the program's profiles has to find, or must not take for a leak.
type expectation struct {
	Leak     bool    `json:"leak"`
	Function string  `json:"function"`          // as profiles name it
	File     string  `json:"file"`              // its base name
	Path     string  `json:"path"`              // as profiles name it
	State    string  `json:"state"`             // in the words of Go 1.26
	Library  string  `json:"library,omitempty"` // where the goroutines are, when they are the library's own
	First    int     `json:"first"`             // goroutines there are once it is ready
	Count    int     `json:"count"`             // goroutines at most
	Rate     float64 `json:"rate"`              // a leak's growth in a second, a twin's work in a second; 0: as it ends
}

func expect(role string, program *scenario.Program, load *scenario.Load) expectation {
	e := expectation{
		Leak:    role == "leak",
		State:   program.State,
		Library: program.Library,
		First:   load.First,
		Count:   load.Count,
		Rate:    load.Rate,
	}
	e.Function, e.File, e.Path = program.Where()
	if e.First == 0 || e.First > e.Count {
		e.First = e.Count
	}
	return e
}

// row is one case in the list.
type row struct {
	Name   string       `json:"name"`
	About  string       `json:"about"`
	Leak   *expectation `json:"leak"`
	Twin   *expectation `json:"twin"`
	NoTwin string       `json:"noTwin,omitempty"` // why the twin cannot be in the leak's state
}

func list() []row {
	var rows []row
	for _, c := range cases {
		rows = append(rows, row{
			Name:   c.Name,
			About:  c.About,
			Leak:   listed("leak", c.Leak),
			Twin:   listed("twin", c.Twin),
			NoTwin: c.NoTwin,
		})
	}
	return rows
}

func listed(role string, program *scenario.Program) *expectation {
	if program == nil {
		return nil
	}
	e := expect(role, program, &program.Load)
	return &e
}
