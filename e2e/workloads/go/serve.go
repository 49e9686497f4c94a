package main

import (
	"io"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"

	"example.org/shop/scenario"
)

// serve runs a program and announces it when it is ready.
func serve(role, name string, program *scenario.Program, o options, goOn <-chan struct{}) error {
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return err
	}
	if o.deaf != "" {
		held, err := deafen(o.deaf)
		if err != nil {
			return err
		}
		defer held.Close()
	}
	a := announcement{Name: name, Role: role, Seed: o.seed, PID: os.Getpid(), URL: "http://" + listener.Addr().String()}
	load := o.load(role, name, program)
	load.GoOn = goOn
	if program.Neighbour != nil {
		if a.Neighbour, err = startNeighbour(role, name, o.maxLife); err != nil {
			return err
		}
		load.Neighbour = a.Neighbour.URL + neighbourPath
	}
	a.Expect = expect(role, program, load)
	if o.metrics {
		publish(http.DefaultServeMux)
	}
	go program.Run(load)
	go func() {
		load.Await()
		_ = printJSON(a)
	}()
	return http.Serve(listener, o.front.handler(http.DefaultServeMux))
}

// endAfter ends this process after a time, and before that with whoever started it. The result is closed when a line
// comes from there; nil when nobody can send one.
func endAfter(life time.Duration) <-chan struct{} {
	time.AfterFunc(life, func() { os.Exit(0) })
	stdin, err := os.Stdin.Stat()
	if err != nil || stdin.Mode()&os.ModeNamedPipe == 0 {
		return nil
	}
	said := make(chan struct{})
	go func() {
		_, _ = os.Stdin.Read(make([]byte, 1))
		close(said)
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	return said
}
