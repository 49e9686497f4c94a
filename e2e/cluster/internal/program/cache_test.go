package program

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKeyFollowsSourcesSumsAndFlags(t *testing.T) {
	cache, program := sample(t)
	before := key(t, cache, program)
	if again := key(t, cache, program); again != before {
		t.Errorf("the key changed from %s to %s by itself", before, again)
	}
	seen := map[string]string{before: "nothing"}
	for _, change := range []struct{ file, text string }{
		{"main.go", "package main\n\nfunc main() { println() }\n"},
		{"go.sum", "example.org/a v1.0.0 h1:x\n"},
		{"go.mod", "module example.org/other\n\ngo 1.26\n"},
	} {
		write(t, filepath.Join(cache.Root, "sample", change.file), change.text)
		after := key(t, cache, program)
		if other, known := seen[after]; known {
			t.Errorf("%s and %s have one key", change.file, other)
		}
		seen[after] = change.file
	}
	program.Values = []string{"main.version=2"}
	if _, known := seen[key(t, cache, program)]; known {
		t.Error("another version has the same key")
	}
}

func TestWhatIsInTheCacheIsNotBuilt(t *testing.T) {
	cache, program := sample(t)
	path, err := cache.Path(program)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, "built before")
	if built, err := cache.Built(program); err != nil || built != path {
		t.Errorf("%s was asked for, %s was given, %v", path, built, err)
	}
	if text, _ := os.ReadFile(path); string(text) != "built before" {
		t.Error("it was built again")
	}
}

func TestABuildThatFailsLeavesNoProgram(t *testing.T) {
	cache, program := sample(t)
	write(t, filepath.Join(cache.Root, "sample", "main.go"), "package main\n\nfunc main() { missing() }\n")
	_, err := cache.Built(program)
	if err == nil || !strings.Contains(err.Error(), "sample cannot be built") {
		t.Fatalf("the error is %v", err)
	}
	path, _ := cache.Path(program)
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestTheVersionIsTheModules(t *testing.T) {
	text, err := os.ReadFile("../../kube/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "k8s.io/kubernetes "+KubernetesVersion+"\n") {
		t.Errorf("kube/go.mod requires another Kubernetes than %s", KubernetesVersion)
	}
}

func sample(t *testing.T) (Cache, Program) {
	t.Helper()
	cache := Cache{Dir: t.TempDir(), Root: t.TempDir(), Report: io.Discard}
	write(t, filepath.Join(cache.Root, "sample", "go.mod"), "module example.org/sample\n\ngo 1.26\n")
	write(t, filepath.Join(cache.Root, "sample", "main.go"), "package main\n\nfunc main() {}\n")
	return cache, Program{Name: "sample", Folder: "sample", Package: "."}
}

func key(t *testing.T, cache Cache, program Program) string {
	t.Helper()
	key, err := cache.Key(program)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
