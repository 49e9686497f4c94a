package main

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
)

// What is asked of a request.
const (
	hold       = "hold"       // it is kept, and the store never hears of it
	holdAnswer = "holdAnswer" // the store does as it is asked, and its answer is kept
	hangUp     = "hangUp"     // the connection is closed without a word
	refuse     = "refuse"     // the answer is Status with the S3 error Code
)

// rule is what becomes of the requests that fit it.
type rule struct {
	Method string `json:"method"` // empty: any
	Path   string `json:"path"`   // a regular expression, found anywhere in /BUCKET/KEY
	Skip   int    `json:"skip"`   // so many of them pass before
	Toll   string `json:"toll"`
	Status int    `json:"status"`
	Code   string `json:"code"`

	path *regexp.Regexp
	seen int
}

func (r *rule) check() (err error) {
	switch r.Toll {
	case hold, holdAnswer, hangUp:
	case refuse:
		if r.Status < 400 || r.Status > 599 || r.Code == "" {
			return errors.New("refuse needs a status from 400 to 599 and a code")
		}
	default:
		return fmt.Errorf("no toll %q", r.Toll)
	}
	r.path, err = regexp.Compile(r.Path)
	return err
}

func (r *rule) fits(request *http.Request) bool {
	return (r.Method == "" || r.Method == request.Method) && r.path.MatchString(request.URL.Path)
}
