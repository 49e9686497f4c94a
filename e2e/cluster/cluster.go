package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"fleetprof.io/e2e/cluster/internal/layout"
	"fleetprof.io/e2e/cluster/internal/node"
	"fleetprof.io/e2e/cluster/internal/program"
)

// cluster is the one that this machine may have, up or not.
type cluster struct {
	state layout.State
	cache program.Cache
}

// exclusively waits until no other up or down is at work.
func (c cluster) exclusively(work func() error) error {
	lock, err := os.OpenFile(filepath.Join(c.cache.Dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return err
	}
	return work()
}

func (c cluster) down() error {
	if err := node.Stop(c.state); err != nil {
		return err
	}
	c.say("down: nothing of it is left")
	return nil
}

func (c cluster) status() error {
	if !c.ready() {
		return errors.New("down")
	}
	c.say("up: %s", c.state.Kubeconfig())
	return nil
}

// ready says whether an earlier up went through to its end and the node still runs.
func (c cluster) ready() bool {
	_, err := os.Stat(c.marker())
	return err == nil && node.Running(c.state)
}

func (c cluster) marker() string { return c.state.Path("ready") }

func (c cluster) say(format string, values ...any) {
	fmt.Fprintf(c.cache.Report, "cluster: "+format+"\n", values...)
}
