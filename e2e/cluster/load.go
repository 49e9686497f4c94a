package main

import (
	"fmt"
	"net"
	"os/exec"
	"time"
)

// containerdPatience is how long a node may take until containerd answers.
const containerdPatience = 30 * time.Second

// load puts the images of OCI archives into the node: pods use them with imagePullPolicy Never or IfNotPresent.
func (c cluster) load(archives []string) error {
	if err := c.awaitContainerd(); err != nil {
		return err
	}
	for _, archive := range archives {
		command := exec.Command("ctr", "--address", c.state.Containerd(), "--namespace", "k8s.io", "images", "import", archive)
		command.Stdout, command.Stderr = c.cache.Report, c.cache.Report
		if err := command.Run(); err != nil {
			return fmt.Errorf("%s cannot be loaded: %w", archive, err)
		}
	}
	return nil
}

func (c cluster) awaitContainerd() error {
	for deadline := time.Now().Add(containerdPatience); ; time.Sleep(100 * time.Millisecond) {
		connection, err := net.Dial("unix", c.state.Containerd())
		if err == nil {
			return connection.Close()
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("containerd does not answer; is the cluster up? %w", err)
		}
	}
}
