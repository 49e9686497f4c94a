package node

import (
	"errors"
	"os"
	"syscall"

	"fleetprof.io/e2e/cluster/internal/layout"
)

// Init is the node's first process: it arranges what the node sees, starts the supervisor, and buries the orphans that
// fall to it. It returns when the supervisor has ended; the kernel then ends all others.
func Init(state layout.State) error {
	if n, _ := os.Stdin.Read(make([]byte, 1)); n == 0 {
		return errors.New("the program that started the node is gone")
	}
	if err := arrange(state); err != nil {
		return err
	}
	if err := configure(); err != nil {
		return err
	}
	supervisor, err := os.StartProcess("/proc/self/exe", []string{"node", SuperviseCommand, string(state)},
		&os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stderr}, Env: os.Environ()})
	if err != nil {
		return err
	}
	for {
		pid, err := syscall.Wait4(-1, nil, 0, nil)
		if pid == supervisor.Pid {
			return errors.New("the supervisor has ended")
		}
		if err != nil && !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}
