// Package layout says where everything of the one cluster of this machine stands: folders and addresses.
package layout

import "path/filepath"

// The node has a network namespace of its own, joined to the host's by one veth pair. Nothing listens on the host, so
// the ports may be Kubernetes' usual ones.
const (
	HostLink     = "fleetprof0"
	HostAddress  = "10.203.0.1"
	NodeName     = "fleetprof-node"
	NodeLink     = "eth0"
	NodeAddress  = "10.203.0.2"
	LinkBits     = "/30"
	PodRange     = "10.203.64.0/18"
	ServiceRange = "10.203.128.0/17"
	APIService   = "10.203.128.1"
	DNSService   = "10.203.128.10"
	DNSDomain    = "cluster.local"
	APIServer    = "https://" + NodeAddress + ":6443"
)

// Cgroup is the folder, in each hierarchy, below which the pods' cgroups are.
const Cgroup = "/fleetprof-cluster"

// Folders that the node's programs use whatever they are told. The node has its own there; on the host they stand empty
// at most.
const (
	KubeletDir    = "/var/lib/kubelet"
	CNIConfigDir  = "/etc/cni"
	CNIResultsDir = "/var/lib/cni"
)

// State is the folder that holds all of a running cluster; without a cluster it does not exist.
type State string

// Default is the state folder of this machine's cluster: on a disk, and short, for it holds Unix sockets.
const Default State = "/var/lib/fleetprof-cluster"

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
