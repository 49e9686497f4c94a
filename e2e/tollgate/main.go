// Command tollgate stands before an S3 store and does to requests what a store in trouble does: holds them, refuses
// them, hangs up. What no rule speaks of passes unchanged, with the Host header that its signature covers.
//
//	tollgate -upstream http://minio.minio.svc:9000 -listen :9000 -control :9001
//
// The control port takes and tells:
//
//	PUT /rules   a JSON array of rules, the first that fits counts; hangs up on whoever is still held
//	GET /held    those that are held, a JSON array of strings such as "PUT /profiles/a/b.json"
package main

import (
	"flag"
	"log"
	"net/http"
	"net/url"
)

func main() {
	upstream := flag.String("upstream", "", "the store, such as http://minio.minio.svc:9000")
	listen := flag.String("listen", ":9000", "where to serve it")
	control := flag.String("control", ":9001", "where to take rules")
	flag.Parse()
	store, err := url.Parse(*upstream)
	if err != nil || store.Host == "" {
		log.Fatalf("tollgate: -upstream %q is no http://host:port", *upstream)
	}
	gate := newGate(store)
	go func() { log.Fatal(http.ListenAndServe(*control, gate.control())) }()
	log.Fatal(http.ListenAndServe(*listen, gate))
}
