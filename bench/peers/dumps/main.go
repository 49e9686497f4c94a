// Dumps parses goroutine dumps with github.com/DataDog/gostackparse.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"

	"github.com/DataDog/gostackparse"
)

func main() {
	prove := flag.Bool("prove", false, "print what was read, by state and place")
	flag.Parse()
	for _, name := range flag.Args() {
		goroutines := parse(name)
		fmt.Println("goroutines", len(goroutines))
		if *prove {
			printPlaces(goroutines)
		}
	}
}

func parse(name string) []*gostackparse.Goroutine {
	file, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	goroutines, errs := gostackparse.Parse(bufio.NewReaderSize(file, 1<<20))
	if len(errs) > 0 {
		log.Fatal(name, ": ", errs[0])
	}
	return goroutines
}

// printPlaces sums goroutines by state and first function of package main: how many, and their ids added up.
func printPlaces(goroutines []*gostackparse.Goroutine) {
	type sum struct{ count, ids int }
	sums := map[string]sum{}
	for _, g := range goroutines {
		for _, frame := range g.Stack {
			if strings.HasPrefix(frame.Func, "main.") {
				key := fmt.Sprintf("%s at %s", strings.Replace(g.State, "runnable", "running", 1), frame.Func)
				sums[key] = sum{sums[key].count + 1, sums[key].ids + g.ID}
				break
			}
		}
	}
	var rows []string
	for key, sum := range sums {
		rows = append(rows, fmt.Sprintf("%s: %d goroutines, ids %d", key, sum.count, sum.ids))
	}
	sort.Strings(rows)
	fmt.Println(strings.Join(rows, "\n"))
}
