// Package program builds the cluster's programs from their published modules, once, into a cache.
package program

import (
	"os"
	"path/filepath"
	"strings"
)

// KubernetesVersion is what kube/go.mod pins; a program of Kubernetes does not know it by itself.
const KubernetesVersion = "v1.34.4"

// Program is one executable: a package, and the folder of the module that it is built in.
type Program struct {
	Name    string
	Folder  string
	Package string
	Values  []string // of variables, for the linker: name=value
}

// The programs of the cluster. Kube comes first: it takes the longest, and what it compiles the others share.
var (
	Kube = Program{Name: "kube", Folder: "kube", Package: ".", Values: append(
		version("k8s.io/component-base/version"), version("k8s.io/client-go/pkg/version")...)}
	CoreDNS = Program{Name: "coredns", Folder: "coredns", Package: "."}
	Helm    = Program{Name: "helm", Folder: "helm", Package: "helm.sh/helm/v3/cmd/helm"}
	MinIO   = Program{Name: "minio", Folder: "minio", Package: "github.com/minio/minio"}
	Pause   = Program{Name: "pause", Folder: ".", Package: "./pause"}
	All     = []Program{Kube, CoreDNS, MinIO, Helm, Pause}
)

func version(pkg string) []string {
	numbers := strings.Split(strings.TrimPrefix(KubernetesVersion, "v"), ".")
	return []string{
		pkg + ".gitVersion=" + KubernetesVersion,
		pkg + ".gitMajor=" + numbers[0],
		pkg + ".gitMinor=" + numbers[1],
		pkg + ".gitTreeState=clean",
	}
}

func (p Program) flags() []string {
	link := "-s -w"
	for _, value := range p.Values {
		link += " -X " + value
	}
	return []string{"-trimpath", "-buildvcs=false", "-ldflags", link}
}

// sources are the files that decide what the program is: the module's requirements, their sums, its own Go files.
func (p Program) sources(root string) ([]string, error) {
	folder := filepath.Join(root, p.Folder)
	sources := []string{filepath.Join(folder, "go.mod")}
	if sums := filepath.Join(folder, "go.sum"); exists(sums) {
		sources = append(sources, sums)
	}
	if !strings.HasPrefix(p.Package, ".") {
		return sources, nil
	}
	own, err := filepath.Glob(filepath.Join(folder, p.Package, "*.go"))
	return append(sources, own...), err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
