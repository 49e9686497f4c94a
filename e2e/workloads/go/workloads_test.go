package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/shop/scenario"
)

const (
	pause    = 3 * time.Second // between two dumps; longer than a twin's goroutine lives
	maxBytes = 4 << 20         // above that nobody would take a dump
)

// TestCases starts both programs of every case, of a variant that nobody has seen before, and looks at them as a
// profiler would: twice, some seconds apart.
func TestCases(t *testing.T) {
	binary := buildVariant(t)
	t.Run("case", func(t *testing.T) {
		for _, c := range cases {
			c := c
			t.Run(c.Name, func(t *testing.T) {
				t.Parallel()
				var leaked, alike int
				if c.Leak != nil {
					leaked = checkLeak(t, start(t, binary, "leak", c))
				}
				if c.Twin != nil {
					alike = checkTwin(t, start(t, binary, "twin", c))
				}
				if c.Leak != nil && c.NoTwin == "" && (c.Twin.State != c.Leak.State || alike*10 < leaked*8) {
					t.Errorf("the twin has %d in %s, the leak %d in %s", alike, c.Twin.State, leaked, c.Leak.State)
				}
			})
		}
	})
}

// TestVariantForgetsNames keeps every test of a detector honest: a variant shows no name that is written down here.
func TestVariantForgetsNames(t *testing.T) {
	names, err := exec.Command("go", "run", "./gen", "-names").Output()
	if err != nil || len(names) == 0 {
		t.Fatalf("no names: %v", err)
	}
	listed, err := exec.Command(buildVariant(t), "list").Output()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	if err := json.Unmarshal(listed, &rows); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		for _, e := range []*expectation{r.Leak, r.Twin} {
			if e == nil {
				continue
			}
			for _, name := range strings.Fields(string(names)) {
				if strings.Contains(e.Function, name) || strings.Contains(e.Path, name) {
					t.Errorf("%s still shows in %s of %s", name, e.Function, e.Path)
				}
			}
		}
	}
}

// buildVariant returns the command of a variant of its own.
func buildVariant(t *testing.T) string {
	dir := t.TempDir()
	seed, err := exec.Command("go", "run", "./gen", "-out", filepath.Join(dir, "variant")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, seed)
	}
	t.Logf("variant: %s", seed)
	binary := filepath.Join(dir, "workloads")
	build := exec.Command("go", "build", "-trimpath", "-o", binary, ".")
	build.Dir = filepath.Join(dir, "variant")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// checkLeak returns how many goroutines the leak had at the second look.
func checkLeak(t *testing.T, a announcement) int {
	before := look(t, a)
	time.Sleep(pause)
	after := look(t, a)
	t.Logf("leak: %d, then %d %s at %s", len(before), len(after), a.Expect.State, a.Expect.Function)
	if len(before) < a.Expect.First*9/10 {
		t.Errorf("found %d when ready, want %d", len(before), a.Expect.First)
	}
	if grown := len(after) - len(before); grown < 75 || grown*10 < len(before) {
		t.Errorf("grew by %d in %s", grown, pause)
	}
	if same := common(before, after); same*10 < len(before)*9 {
		t.Errorf("only %d of %d are still there", same, len(before))
	}
	return len(after)
}

// checkTwin returns how many goroutines the twin has.
func checkTwin(t *testing.T, a announcement) int {
	time.Sleep(time.Second) // the last ones are on their way
	before := look(t, a)
	time.Sleep(pause)
	after := look(t, a)
	same := common(before, after)
	t.Logf("twin: %d, then %d %s at %s, %d the same", len(before), len(after), a.Expect.State, a.Expect.Function, same)
	if len(after)*10 < a.Expect.Count*9 {
		t.Errorf("found %d, want %d", len(after), a.Expect.Count)
	}
	if grown := len(after) - len(before); grown*20 > len(before) {
		t.Errorf("a healthy program grew by %d of %d", grown, len(before))
	}
	return len(after)
}

func start(t *testing.T, binary, role string, c scenario.Case) announcement {
	command := exec.Command(binary, role, c.Name, "-max-life", "2m")
	stdin, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = stdin.Close()
		_ = command.Wait()
	})
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var a announcement
	if err := json.Unmarshal(line, &a); err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	return a
}

var header = regexp.MustCompile(`^goroutine (\d+) \[([^\],]*)`)

// look returns the ids of the goroutines in the expected state at the expected place.
func look(t *testing.T, a announcement) map[string]bool {
	if size := expectedBytes(get(t, a.URL+"/debug/pprof/goroutine?debug=1")); size > maxBytes {
		t.Errorf("a dump would have about %d bytes", size)
	}
	place := a.Expect.Library
	if place == "" {
		place = a.Expect.Function
	}
	found := map[string]bool{}
	for _, goroutine := range strings.Split(get(t, a.URL+"/debug/pprof/goroutine?debug=2"), "\n\n") {
		stack, _, _ := strings.Cut(goroutine, "\ncreated by ")
		id := header.FindStringSubmatch(stack)
		if id != nil && id[2] == a.Expect.State && strings.Contains(stack, "\n"+place+"(") {
			found[id[1]] = true
		}
	}
	return found
}

var sample = regexp.MustCompile(`(?m)^(\d+) @(.*)$`)

// expectedBytes guesses, as a careful profiler does beforehand, how long the dump of these goroutines would be.
func expectedBytes(profile string) int {
	size := 0
	for _, line := range sample.FindAllStringSubmatch(profile, -1) {
		count, _ := strconv.Atoi(line[1])
		frames := len(strings.Fields(line[2])) - 1 // the root, runtime.goexit, is in no other format
		size += count * (60 + 75*frames)
	}
	return size
}

func get(t *testing.T, url string) string {
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func common(before, after map[string]bool) int {
	same := 0
	for id := range before {
		if after[id] {
			same++
		}
	}
	return same
}
