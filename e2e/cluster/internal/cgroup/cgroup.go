// Package cgroup makes and removes one folder in every hierarchy of control groups, of either version.
package cgroup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const mount = "/sys/fs/cgroup"

// Make makes the folder in every hierarchy, with all of the controllers that the root has.
func Make(folder string) error {
	for _, root := range roots() {
		if err := delegate(root); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			return err
		}
	}
	return nil
}

// Remove removes the folder and all below it from every hierarchy. The processes in it have ended; the kernel may take
// a moment to see that.
func Remove(folder string, patience time.Duration) error {
	var failures []error
	deadline := time.Now().Add(patience)
	for _, root := range roots() {
		err := removeTree(filepath.Join(root, folder))
		for ; err != nil && time.Now().Before(deadline); err = removeTree(filepath.Join(root, folder)) {
			time.Sleep(50 * time.Millisecond)
		}
		failures = append(failures, err)
	}
	return errors.Join(failures...)
}

// removeTree removes folders from the deepest up; files in a control group go with it.
func removeTree(top string) error {
	var folders []string
	err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			folders = append(folders, path)
		}
		return ignoreMissing(err)
	})
	for _, folder := range slices.Backward(folders) {
		if failure := ignoreMissing(os.Remove(folder)); failure != nil {
			return failure
		}
	}
	return err
}

// roots are the hierarchies: each folder of the mount in version 1 and in the mixed layout, the mount in version 2.
func roots() []string {
	if _, err := os.Stat(filepath.Join(mount, "cgroup.controllers")); err == nil {
		return []string{mount}
	}
	folders, _ := filepath.Glob(filepath.Join(mount, "*"))
	return slices.DeleteFunc(folders, func(folder string) bool {
		about, err := os.Lstat(folder)
		return err != nil || !about.IsDir()
	})
}

// delegate lets folders below a root of version 2 use its controllers; version 1 knows no such step.
func delegate(root string) error {
	controllers, err := os.ReadFile(filepath.Join(root, "cgroup.controllers"))
	if err != nil || root != mount {
		return nil
	}
	var all []string
	for _, controller := range strings.Fields(string(controllers)) {
		all = append(all, "+"+controller)
	}
	return os.WriteFile(filepath.Join(root, "cgroup.subtree_control"), []byte(strings.Join(all, " ")), 0o644)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
