package program

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// Cache is a folder of built programs, each in a folder named after it and its key.
type Cache struct {
	Dir    string    // outside every work tree
	Root   string    // the folder of this repository that holds the modules
	Report io.Writer // lines of progress
}

// Key changes whenever the program may: with the sources, the flags, the release of Go.
func (c Cache) Key(p Program) (string, error) {
	sources, err := p.sources(c.Root)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	fmt.Fprintln(hash, runtime.Version(), p.Name, p.Package, p.flags())
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(hash, filepath.Base(source), len(text))
		hash.Write(text)
	}
	return hex.EncodeToString(hash.Sum(nil))[:16], nil
}

// Path is where the program stands once it is built.
func (c Cache) Path(p Program) (string, error) {
	key, err := c.Key(p)
	return filepath.Join(c.Dir, p.Name+"-"+key, p.Name), err
}

// Built gives the program's path after it was built, now or ever. It takes its place by a rename: whoever sees it may
// run it. Two callers at a time would share a draft; the caller sees to it that there is one.
func (c Cache) Built(p Program) (string, error) {
	path, err := c.Path(p)
	if err != nil || exists(path) {
		return path, err
	}
	start := time.Now()
	fmt.Fprintf(c.Report, "cluster: building %s from its published modules, once for %s\n", p.Name, filepath.Dir(path))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	draft := path + ".draft"
	defer os.Remove(draft)
	if err := c.compile(p, draft); err != nil {
		return "", fmt.Errorf("%s cannot be built in %s: %w", p.Name, filepath.Join(c.Root, p.Folder), err)
	}
	fmt.Fprintf(c.Report, "cluster: built %s in %s\n", p.Name, time.Since(start).Round(time.Second))
	return path, os.Rename(draft, path)
}

// Fetch downloads the modules of programs that are not built yet, so that those are there when their turn comes. What
// goes wrong here the build will say.
func (c Cache) Fetch(programs []Program) {
	for _, p := range programs {
		if path, err := c.Path(p); err == nil && !exists(path) {
			_ = c.command(p, "list", "-deps", p.Package).Run()
		}
	}
}

func (c Cache) compile(p Program, output string) error {
	arguments := append([]string{"build", "-o", output}, p.flags()...)
	build := c.command(p, append(arguments, p.Package)...)
	build.Stdout, build.Stderr = c.Report, c.Report
	return build.Run()
}

// command is a go command in the program's module.
func (c Cache) command(p Program, arguments ...string) *exec.Cmd {
	command := exec.Command("go", arguments...)
	command.Dir = filepath.Join(c.Root, p.Folder)
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off")
	return command
}
