package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// onlyAgents is a file that is in no image but the agent's.
const onlyAgents = "/opt/fleetprof/lib/options"

// evilFunction is what a terminal and a browser must not obey. A slash in it would end the name of a module.
const evilFunction = "shop.<script>alert`1`<script>\x1b[2J.sell"

const never = 1 << 62

var began = time.Now()

var tricks = map[string]trick{
	"silent":    {answers: map[string]answer{"Thread.print": func(io.Writer, []string) { select {} }}},
	"endless":   {answers: map[string]answer{"Thread.print": endless}},
	"crowd":     {answers: map[string]answer{"Thread.print": threads(100_000, "shop.Desk.serve")}},
	"scripts":   {answers: map[string]answer{"Thread.print": growing(evilFunction)}},
	"file":      {place: func(path string) error { return os.WriteFile(path, []byte("0\n"), 0o600) }},
	"link":      {place: func(path string) error { return os.Symlink(onlyAgents, path) }},
	"elsewhere": {answers: map[string]answer{"Thread.dump_to_file": elsewhere}},
	"no-chunk":  stopping(func(path string) error { return os.WriteFile(path, chunk(0), 0o600) }),
	"bomb":      stopping(func(path string) error { return os.WriteFile(path, bomb(), 0o600) }),
	"bottomless": stopping(func(path string) error {
		if err := os.WriteFile(path, chunk(never), 0o600); err != nil {
			return err
		}
		return os.Truncate(path, 1<<36)
	}),
	"linked": stopping(func(path string) error { return os.Symlink(onlyAgents, path) }),
}

// endless never comes to its end.
func endless(out io.Writer, _ []string) {
	fmt.Fprint(out, "0\n")
	block := []byte(strings.Repeat("\"worker\" #1 prio=5\n", 1<<10))
	for {
		if _, err := out.Write(block); err != nil {
			return
		}
	}
}

// elsewhere says that it wrote the dump, and has put a link to another's file there.
func elsewhere(out io.Writer, words []string) {
	if err := os.Symlink(onlyAgents, words[len(words)-1]); err != nil {
		fmt.Fprintf(out, "1\n%v\n", err)
		return
	}
	fmt.Fprint(out, "0\nCreated\n")
}

// growing is a leak of threads at a place.
func growing(function string) answer {
	var asked atomic.Int64
	return func(out io.Writer, words []string) { threads(200*int(asked.Add(1)), function)(out, words) }
}

// threads is a dump of so many that all stand in one function.
func threads(count int, function string) answer {
	return func(out io.Writer, _ []string) {
		now := time.Now().UTC()
		fmt.Fprintf(out, "0\n%s\nFull thread dump OpenJDK 64-Bit Server VM (25.0.3+9 mixed mode):\n\n",
			now.Format(time.DateTime))
		for i := range count {
			fmt.Fprintf(out, "\"Thread-%d\" #%d [%d] prio=5 os_prio=0 cpu=0.10ms elapsed=%.2fs tid=0x%016x nid=%d"+
				" waiting on condition  [0x0000000000000000]\n"+
				"   java.lang.Thread.State: WAITING (parking)\n"+
				"\tat jdk.internal.misc.Unsafe.park(java.base@25.0.3/Native Method)\n"+
				"\tat java.util.concurrent.locks.LockSupport.park(java.base@25.0.3/LockSupport.java:369)\n"+
				"\tat %s(Desk.java:7)\n"+
				"\tat java.lang.Thread.run(java.base@25.0.3/Thread.java:1474)\n\n",
				i, i+30, i+100, now.Sub(began).Seconds(), i+1, i+100, function)
		}
		fmt.Fprint(out, "JNI global refs: 15, weak refs: 0\n\n")
	}
}
