package component

import "fleetprof.io/e2e/cluster/internal/layout"

// Issuer is who signs the tokens of service accounts.
const Issuer = "https://kubernetes.default.svc." + layout.DNSDomain

const frontProxy = "front-proxy-client"

// apiServer leaves admission, webhooks and policies at upstream's defaults.
func apiServer(state layout.State) Component {
	return kube(state, "kube-apiserver", etcdAddress,
		"--etcd-servers=http://"+etcdAddress,
		"--advertise-address="+layout.NodeAddress,
		"--secure-port=6443",
		"--tls-cert-file="+state.PKI("kube-apiserver.crt"),
		"--tls-private-key-file="+state.PKI("kube-apiserver.key"),
		"--client-ca-file="+state.PKI("ca.crt"),
		"--kubelet-certificate-authority="+state.PKI("ca.crt"),
		"--kubelet-client-certificate="+state.PKI("kubelet-client.crt"),
		"--kubelet-client-key="+state.PKI("kubelet-client.key"),
		"--kubelet-preferred-address-types=InternalIP",
		// Whom it calls in a user's name (aggregated APIs) knows it by this certificate.
		"--requestheader-client-ca-file="+state.PKI("ca.crt"),
		"--requestheader-allowed-names="+frontProxy,
		"--requestheader-username-headers=X-Remote-User",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--proxy-client-cert-file="+state.PKI("front-proxy.crt"),
		"--proxy-client-key-file="+state.PKI("front-proxy.key"),
		"--service-account-issuer="+Issuer,
		"--service-account-key-file="+state.PKI("tokens.pub"),
		"--service-account-signing-key-file="+state.PKI("tokens.key"),
		"--service-cluster-ip-range="+layout.ServiceRange,
		"--authorization-mode=Node,RBAC",
		"--enable-admission-plugins=NodeRestriction",
		"--allow-privileged")
}
