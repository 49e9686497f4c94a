package process

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func TestRecordOutlivesItsWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.json")
	record, err := Of(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := record.Write(path); err != nil {
		t.Fatal(err)
	}
	if read := Read(path); read != record || !read.Alive() {
		t.Errorf("%v was read as %v, alive: %v", record, read, read.Alive())
	}
}

func TestKillEndsTheProcess(t *testing.T) {
	record := sleeper(t)
	if err := record.Kill(5 * time.Second); err != nil {
		t.Fatal(err)
	}
	if record.Alive() {
		t.Error("the process still runs")
	}
}

func TestAPidThatIsUsedAgainIsSpared(t *testing.T) {
	record := sleeper(t)
	earlier := Record{record.Pid, "1"}
	if err := earlier.Kill(time.Second); err != nil {
		t.Fatal(err)
	}
	if !record.Alive() {
		t.Error("a process was ended that the record does not mean")
	}
}

func TestNoRecordMeansNoProcess(t *testing.T) {
	folder := t.TempDir()
	cut := filepath.Join(folder, "cut.json")
	if err := os.WriteFile(cut, []byte(`{"pid": 1`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{cut, filepath.Join(folder, "missing.json")} {
		if record := Read(path); record.Alive() || record.Kill(time.Second) != nil {
			t.Errorf("%s was read as %v", path, record)
		}
	}
}

// sleeper is a process whose name looks like fields of its state.
func sleeper(t *testing.T) Record {
	t.Helper()
	sleep, err := exec.LookPath("sleep")
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "a) R 1 (b")
	if err := os.Symlink(sleep, link); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(link, "60")
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	record, err := Of(command.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	return record
}
