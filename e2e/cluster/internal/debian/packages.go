// Package debian installs what the cluster takes from the distribution.
package debian

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// needed maps a Debian package to a file that only it brings.
var needed = []struct{ pkg, file string }{
	{"containerd", "/usr/bin/containerd"},
	{"runc", "/usr/sbin/runc"},
	{"buildah", "/usr/bin/buildah"},
	{"containernetworking-plugins", "/usr/lib/cni/ptp"},
	{"iptables", "/usr/sbin/iptables"},
	{"conntrack", "/usr/sbin/conntrack"},
	{"iproute2", "/bin/ip"},
	{"mmdebstrap", "/usr/bin/mmdebstrap"},
}

// Install installs the packages that are missing; with none missing it asks nobody.
func Install(report io.Writer) error {
	missing := Missing()
	if len(missing) == 0 {
		return nil
	}
	fmt.Fprintf(report, "cluster: installing %s\n", strings.Join(missing, " "))
	if _, err := exec.LookPath("apt-get"); err != nil {
		return errors.New("without apt-get these have to be installed by hand: " + strings.Join(missing, " "))
	}
	if err := apt(report, "update"); err != nil {
		return err
	}
	return apt(report, append([]string{"install", "-y", "--no-install-recommends"}, missing...)...)
}

// Missing lists the packages that are not installed.
func Missing() []string {
	var missing []string
	for _, one := range needed {
		if _, err := os.Stat(one.file); err != nil {
			missing = append(missing, one.pkg)
		}
	}
	return missing
}

func apt(report io.Writer, arguments ...string) error {
	command := exec.Command("apt-get", append([]string{"-q"}, arguments...)...)
	command.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	command.Stdout, command.Stderr = report, report
	if err := command.Run(); err != nil {
		return fmt.Errorf("apt-get %s: %w", arguments[0], err)
	}
	return nil
}
