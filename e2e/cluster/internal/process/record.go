// Package process remembers a process beyond the life of the one that started it.
package process

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// Record names one process for good: a pid may be used again, a pid together with its start time is not.
type Record struct {
	Pid   int    `json:"pid"`
	Start string `json:"start"`
}

// Of makes the record of a process that runs now.
func Of(pid int) (Record, error) {
	start, err := startOf(pid)
	return Record{pid, start}, err
}

// Read gives the record in a file; a file that is missing or cut short holds the record of no process.
func Read(path string) Record {
	var record Record
	text, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(text, &record) != nil {
		return Record{}
	}
	return record
}

// Write puts the record into a file.
func (r Record) Write(path string) error {
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o600)
}

// Alive says whether that very process still runs.
func (r Record) Alive() bool {
	start, err := startOf(r.Pid)
	return err == nil && start == r.Start
}

// Kill ends the process, if it is that very one, and waits until it is gone.
func (r Record) Kill(patience time.Duration) error {
	for deadline := time.Now().Add(patience); r.Alive(); time.Sleep(50 * time.Millisecond) {
		if err := syscall.Kill(r.Pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("process %d cannot be ended: %w", r.Pid, err)
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("process %d still runs %s after it was killed", r.Pid, patience)
		}
	}
	return nil
}

// startOf is when a process started, in clock ticks since boot: field 22 of proc_pid_stat(5). A zombie is no process
// any more. The second field is the program's name in brackets and may itself hold brackets and blanks.
func startOf(pid int) (string, error) {
	if pid <= 0 {
		return "", errors.New("no process")
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", err
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	const state, start = 0, 19
	if len(fields) <= start || fields[state] == "Z" {
		return "", fmt.Errorf("process %d has ended", pid)
	}
	return fields[start], nil
}
