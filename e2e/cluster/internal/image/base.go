package image

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"fleetprof.io/e2e/cluster/internal/program"
)

const (
	suite    = "bookworm"
	packages = "libc6,zlib1g,base-files,dash,coreutils,tzdata,ca-certificates"
)

// EnsureBase puts the base image into buildah's store, from the cache when it was made before.
func EnsureBase(cache program.Cache) error {
	if exec.Command("buildah", "--storage-driver", "overlay", "inspect", "--type", "image", Base).Run() == nil {
		return nil
	}
	archive := filepath.Join(cache.Dir, "base-"+suite, "image.tar")
	if _, err := os.Stat(archive); err == nil {
		return buildah(cache.Report, "pull", "--quiet", "oci-archive:"+archive)
	}
	folder := filepath.Dir(archive)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	tree := filepath.Join(folder, "tree.tar")
	defer os.Remove(tree)
	fmt.Fprintf(cache.Report, "cluster: fetching a small Debian for %s\n", Base)
	fetch := exec.Command("mmdebstrap", "--quiet", "--variant=extract", "--include="+packages, suite, tree)
	fetch.Stdout, fetch.Stderr = cache.Report, cache.Report
	if err := fetch.Run(); err != nil {
		return fmt.Errorf("mmdebstrap: %w", err)
	}
	return build(cache.Report, Base, "FROM scratch\nADD tree.tar /\nCMD [\"/bin/sh\"]\n", folder, archive)
}
