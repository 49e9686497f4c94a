package node

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
	"time"

	"fleetprof.io/e2e/cluster/internal/component"
	"fleetprof.io/e2e/cluster/internal/layout"
)

const (
	poll  = 100 * time.Millisecond
	pause = time.Second // before a program that has ended is started again
)

// Supervise runs the node's programs, each again whenever it ends. It does not return.
func Supervise(state layout.State) error {
	var all sync.WaitGroup
	for _, one := range component.All(state) {
		all.Go(func() {
			for {
				for !answers(one.After) {
					time.Sleep(poll)
				}
				err := run(one, state.Log(one.Name))
				fmt.Fprintf(os.Stderr, "%s %s has ended: %v\n", time.Now().Format(time.TimeOnly), one.Name, err)
				time.Sleep(pause)
			}
		})
	}
	all.Wait()
	return nil
}

func run(one component.Component, path string) error {
	log, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	command := exec.Command(one.Command[0], one.Command[1:]...)
	command.Stdout, command.Stderr = log, log
	return command.Run()
}
