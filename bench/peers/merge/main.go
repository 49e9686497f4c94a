// Merge parses and merges pprof files with github.com/google/pprof: all at once, or a few at a time to save memory.
package main

import (
	"crypto/sha256"
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/google/pprof/profile"
)

func main() {
	batch := flag.Int("batch", 0, "profiles to merge at a time; 0 means all")
	prove := flag.Bool("prove", false, "print a digest of the result")
	flag.Parse()
	merged := merge(flag.Args(), *batch)
	var total int64
	for _, sample := range merged.Sample {
		total += sample.Value[0]
	}
	fmt.Println("stacks", len(merged.Sample), "goroutines", total)
	if *prove {
		fmt.Println(digest(merged))
	}
}

func merge(names []string, batch int) *profile.Profile {
	if batch == 0 {
		batch = len(names)
	}
	var merged *profile.Profile
	for len(names) > 0 {
		n := min(batch, len(names))
		var parts []*profile.Profile
		if merged != nil {
			parts = append(parts, merged)
		}
		for _, name := range names[:n] {
			parts = append(parts, parse(name))
		}
		var err error
		if merged, err = profile.Merge(parts); err != nil {
			log.Fatal(err)
		}
		names = names[n:]
	}
	return merged
}

func parse(name string) *profile.Profile {
	file, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	parsed, err := profile.Parse(file)
	if err != nil {
		log.Fatal(name, ": ", err)
	}
	return parsed
}

// digest covers every stack with its value: functions, files and lines, leaf first. Each row is hashed by itself and the
// hashes are sorted, so that it takes little memory.
func digest(merged *profile.Profile) string {
	var rows []int64
	for _, sample := range merged.Sample {
		var row strings.Builder
		for _, location := range sample.Location {
			for _, line := range location.Line {
				fmt.Fprintf(&row, "%s %s:%d;", line.Function.Name, line.Function.Filename, line.Line)
			}
		}
		fmt.Fprintf(&row, "%d", sample.Value[0])
		hash := sha256.Sum256([]byte(row.String()))
		rows = append(rows, int64(binary.BigEndian.Uint64(hash[:])))
	}
	slices.Sort(rows)
	all := sha256.New()
	for _, row := range rows {
		binary.Write(all, binary.BigEndian, row)
	}
	return fmt.Sprintf("%x", all.Sum(nil))
}
