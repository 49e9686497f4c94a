// Command impostor passes for a JVM 25, as far as /proc and the attach socket show one, and means no good.
//
//	libjvm.so TRICK
//
// Its file is called libjvm.so, so that the kernel lists that name among what it maps, and it catches SIGQUIT: then it
// listens where HotSpot would and answers diagnostic commands, some of them as its trick has it.
package main

import (
	"fmt"
	"log"
	"os"
	"os/signal"
	"syscall"
)

// attachPath is where HotSpot listens: always in /tmp.
var attachPath = fmt.Sprintf("/tmp/.java_pid%d", os.Getpid())

// evilName is cut to 15 bytes by the kernel. In stat(5) it stands in parentheses, before the figures.
const evilName = "\x1b[2J) S 1 (\x07"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: libjvm.so TRICK")
	}
	trick, ok := tricks[os.Args[1]]
	if !ok {
		log.Fatalf("no trick is called %q", os.Args[1])
	}
	if err := os.WriteFile("/proc/self/comm", []byte(evilName), 0); err != nil {
		log.Print(err)
	}
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGQUIT)
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM)
	go func() {
		for range quit {
			if err := trick.open(attachPath); err != nil {
				log.Print(err)
			}
		}
	}()
	fmt.Printf("{\"pid\": %d}\n", os.Getpid())
	<-end
}
