package node

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"fleetprof.io/e2e/cluster/internal/layout"
)

// view is a folder of the state that the node sees at a place where programs expect it.
type view struct{ source, target string }

// stubs are places that the host need not have: there only to be seen through, they are made empty and removed empty.
var stubs = []string{layout.KubeletDir, layout.CNIConfigDir, layout.CNIResultsDir}

func views(state layout.State) []view {
	return []view{
		{state.Path("run"), "/run"},
		{state.Path("log", "var"), "/var/log"},
		{state.Path("kubelet"), layout.KubeletDir},
		{state.Config("cni"), layout.CNIConfigDir},
		{state.Path("cni"), layout.CNIResultsDir},
	}
}

// settings of the kernel that a kubelet asks for. They are the whole machine's, so the node gets to see files that say
// so already, and changes nothing.
var settings = map[string]string{
	"vm/overcommit_memory":      "1",
	"vm/panic_on_oom":           "0",
	"kernel/panic":              "10",
	"kernel/panic_on_oops":      "1",
	"kernel/keys/root_maxkeys":  "1000000",
	"kernel/keys/root_maxbytes": "25000000",
}

// arrange makes the node's view of files. Nothing of it is seen outside of the node's namespace of mounts.
func arrange(state layout.State) error {
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("mounts cannot be made private: %w", err)
	}
	if err := syscall.Mount("proc", "/proc", "proc", 0, ""); err != nil {
		return fmt.Errorf("/proc cannot be mounted: %w", err)
	}
	for _, view := range views(state) {
		if err := bind(view); err != nil {
			return err
		}
	}
	for name, value := range settings {
		source := state.Path("settings", filepath.Base(name))
		if err := os.MkdirAll(filepath.Dir(source), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(source, []byte(value+"\n"), 0o644); err != nil {
			return err
		}
		if err := bind(view{source, filepath.Join("/proc/sys", name)}); err != nil {
			return err
		}
	}
	return os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0o644) // of the node's network alone
}

func bind(view view) error {
	if err := syscall.Mount(view.source, view.target, "", syscall.MS_BIND, ""); err != nil {
		return fmt.Errorf("%s cannot be shown at %s: %w", view.source, view.target, err)
	}
	return nil
}
