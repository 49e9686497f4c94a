package node

import (
	"os"
	"time"

	"fleetprof.io/e2e/cluster/internal/cgroup"
	"fleetprof.io/e2e/cluster/internal/layout"
	"fleetprof.io/e2e/cluster/internal/process"
)

const patience = 15 * time.Second

// Running says whether the node runs.
func Running(state layout.State) bool { return process.Read(state.Record()).Alive() }

// Stop ends the node and removes all that it or a crash has left: control groups, the link, the state folder. It may
// be called at any time and any number of times.
func Stop(state layout.State) error {
	if err := process.Read(state.Record()).Kill(patience); err != nil {
		return err
	}
	disconnect()
	if err := cgroup.Remove(layout.Cgroup, patience); err != nil {
		return err
	}
	for _, stub := range stubs {
		_ = os.Remove(stub) // fails, rightly, for one that is not empty: somebody uses it
	}
	return os.RemoveAll(string(state))
}
