package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"slices"
	"sync"
)

type gate struct {
	store *httputil.ReverseProxy

	mu    sync.Mutex
	rules []*rule
	held  map[*http.Request]string
	over  chan struct{} // closed when the rules are replaced
}

// tolled is the key of the rule in the context of a request that passed one.
type tolled struct{}

var errHeld = errors.New("held until the rules changed or its sender left")

func newGate(store *url.URL) *gate {
	g := &gate{held: map[*http.Request]string{}, over: make(chan struct{})}
	g.store = &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(store)
			r.Out.Host = r.In.Host
		},
		Transport:      &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 64},
		ModifyResponse: g.afterwards,
		ErrorHandler:   func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
	}
	return g
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rule := g.rule(r)
	if rule == nil {
		g.store.ServeHTTP(w, r)
		return
	}
	switch rule.Toll {
	case holdAnswer:
		g.store.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), tolled{}, rule)))
	case hold:
		// Only when all of it was read does the server notice that its sender is gone.
		body, err := io.ReadAll(r.Body)
		if err == nil {
			r.Body = io.NopCloser(bytes.NewReader(body))
			g.keep(r)
		}
		panic(http.ErrAbortHandler)
	case hangUp:
		panic(http.ErrAbortHandler)
	case refuse:
		_, _ = io.Copy(io.Discard, r.Body)
		answer(w, r, rule)
	}
}

// rule is the one that counts for a request; nil when it passes.
func (g *gate) rule(r *http.Request) *rule {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, rule := range g.rules {
		if rule.fits(r) {
			rule.seen++
			if rule.seen > rule.Skip {
				return rule
			}
		}
	}
	return nil
}

// afterwards sees the store's answer before its asker does.
func (g *gate) afterwards(answer *http.Response) error {
	if answer.Request.Context().Value(tolled{}) == nil {
		return nil
	}
	g.keep(answer.Request)
	return errHeld
}

// keep returns when the rules are replaced or whoever sent the request is gone.
func (g *gate) keep(r *http.Request) {
	g.mu.Lock()
	over := g.over
	g.held[r] = r.Method + " " + r.URL.Path
	g.mu.Unlock()
	select {
	case <-over:
	case <-r.Context().Done():
	}
	g.mu.Lock()
	delete(g.held, r)
	g.mu.Unlock()
}

func (g *gate) replace(rules []*rule) {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.over)
	g.rules, g.over = rules, make(chan struct{})
}

func (g *gate) keeping() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	kept := []string{}
	for _, what := range g.held {
		kept = append(kept, what)
	}
	slices.Sort(kept)
	return kept
}

// answer says no as S3 stores do: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
func answer(w http.ResponseWriter, r *http.Request, rule *rule) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(rule.Status)
	_ = xml.NewEncoder(w).Encode(struct {
		XMLName  xml.Name `xml:"Error"`
		Code     string
		Message  string
		Resource string
	}{Code: rule.Code, Message: "as the tollgate was told", Resource: r.URL.Path})
}
