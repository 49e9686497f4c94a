package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
)

// front is what stands between a program's profiles and whoever asks for them, as services have it.
type front struct {
	below    string // a path the service is served below, such as /ops; empty: the root
	login    bool   // 401 to everybody
	redirect string // 302 to this address for everybody; empty: no
	hidden   bool   // 404: the program serves no profiles
	obeys    bool   // /fill takes all memory there is, /quit ends the program
}

func (f front) handler(service http.Handler) http.Handler {
	switch {
	case f.login:
		return status(http.StatusUnauthorized)
	case f.redirect != "":
		return http.RedirectHandler(f.redirect, http.StatusFound)
	case f.hidden:
		return status(http.StatusNotFound)
	case f.below != "":
		return http.StripPrefix(f.below, service)
	case f.obeys:
		return obeying(service)
	}
	return service
}

func (f front) check() error {
	if f.below != "" && !strings.HasPrefix(f.below, "/") {
		return fmt.Errorf("-below %s: a path begins with a slash", f.below)
	}
	_, err := url.Parse(f.redirect)
	return err
}

func status(code int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
}

func obeying(service http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", service)
	mux.HandleFunc("/fill", func(http.ResponseWriter, *http.Request) { go fill() })
	mux.HandleFunc("/quit", func(http.ResponseWriter, *http.Request) { os.Exit(1) })
	return mux
}

// fill takes memory until there is none left, and touches it: what is only promised costs nothing.
func fill() {
	const piece = 1 << 20
	for all := [][]byte{}; ; {
		bytes := make([]byte, piece)
		for i := range bytes {
			bytes[i] = byte(i)
		}
		all = append(all, bytes)
	}
}
