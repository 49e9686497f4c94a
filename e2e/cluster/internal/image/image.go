// Package image builds the images of the cluster's own pods, once, as archives in the cache: no registry is needed.
package image

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"fleetprof.io/e2e/cluster/internal/program"
)

// Base is a small Debian, in buildah's store as well, for other Dockerfiles to build on: --build-arg BASE=localhost/base:1.
const Base = "localhost/base:1"

// Pause holds the namespaces of each pod.
const Pause = "localhost/pause:1"

// ofProgram are the images that hold one static program and nothing else.
var ofProgram = []struct {
	name    string
	program program.Program
}{
	{Pause, program.Pause},
	{"localhost/coredns:1", program.CoreDNS},
	{"localhost/minio:1", program.MinIO},
}

// Archives builds what is not in the cache yet, and gives the archives that a node has to load.
func Archives(cache program.Cache) ([]string, error) {
	var archives []string
	for _, image := range ofProgram {
		binary, err := cache.Built(image.program)
		if err != nil {
			return nil, err
		}
		archive := filepath.Join(filepath.Dir(binary), "image.tar")
		if _, err := os.Stat(archive); err != nil {
			dockerfile := fmt.Sprintf("FROM scratch\nCOPY %[1]s /%[1]s\nENTRYPOINT [\"/%[1]s\"]\n", image.program.Name)
			if err := build(cache.Report, image.name, dockerfile, filepath.Dir(binary), archive); err != nil {
				return nil, err
			}
			if err := buildah(cache.Report, "rmi", image.name); err != nil {
				return nil, err
			}
		}
		archives = append(archives, archive)
	}
	return archives, nil
}

// build makes an image of the Dockerfile and the context, and puts it as an OCI archive at its place by a rename. Its
// layers are not packed: they travel from one folder of this machine to the next.
func build(report io.Writer, name, dockerfile, context, archive string) error {
	scratch, err := os.MkdirTemp(filepath.Dir(archive), "image")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	recipe, draft := filepath.Join(scratch, "Dockerfile"), filepath.Join(scratch, "image.tar")
	if err := os.WriteFile(recipe, []byte(dockerfile), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(report, "cluster: building the image %s\n", name)
	if err := buildah(report, "bud", "--quiet", "--tag", name, "--file", recipe, context); err != nil {
		return err
	}
	target := "oci-archive:" + draft + ":" + name
	if err := buildah(report, "push", "--quiet", "--disable-compression", name, target); err != nil {
		return err
	}
	return os.Rename(draft, archive)
}

func buildah(report io.Writer, arguments ...string) error {
	command := exec.Command("buildah", append([]string{"--storage-driver", "overlay"}, arguments...)...)
	command.Stdout, command.Stderr = report, report
	if err := command.Run(); err != nil {
		return fmt.Errorf("buildah %s: %w", arguments[0], err)
	}
	return nil
}
