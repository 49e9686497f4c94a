package component

import (
	"fmt"

	"fleetprof.io/e2e/cluster/internal/layout"
)

func kubelet(state layout.State) Component {
	return kube(state, "kubelet", containerdSocket,
		"--config="+state.Config("kubelet.yaml"),
		"--kubeconfig="+state.PKI("kubelet.conf"),
		"--root-dir="+layout.KubeletDir,
		"--hostname-override="+layout.NodeName,
		"--node-ip="+layout.NodeAddress,
		"--node-labels=topology.kubernetes.io/region=local,topology.kubernetes.io/zone=local-a,"+
			"node.kubernetes.io/instance-type=fleetprof")
}

// kubeletConfig: images are loaded, not pulled, so none is ever collected; the disk is the developer's, so only a full
// one evicts pods.
func kubeletConfig(state layout.State) string {
	return fmt.Sprintf(`apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: %s
port: 10250
tlsCertFile: %s
tlsPrivateKeyFile: %s
authentication:
  anonymous: {enabled: false}
  webhook: {enabled: true}
  x509: {clientCAFile: %s}
authorization: {mode: Webhook}
containerRuntimeEndpoint: unix://%s
cgroupDriver: cgroupfs
cgroupRoot: %s
failSwapOn: false
oomScoreAdj: 0
resolvConf: ""
clusterDNS: [%s]
clusterDomain: %s
maxPods: 250
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: 1%%, nodefs.available: 1%%, nodefs.inodesFree: 1%%, imagefs.available: 1%%}
`, layout.NodeAddress, state.PKI("kubelet.crt"), state.PKI("kubelet.key"), state.PKI("ca.crt"), containerdSocket,
		layout.Cgroup, layout.DNSService, layout.DNSDomain)
}
