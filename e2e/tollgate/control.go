package main

import (
	"encoding/json"
	"net/http"
)

func (g *gate) control() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /rules", g.takeRules)
	mux.HandleFunc("GET /held", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(g.keeping())
	})
	return mux
}

func (g *gate) takeRules(w http.ResponseWriter, r *http.Request) {
	var rules []*rule
	if err := json.NewDecoder(r.Body).Decode(&rules); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	for _, rule := range rules {
		if err := rule.check(); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	g.replace(rules)
}
