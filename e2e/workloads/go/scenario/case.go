// Package scenario says what a case is and drives it: a leak, its healthy twin, and the load both get.
package scenario

import (
	"net/http"
	"path"
	"reflect"
	"runtime"
)

// Case is one way to leak, with a healthy program that looks like it.
type Case struct {
	Name   string
	About  string
	Leak   *Program // nil: there is only a healthy program, that must not be taken for a leak
	Twin   *Program
	NoTwin string // why no healthy program can hold as many goroutines in the leak's state; empty: the twin does
}

// Program is one side of a case.
type Program struct {
	// Run brings the load to the service. It may return; what it started lives on.
	Run func(*Load)
	// Place is the function in which the goroutines wait or, when only the library's own goroutines pile up, the one
	// that made them do so.
	Place any
	// State is what a goroutine dump of Go 1.26 says of them.
	State string
	// Library is where the goroutines are when they are the library's own; else empty.
	Library string
	Load    Load
	// Neighbour is the service this one calls, run as a process of its own; nil: it calls none.
	Neighbour http.HandlerFunc
	// NeighbourLeaks says that the neighbour's handler is where its own goroutines pile up.
	NeighbourLeaks bool
}

// Where names the function a Program's Place is, as profiles write it, and its source file.
func (p *Program) Where() (function, file, full string) {
	place := runtime.FuncForPC(reflect.ValueOf(p.Place).Pointer())
	full, _ = place.FileLine(place.Entry())
	return place.Name(), path.Base(full), full
}
