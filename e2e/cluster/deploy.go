package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"fleetprof.io/e2e/cluster/internal/layout"
)

// The pods that every cluster has, one file each.
//
//go:embed manifests/*.yaml
var manifests embed.FS

const nodePatience = 90 * time.Second

// awaitNode waits for the API server, then for the node to register and be Ready.
func (c cluster) awaitNode() error {
	var failure error
	for deadline := time.Now().Add(nodePatience); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		if failure = c.kubectl("", "get", "--raw=/readyz"); failure == nil {
			break
		}
	}
	if failure != nil {
		return fmt.Errorf("the API server is not ready after %s: %w", nodePatience, failure)
	}
	node := "node/" + layout.NodeName
	if err := c.kubectl("", "wait", "--for=create", node, "--timeout="+nodePatience.String()); err != nil {
		return err
	}
	return c.kubectl("", "wait", "--for=condition=Ready", node, "--timeout="+nodePatience.String())
}

// deploy applies the manifests and waits for their deployments.
func (c cluster) deploy() error {
	paths, err := fs.Glob(manifests, "manifests/*.yaml")
	if err != nil {
		return err
	}
	var all []string
	for _, path := range paths {
		text, err := manifests.ReadFile(path)
		if err != nil {
			return err
		}
		all = append(all, string(text))
	}
	manifest := strings.ReplaceAll(strings.Join(all, "---\n"), "DNS_SERVICE", layout.DNSService)
	if err := c.kubectl(manifest, "apply", "--server-side", "--filename=-"); err != nil {
		return err
	}
	for _, deployment := range [][2]string{{"kube-system", "coredns"}, {"minio", "minio"}} {
		err := c.kubectl("", "--namespace="+deployment[0], "rollout", "status", "deployment/"+deployment[1], "--timeout=2m")
		if err != nil {
			return err
		}
	}
	return nil
}

// kubectl runs one command as the administrator; its error is what kubectl says.
func (c cluster) kubectl(input string, arguments ...string) error {
	command := exec.Command(filepath.Join(c.state.Bin(), "kubectl"),
		append([]string{"--kubeconfig=" + c.state.Kubeconfig()}, arguments...)...)
	command.Stdin = strings.NewReader(input)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("kubectl %s: %s", strings.Join(arguments, " "), strings.TrimSpace(string(output)))
	}
	return nil
}
