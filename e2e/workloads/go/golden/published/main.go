// Command published says of itself what a service does that was set up with care: its figures for Prometheus at
// /metrics, where -metrics says, and those of expvar at /debug/vars, where -vars says. It also has what such services
// have and nobody else may keep: secrets among its arguments, customers in its labels.
package main

import (
	"expvar"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/http/pprof"
	"runtime"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func main() {
	metrics := flag.String("metrics", "", "default: as everybody has it; scheduler: with what the runtime measures; empty: none")
	vars := flag.Bool("vars", false, "serve expvar")
	addr := flag.String("addr", "127.0.0.1:0", "where to serve")
	flag.String("token", "", "a secret")
	flag.Parse()

	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	if *metrics != "" {
		mux.Handle("/metrics", promhttp.HandlerFor(registry(*metrics == "scheduler"), promhttp.HandlerOpts{}))
	}
	if *vars {
		expvar.NewString("customer").Set("jane.doe@example.org")
		mux.Handle("/debug/vars", expvar.Handler())
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		panic(err)
	}
	go work()
	go collect()
	fmt.Printf("{\"url\": \"http://%s\"}\n", listener.Addr())
	panic(http.Serve(listener, mux))
}

func registry(scheduler bool) *prometheus.Registry {
	registry := prometheus.NewRegistry()
	collector := collectors.NewGoCollector()
	if scheduler {
		collector = collectors.NewGoCollector(
			collectors.WithGoCollectorRuntimeMetrics(collectors.MetricsScheduler, collectors.MetricsGC))
	}
	orders := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orders_total", Help: "By customer."}, []string{"customer"})
	orders.WithLabelValues("jane.doe@example.org").Add(7)
	registry.MustRegister(collector, orders, collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return registry
}

// work keeps more goroutines ready to run than there are threads for them.
func work() {
	for range time.Tick(20 * time.Millisecond) {
		for i := 0; i < 50; i++ {
			go func() {
				for until := time.Now().Add(50 * time.Microsecond); time.Now().Before(until); {
				}
			}()
		}
	}
}

func collect() {
	for range time.Tick(200 * time.Millisecond) {
		runtime.GC()
	}
}
