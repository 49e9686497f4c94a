// Command workloads runs one small service that leaks, or its healthy twin that looks like it.
//
//	workloads list                    every case as JSON: what leaks, and what has to be found where
//	workloads leak CASE [flags]       the leaky program of a case
//	workloads twin CASE [flags]       its healthy twin
//
// A program serves net/http/pprof, prints one JSON line once it has as many goroutines as it says there, and ends when
// its standard input, if that is a pipe, is closed; on SIGTERM and SIGINT; and after -max-life. With -hold a leak grows
// on when the first line comes on standard input, so that many programs can be profiled at the size they have promised.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/crc32"
	"log"
	"os"
	"strings"
	"time"

	"example.org/shop/scenario"
)

// bakedSeed is what a generated variant was made from; its counts and rates follow from it too.
const bakedSeed = 0

const usage = "usage: workloads list | leak CASE [flags] | twin CASE [flags]"

func main() {
	log.SetFlags(0)
	log.SetPrefix("workloads: ")
	if err := run(os.Args[1:]); err != nil {
		log.Print(err)
		os.Exit(2)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 1 && args[0] == "list":
		return printJSON(list())
	case len(args) < 2:
		return errors.New(usage)
	}
	role, name := args[0], args[1]
	program, err := find(strings.TrimSuffix(role, neighbourSuffix), name)
	if err != nil {
		return err
	}
	options, err := parse(args[2:])
	if err != nil {
		return err
	}
	goOn := endAfter(options.maxLife)
	if strings.HasSuffix(role, neighbourSuffix) {
		return serveNeighbour(program)
	}
	if !options.hold {
		goOn = nil
	}
	return serve(role, name, program, options, goOn)
}

// find looks up a role of a case.
func find(role, name string) (*scenario.Program, error) {
	for _, c := range cases {
		program := map[string]*scenario.Program{"leak": c.Leak, "twin": c.Twin}[role]
		if c.Name == name && program != nil {
			return program, nil
		}
	}
	return nil, fmt.Errorf("no %s named %q; see workloads list", role, name)
}

type options struct {
	addr    string
	seed    int64
	count   int
	first   int
	rate    float64
	maxLife time.Duration
	hold    bool
	deaf    string
	metrics bool
	front   front
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("workloads", flag.ContinueOnError)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:0", "where to serve profiles")
	flags.Int64Var(&o.seed, "seed", bakedSeed, "varies counts and rates; 0: another one each time")
	flags.IntVar(&o.count, "count", 0, "goroutines at most; 0: as the seed has it")
	flags.IntVar(&o.first, "first", 0, "goroutines of a leak once it is ready; 0: as the seed has it")
	flags.Float64Var(&o.rate, "rate", 0, "requests a second; 0: as the seed has it")
	flags.DurationVar(&o.maxLife, "max-life", 15*time.Minute, "ends by itself after that")
	flags.BoolVar(&o.hold, "hold", false, "a leak that is ready grows on at the first line on standard input")
	flags.StringVar(&o.deaf, "deaf", "", "an address at which connections are dropped, beside the one in -addr")
	flags.BoolVar(&o.metrics, "metrics", false, "serve the runtime's figures for Prometheus at /metrics")
	flags.StringVar(&o.front.below, "below", "", "serve below this path alone, such as /ops")
	flags.BoolVar(&o.front.login, "login", false, "answer 401")
	flags.StringVar(&o.front.redirect, "redirect", "", "send everybody to this address")
	flags.BoolVar(&o.front.hidden, "hidden", false, "answer 404")
	flags.BoolVar(&o.front.obeys, "obeys", false, "/fill takes all memory there is, /quit ends the program")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if err := o.front.check(); err != nil {
		return o, err
	}
	if o.seed == 0 {
		o.seed = time.Now().UnixNano()
	}
	if flags.NArg() > 0 || o.count < 0 || o.first < 0 || o.rate < 0 {
		return o, errors.New(usage)
	}
	return o, nil
}

// load is what the program gets: as the seed varies it for this one, unless a flag says otherwise.
func (o options) load(role, name string, of *scenario.Program) *scenario.Load {
	load := of.Load.Vary(o.seed + int64(crc32.ChecksumIEEE([]byte(role+name))))
	if o.count > 0 {
		load.Count = o.count
	}
	if o.first > 0 {
		load.First = o.first
	}
	if o.rate > 0 {
		load.Rate = o.rate
	}
	return load
}

func printJSON(value any) error { return json.NewEncoder(os.Stdout).Encode(value) }
