package component

import (
	"maps"
	"os"
	"path/filepath"

	"fleetprof.io/e2e/cluster/internal/kubeconfig"
	"fleetprof.io/e2e/cluster/internal/layout"
	"fleetprof.io/e2e/cluster/internal/pki"
)

// identities are whom the API server knows a program as. A node's name and group are what its authorizer asks for.
var identities = map[string]pki.Subject{
	"admin":                   {Name: "admin", Groups: []string{"system:masters"}},
	"kube-controller-manager": {Name: "system:kube-controller-manager"},
	"kube-scheduler":          {Name: "system:kube-scheduler"},
	"kube-proxy":              {Name: "system:kube-proxy"},
	"kubelet":                 {Name: "system:node:" + layout.NodeName, Groups: []string{"system:nodes"}},
}

// certificates are in files of their own: servers', and whom the API server is when it calls others.
var certificates = map[string]pki.Subject{
	"kube-apiserver": {Name: "kube-apiserver", Hosts: []string{
		"kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc." + layout.DNSDomain,
		"localhost", "127.0.0.1", layout.APIService, layout.NodeAddress}},
	"kubelet":        {Name: layout.NodeName, Hosts: []string{layout.NodeName, layout.NodeAddress, "127.0.0.1"}},
	"front-proxy":    {Name: frontProxy},
	"kubelet-client": {Name: "kube-apiserver-kubelet-client", Groups: []string{"system:masters"}},
}

// Write writes keys, certificates, kubeconfigs and configuration of a new cluster into its state folder.
func Write(state layout.State) error {
	files := map[string][]byte{
		state.Config("containerd.toml"):                 []byte(containerdConfig(state)),
		state.Config("cni/net.d/10-fleetprof.conflist"): []byte(cniConfig()),
		state.Config("kubelet.yaml"):                    []byte(kubeletConfig(state)),
	}
	secrets, err := secrets(state)
	if err != nil {
		return err
	}
	maps.Copy(files, secrets)
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func secrets(state layout.State) (map[string][]byte, error) {
	authority, err := pki.NewAuthority("fleetprof-cluster")
	if err != nil {
		return nil, err
	}
	tokens, err := pki.NewTokenKeys()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{
		state.PKI("ca.crt"):     authority.Certificate,
		state.PKI("ca.key"):     authority.Key,
		state.PKI("tokens.key"): tokens.Private,
		state.PKI("tokens.pub"): tokens.Public,
	}
	for name, subject := range certificates {
		pair, err := authority.Issue(subject)
		if err != nil {
			return nil, err
		}
		files[state.PKI(name+".crt")], files[state.PKI(name+".key")] = pair.Certificate, pair.Key
	}
	for name, subject := range identities {
		pair, err := authority.Issue(subject)
		if err != nil {
			return nil, err
		}
		files[state.PKI(name+".conf")] = kubeconfig.Render(layout.APIServer, authority.Certificate, pair)
	}
	files[state.Kubeconfig()] = files[state.PKI("admin.conf")]
	return files, nil
}
