package node

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"fleetprof.io/e2e/cluster/internal/layout"
)

// connect joins the node's network to the host's. The link goes with the node, and the routes go with the link.
func connect(pid int) error {
	return ip(
		"link add "+layout.HostLink+" type veth peer name "+layout.NodeLink+" netns "+strconv.Itoa(pid),
		"address add "+layout.HostAddress+layout.LinkBits+" dev "+layout.HostLink,
		"link set "+layout.HostLink+" up",
		"route add "+layout.PodRange+" via "+layout.NodeAddress,
		"route add "+layout.ServiceRange+" via "+layout.NodeAddress,
	)
}

// configure does the node's part, inside.
func configure() error {
	return ip(
		"link set lo up",
		"address add "+layout.NodeAddress+layout.LinkBits+" dev "+layout.NodeLink,
		"link set "+layout.NodeLink+" up",
		"route add default via "+layout.HostAddress,
	)
}

// disconnect removes the link of a node that is gone, should it still be there.
func disconnect() { _ = ip("link delete " + layout.HostLink) }

func ip(commands ...string) error {
	for _, command := range commands {
		output, err := exec.Command("ip", strings.Fields(command)...).CombinedOutput()
		if err != nil {
			return fmt.Errorf("ip %s: %s", command, strings.TrimSpace(string(output)))
		}
	}
	return nil
}
