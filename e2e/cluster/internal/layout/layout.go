// Package layout says where everything of a cluster of this machine stands: folders and addresses.
package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// Number tells the clusters of one machine apart, 0 to 9; nothing of one meets anything of another.
var Number = number(os.Getenv(NumberVariable))

// NumberVariable is the environment variable that holds the number; unset: 0.
const NumberVariable = "FLEETPROF_CLUSTER"

func number(text string) int {
	if number, err := strconv.Atoi(text); err == nil && number >= 0 && number <= 9 {
		return number
	}
	return 0 // the script that starts this program refuses anything else
}

// The node has a network namespace of its own, joined to the host's by one veth pair. Nothing listens on the host, so
// the ports may be Kubernetes' usual ones.
var (
	HostLink     = fmt.Sprintf("fleetprof%d", Number)
	HostAddress  = address("0.1")
	NodeAddress  = address("0.2")
	PodRange     = address("64.0/18")
	ServiceRange = address("128.0/17")
	APIService   = address("128.1")
	DNSService   = address("128.10")
	APIServer    = "https://" + NodeAddress + ":6443"
)

// The same in each of them.
const (
	NodeName  = "fleetprof-node"
	NodeLink  = "eth0"
	LinkBits  = "/30"
	DNSDomain = "cluster.local"
)

func address(end string) string { return fmt.Sprintf("10.%d.%s", 203+Number, end) }

// Cgroup is the folder, in each hierarchy, below which the pods' cgroups are.
var Cgroup = "/fleetprof-cluster" + suffix()

func suffix() string {
	if Number == 0 {
		return ""
	}
	return fmt.Sprintf("-%d", Number)
}

// Folders that the node's programs use whatever they are told. The node has its own there; on the host they stand empty
// at most.
const (
	KubeletDir    = "/var/lib/kubelet"
	CNIConfigDir  = "/etc/cni"
	CNIResultsDir = "/var/lib/cni"
)

// State is the folder that holds all of a running cluster; without a cluster it does not exist.
type State string

// Default is the state folder of the cluster: on a disk, and short, for it holds Unix sockets.
var Default = State("/var/lib/fleetprof-cluster" + suffix())

// Path joins names to the state folder.
func (s State) Path(names ...string) string {
	return filepath.Join(append([]string{string(s)}, names...)...)
}

// Kubeconfig is the file with which a user, an administrator of the cluster, talks to it.
func (s State) Kubeconfig() string { return s.Path("kubeconfig") }

// Bin holds links to what a user calls: kubectl and helm.
func (s State) Bin() string { return s.Path("bin") }

// Program is a link to one of the node's programs.
func (s State) Program(name string) string { return s.Path("programs", name) }

// PKI holds keys, certificates and the kubeconfigs of the node's programs.
func (s State) PKI(name string) string { return s.Path("pki", name) }

// Config holds the configuration files of the node's programs.
func (s State) Config(name string) string { return s.Path("config", name) }

// Log is the log file of one of the node's programs.
func (s State) Log(program string) string { return s.Path("log", program+".log") }

// Record names the process that is the node.
func (s State) Record() string { return s.Path("node.json") }

// Containerd is containerd's socket as the host sees it: the node's /run is a folder of the state.
func (s State) Containerd() string { return s.Path("run", "containerd", "containerd.sock") }
