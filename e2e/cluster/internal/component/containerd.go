package component

import (
	"fmt"

	"fleetprof.io/e2e/cluster/internal/image"
	"fleetprof.io/e2e/cluster/internal/layout"
)

// Paths below /run are the node's own: its /run is a folder of the state.
const containerdSocket = "/run/containerd/containerd.sock"

func containerd(state layout.State) Component {
	return Component{Name: "containerd", Command: []string{"containerd", "--config", state.Config("containerd.toml")}}
}

// containerdConfig: without restrict_oom_score_adj no pod starts where root lacks CAP_SYS_RESOURCE.
func containerdConfig(state layout.State) string {
	return fmt.Sprintf(`version = 2
root = %q
state = "/run/containerd"
oom_score = 0
disabled_plugins = [
  "io.containerd.internal.v1.opt",
  "io.containerd.snapshotter.v1.aufs",
  "io.containerd.snapshotter.v1.btrfs",
  "io.containerd.snapshotter.v1.devmapper",
  "io.containerd.snapshotter.v1.zfs",
]

[grpc]
  address = %q

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = %q
  restrict_oom_score_adj = true

  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "/etc/cni/net.d"

  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"

    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
`, state.Path("containerd"), containerdSocket, image.Pause)
}

// cniConfig gives each pod a link of its own to the node and lets the node route between them. Over a bridge answers
// from a Service's pod would pass the node by, with the wrong sender.
func cniConfig() string {
	return fmt.Sprintf(`{
  "cniVersion": "0.4.0",
  "name": "fleetprof",
  "plugins": [
    {
      "type": "ptp",
      "ipMasq": true,
      "ipam": {
        "type": "host-local",
        "dataDir": "/run/cni",
        "ranges": [[{"subnet": %q}]],
        "routes": [{"dst": "0.0.0.0/0"}]
      }
    },
    {"type": "portmap", "capabilities": {"portMappings": true}}
  ]
}
`, layout.PodRange)
}
