package component

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fleetprof.io/e2e/cluster/internal/layout"
)

func TestEveryFileThatIsNamedIsWritten(t *testing.T) {
	state := written(t)
	named := regexp.MustCompile(regexp.QuoteMeta(string(state)) + `/(pki|config)/[a-zA-Z0-9./-]+`)
	texts := []string{read(t, state.Config("kubelet.yaml")), read(t, state.Config("containerd.toml"))}
	for _, component := range All(state) {
		texts = append(texts, strings.Join(component.Command, "\n"))
	}
	found := named.FindAllString(strings.Join(texts, "\n"), -1)
	if len(found) < 20 {
		t.Fatalf("only %d files are named", len(found))
	}
	for _, path := range found {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestKeysAreTheOwnersAlone(t *testing.T) {
	state := written(t)
	err := filepath.WalkDir(state.PKI(""), func(path string, entry os.DirEntry, err error) error {
		about, _ := entry.Info()
		if err == nil && about.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %s", path, about.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestJSONIsJSON(t *testing.T) {
	state := written(t)
	for _, path := range []string{state.Kubeconfig(), state.Config("cni/net.d/10-fleetprof.conflist")} {
		if !json.Valid([]byte(read(t, path))) {
			t.Errorf("%s is no JSON", path)
		}
	}
}

func TestNodePathsStayShortEnoughForSockets(t *testing.T) {
	const longest = 107 // of a Unix socket's path: sun_path in unix(7), less its end
	if path := layout.Default.Containerd() + ".ttrpc"; len(path) > longest {
		t.Errorf("%s has %d bytes", path, len(path))
	}
}

func written(t *testing.T) layout.State {
	t.Helper()
	state := layout.State(t.TempDir())
	if err := Write(state); err != nil {
		t.Fatal(err)
	}
	return state
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
