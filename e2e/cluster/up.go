package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fleetprof.io/e2e/cluster/internal/component"
	"fleetprof.io/e2e/cluster/internal/debian"
	"fleetprof.io/e2e/cluster/internal/image"
	"fleetprof.io/e2e/cluster/internal/node"
	"fleetprof.io/e2e/cluster/internal/program"
)

// up makes what is missing of: Debian's packages, programs and images in the cache, a running node, MinIO.
func (c cluster) up() error {
	if !c.ready() {
		archives, err := c.make()
		if err != nil {
			return err
		}
		if err := c.start(archives); err != nil {
			return fmt.Errorf("%w (logs are in %s)", err, filepath.Dir(c.state.Log("node")))
		}
	}
	fmt.Printf("export KUBECONFIG='%s'\nexport PATH='%s':\"$PATH\"\n", c.state.Kubeconfig(), c.state.Bin())
	return nil
}

// make builds what is not in the cache, and gives the archives of the images. While it compiles it downloads.
func (c cluster) make() ([]string, error) {
	installed := make(chan error, 1)
	go func() { installed <- debian.Install(c.cache.Report) }()
	go c.cache.Fetch(program.All[1:])
	for _, one := range program.All {
		if _, err := c.cache.Built(one); err != nil {
			return nil, err
		}
	}
	if err := <-installed; err != nil {
		return nil, err
	}
	if err := image.EnsureBase(c.cache); err != nil {
		return nil, err
	}
	return image.Archives(c.cache)
}

func (c cluster) start(archives []string) error {
	start := time.Now()
	if err := node.Stop(c.state); err != nil {
		return err
	}
	if err := component.Write(c.state); err != nil {
		return err
	}
	if err := c.link(); err != nil {
		return err
	}
	if err := node.Start(c.state); err != nil {
		return err
	}
	c.say("the node is started")
	if err := c.load(archives); err != nil {
		return err
	}
	if err := c.awaitNode(); err != nil {
		return err
	}
	c.say("the node is Ready after %s", time.Since(start).Round(time.Second))
	if err := c.deploy(); err != nil {
		return err
	}
	c.say("up after %s", time.Since(start).Round(time.Second))
	return os.WriteFile(c.marker(), nil, 0o600)
}

// link gives programs in the cache the names by which they are called: the node's in one folder, the user's in another.
func (c cluster) link() error {
	kube, err := c.cache.Path(program.Kube)
	if err != nil {
		return err
	}
	helm, err := c.cache.Path(program.Helm)
	if err != nil {
		return err
	}
	links := map[string]string{
		filepath.Join(c.state.Bin(), "kubectl"): kube,
		filepath.Join(c.state.Bin(), "helm"):    helm,
	}
	for _, name := range component.OfKube {
		links[c.state.Program(name)] = kube
	}
	for link, target := range links {
		if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
			return err
		}
		if err := os.Symlink(target, link); err != nil {
			return err
		}
	}
	return nil
}
