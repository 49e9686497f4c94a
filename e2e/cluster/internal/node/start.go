// Package node runs the node: one process with namespaces of its own for processes, mounts and network, in which all of
// the node's programs and pods live. Its end, however it comes, is the kernel's end of all of them, their mounts, links
// and rules of iptables.
package node

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"fleetprof.io/e2e/cluster/internal/cgroup"
	"fleetprof.io/e2e/cluster/internal/layout"
	"fleetprof.io/e2e/cluster/internal/process"
)

// InitCommand and SuperviseCommand are the arguments that make this program the node's first and second process.
const (
	InitCommand      = "node-init"
	SuperviseCommand = "node-supervise"
)

// Start starts the node and remembers its process. The node waits for a byte on its standard input: if this program
// ends before that, so does the node, and no process is ever left without a record.
func Start(state layout.State) error {
	if err := prepare(state); err != nil {
		return err
	}
	log, err := os.OpenFile(state.Log("node"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	command := exec.Command("/proc/self/exe", InitCommand, string(state))
	command.Dir = "/"
	command.Env = []string{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root",
		layout.NumberVariable + "=" + strconv.Itoa(layout.Number)}
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = &syscall.SysProcAttr{
		Setsid:     true,
		Cloneflags: syscall.CLONE_NEWPID | syscall.CLONE_NEWNS | syscall.CLONE_NEWNET,
	}
	gate, err := command.StdinPipe()
	if err != nil {
		return err
	}
	defer gate.Close()
	if err := command.Start(); err != nil {
		return fmt.Errorf("the node's namespaces cannot be made: %w", err)
	}
	record, err := process.Of(command.Process.Pid)
	if err != nil {
		return err
	}
	if err := record.Write(state.Record()); err != nil {
		return err
	}
	if err := connect(command.Process.Pid); err != nil {
		return err
	}
	_, err = gate.Write([]byte{1})
	return err
}

func prepare(state layout.State) error {
	folders := append([]string{filepath.Dir(state.Log("node"))}, stubs...)
	for _, view := range views(state) {
		folders = append(folders, view.source)
	}
	for _, folder := range folders {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	return cgroup.Make(layout.Cgroup)
}
