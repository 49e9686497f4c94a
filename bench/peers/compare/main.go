// Compare runs commands as fresh processes in turn and prints the medians of what they took, and the ratios to the
// first. The commands must print the same; that is proven with -prove before anything is timed. With -steady the commands
// time themselves: each runs once, reads the input many times, and prints medians.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// side is a command line: a name, then = and the words of the command.
type side struct {
	name  string
	words []string
	runs  []run
}

type run struct {
	wall, cpu time.Duration
	kib       int64
}

func main() {
	runs := flag.Int("runs", 7, "runs of each command")
	files := flag.String("files", "", "glob of the input files")
	title := flag.String("title", "", "what is compared")
	steady := flag.Bool("steady", false, "ask each command how fast it is once it is warm")
	flag.Parse()
	inputs, err := filepath.Glob(*files)
	if err != nil || len(inputs) == 0 {
		log.Fatalf("no input files %s: %v", *files, err)
	}
	var sides []*side
	for _, argument := range flag.Args() {
		name, command, _ := strings.Cut(argument, "=")
		sides = append(sides, &side{name: name, words: strings.Fields(command)})
	}
	if *steady {
		reportSteady(*title, sides, inputs)
		return
	}
	prove(sides, inputs)
	for range *runs {
		for _, s := range sides {
			s.runs = append(s.runs, s.time(inputs))
		}
	}
	report(*title, sides)
}

// prove stops everything when the results differ.
func prove(sides []*side, inputs []string) {
	var first []byte
	for i, s := range sides {
		result, err := s.command(append([]string{"-prove"}, inputs...)).Output()
		if err != nil {
			log.Fatalf("%s: %v", s.name, err)
		}
		if i == 0 {
			first = result
		} else if !bytes.Equal(first, result) {
			log.Fatalf("%s and %s do not give the same result", sides[0].name, s.name)
		}
	}
}

func (s *side) command(arguments []string) *exec.Cmd {
	command := exec.Command(s.words[0], slices.Concat(s.words[1:], arguments)...)
	command.Stderr = os.Stderr
	return command
}

func (s *side) time(inputs []string) run {
	command := s.command(inputs)
	start := time.Now()
	if err := command.Run(); err != nil {
		log.Fatalf("%s: %v", s.name, err)
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	return run{
		wall: time.Since(start),
		cpu:  command.ProcessState.UserTime() + command.ProcessState.SystemTime(),
		kib:  usage.Maxrss,
	}
}

func (s *side) median() run {
	return run{
		wall: median(s.runs, func(r run) time.Duration { return r.wall }),
		cpu:  median(s.runs, func(r run) time.Duration { return r.cpu }),
		kib:  median(s.runs, func(r run) int64 { return r.kib }),
	}
}

func median[T int64 | time.Duration](runs []run, what func(run) T) T {
	values := make([]T, len(runs))
	for i, r := range runs {
		values[i] = what(r)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func report(title string, sides []*side) {
	first := sides[0].median()
	fmt.Printf("%s (medians of %d fresh processes each, results equal)\n", title, len(sides[0].runs))
	fmt.Printf("%-34s %9s %6s %9s %6s %9s %6s\n", "", "wall", "ratio", "user+sys", "ratio", "peak RSS", "ratio")
	for _, s := range sides {
		m := s.median()
		fmt.Printf("%-34s %6d ms %5.1fx %6d ms %5.1fx %5d MiB %5.1fx\n", s.name,
			m.wall.Milliseconds(), ratio(m.wall, first.wall),
			m.cpu.Milliseconds(), ratio(m.cpu, first.cpu),
			m.kib>>10, ratio(m.kib, first.kib))
	}
	fmt.Println()
}

// reportSteady prints what the commands say of themselves: milliseconds of wall time and of processor time.
func reportSteady(title string, sides []*side, inputs []string) {
	var all []run
	for _, s := range sides {
		said, err := s.command(append([]string{"-steady"}, inputs...)).Output()
		if err != nil {
			log.Fatalf("%s: %v", s.name, err)
		}
		var wall, cpu int
		if _, err := fmt.Sscan(string(said), &wall, &cpu); err != nil {
			log.Fatalf("%s printed %q: %v", s.name, said, err)
		}
		all = append(all, run{wall: time.Duration(wall) * time.Millisecond, cpu: time.Duration(cpu) * time.Millisecond})
	}
	fmt.Printf("%s (again and again in one warm JVM, medians of the later rounds)\n", title)
	fmt.Printf("%-34s %9s %6s %9s %6s\n", "", "wall", "ratio", "user+sys", "ratio")
	for i, s := range sides {
		fmt.Printf("%-34s %6d ms %5.1fx %6d ms %5.1fx\n", s.name,
			all[i].wall.Milliseconds(), ratio(all[i].wall, all[0].wall),
			all[i].cpu.Milliseconds(), ratio(all[i].cpu, all[0].cpu))
	}
	fmt.Println()
}

func ratio[T int64 | time.Duration](a, b T) float64 {
	return float64(a) / float64(b)
}
