// Command gen writes a variant of this module: the same programs under other package, type, function and file names,
// with other counts and rates. Whoever finds the leaks of a variant does not know them by name.
//
//	go run ./gen -out DIR [-seed N]     writes the variant that belongs to the seed, and prints the seed
//	go run ./gen -names                 prints the names that vary, as they are in this module
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	from := flag.String("from", ".", "the module's folder")
	out := flag.String("out", "", "folder to write the variant to; must not exist yet")
	seed := flag.Int64("seed", time.Now().UnixNano(), "decides all names, counts and rates")
	names := flag.Bool("names", false, "only print the names that vary")
	flag.Parse()

	sources, err := readModule(*from)
	if err != nil {
		log.Fatal(err)
	}
	if *names {
		for _, name := range sources.varying() {
			fmt.Println(name)
		}
		return
	}
	if *out == "" {
		log.Fatal("say where to write the variant: -out DIR")
	}
	if _, err := os.Stat(*out); err == nil {
		log.Fatalf("%s exists already", *out)
	}
	if err := newVariant(sources, *seed).write(*out); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("seed %d\n", *seed)
}
