// Package component says how each of the node's programs is run: its arguments and its files of configuration.
package component

import "fleetprof.io/e2e/cluster/internal/layout"

// Component is one program of the node.
type Component struct {
	Name    string
	Command []string
	After   string // what must answer before it is started: a socket's path, a TCP address, a URL, or nothing
}

// OfKube are the names that the kube program answers to on the node.
var OfKube = []string{
	"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy", "kubelet",
}

const etcdAddress = "127.0.0.1:2379"

var apiReady = layout.APIServer + "/readyz" // its roles are made by then, so nobody is refused

// All are the programs in the order of their start.
func All(state layout.State) []Component {
	return []Component{
		etcd(state), containerd(state), apiServer(state), controllerManager(state), scheduler(state), kubelet(state),
		proxy(state),
	}
}

// kube is a program of the kube binary.
func kube(state layout.State, name, after string, flags ...string) Component {
	return Component{Name: name, Command: append([]string{state.Program(name)}, flags...), After: after}
}

func etcd(state layout.State) Component {
	return kube(state, "etcd", "",
		"--name="+layout.NodeName,
		"--data-dir="+state.Path("etcd"),
		"--listen-client-urls=http://"+etcdAddress,
		"--advertise-client-urls=http://"+etcdAddress,
		"--listen-peer-urls=http://127.0.0.1:2380",
		"--unsafe-no-fsync", // the cluster's life ends with the machine's at the latest
		"--log-level=warn")
}

func controllerManager(state layout.State) Component {
	return kube(state, "kube-controller-manager", apiReady,
		"--kubeconfig="+state.PKI("kube-controller-manager.conf"),
		"--authentication-kubeconfig="+state.PKI("kube-controller-manager.conf"),
		"--authorization-kubeconfig="+state.PKI("kube-controller-manager.conf"),
		"--service-account-private-key-file="+state.PKI("tokens.key"),
		"--root-ca-file="+state.PKI("ca.crt"),
		"--cluster-signing-cert-file="+state.PKI("ca.crt"),
		"--cluster-signing-key-file="+state.PKI("ca.key"),
		"--use-service-account-credentials",
		"--allocate-node-cidrs=false",
		"--leader-elect=false",
		"--bind-address=127.0.0.1")
}

func scheduler(state layout.State) Component {
	return kube(state, "kube-scheduler", apiReady,
		"--kubeconfig="+state.PKI("kube-scheduler.conf"),
		"--authentication-kubeconfig="+state.PKI("kube-scheduler.conf"),
		"--authorization-kubeconfig="+state.PKI("kube-scheduler.conf"),
		"--leader-elect=false",
		"--bind-address=127.0.0.1")
}

func proxy(state layout.State) Component {
	return kube(state, "kube-proxy", apiReady,
		"--kubeconfig="+state.PKI("kube-proxy.conf"),
		"--hostname-override="+layout.NodeName,
		"--proxy-mode=iptables",
		"--cluster-cidr="+layout.PodRange,
		"--oom-score-adj=0", // less than the parent's takes a right that a root in a sandbox may lack
		// The tables of connections are the machine's: they stay as they are.
		"--conntrack-max-per-core=0", "--conntrack-min=0",
		"--conntrack-tcp-timeout-established=0s", "--conntrack-tcp-timeout-close-wait=0s")
}
