// Package kubeconfig renders the file with which a client finds and convinces the API server.
package kubeconfig

import (
	"encoding/json"

	"fleetprof.io/e2e/cluster/internal/pki"
)

type named struct {
	Name    string         `json:"name"`
	Cluster map[string]any `json:"cluster,omitempty"`
	User    map[string]any `json:"user,omitempty"`
	Context map[string]any `json:"context,omitempty"`
}

// Render is a kubeconfig with everything inside, so that it may be copied anywhere. It is JSON, which every reader of
// YAML reads.
func Render(server string, authority []byte, client pki.Pair) []byte {
	const name = "fleetprof"
	config := map[string]any{
		"apiVersion": "v1",
		"kind":       "Config",
		"clusters": []named{{Name: name, Cluster: map[string]any{
			"server": server, "certificate-authority-data": authority}}},
		"users": []named{{Name: name, User: map[string]any{
			"client-certificate-data": client.Certificate, "client-key-data": client.Key}}},
		"contexts":        []named{{Name: name, Context: map[string]any{"cluster": name, "user": name}}},
		"current-context": name,
	}
	text, _ := json.MarshalIndent(config, "", "  ") // maps of strings and bytes always marshal
	return append(text, '\n')
}
