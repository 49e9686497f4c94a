// Command cluster runs one node of real Kubernetes, and MinIO in it, on this machine: up, down, build, status, load FILE.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"fleetprof.io/e2e/cluster/internal/layout"
	"fleetprof.io/e2e/cluster/internal/node"
	"fleetprof.io/e2e/cluster/internal/program"
)

func main() {
	modules := flag.String("modules", ".", "the folder of this repository that holds the cluster's modules")
	cache := flag.String("cache", "", "the folder that built programs and images are kept in")
	flag.Parse()
	cluster := cluster{layout.Default, program.Cache{Dir: *cache, Root: *modules, Report: os.Stderr}}
	if err := cluster.command(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		os.Exit(1)
	}
}

func (c cluster) command(arguments []string) error {
	name, operands := "", arguments
	if len(arguments) > 0 {
		name, operands = arguments[0], arguments[1:]
	}
	switch {
	case name == "up" && len(operands) == 0:
		return c.exclusively(c.up)
	case name == "build" && len(operands) == 0:
		return c.exclusively(func() error { _, err := c.make(); return err })
	case name == "down" && len(operands) == 0:
		return c.exclusively(c.down)
	case name == "status" && len(operands) == 0:
		return c.status()
	case name == "load" && len(operands) > 0:
		return c.load(operands)
	case name == node.InitCommand && len(operands) == 1:
		return node.Init(layout.State(operands[0]))
	case name == node.SuperviseCommand && len(operands) == 1:
		return node.Supervise(layout.State(operands[0]))
	}
	return errors.New("one of these is needed: up, down, build, status, load FILE")
}
