package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
)

// trick is one way of being hostile.
type trick struct {
	// place puts something else than a socket at the path.
	place func(path string) error
	// answers replace those of a JVM, by the first word of the command.
	answers map[string]answer
}

// answer writes what a command brings, status line and all; words are the command's.
type answer func(out io.Writer, words []string)

// open does what a JVM does at SIGQUIT.
func (t trick) open(path string) error {
	if t.place != nil {
		return t.place(path)
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go t.serve(conn)
		}
	}()
	return nil
}

// serve answers one command: version, "jcmd" and three arguments come, each ended by a zero byte.
func (t trick) serve(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewReader(conn)
	var parts []string
	for range 5 {
		part, err := in.ReadString(0)
		if err != nil {
			return
		}
		parts = append(parts, strings.TrimSuffix(part, "\x00"))
	}
	words := strings.Fields(parts[2])
	if len(words) == 0 {
		return
	}
	if answer, ok := t.answers[words[0]]; ok {
		answer(conn, words)
	} else if answer, ok := usual[words[0]]; ok {
		answer(conn, words)
	} else {
		fmt.Fprint(conn, "1\njava.lang.IllegalArgumentException: Unknown diagnostic command\n")
	}
}

// usual is what a JVM says.
var usual = map[string]answer{
	"VM.version":   saying("OpenJDK 64-Bit Server VM version 25.0.3+9\nJDK 25.0.3\n"),
	"Thread.print": threads(3, "shop.Desk.serve"),
	"JFR.check":    saying("No available recordings.\n\nUse jcmd 1 JFR.start to start a recording.\n"),
	"JFR.start":    saying("Started recording 1.\n"),
}

func saying(text string) answer {
	return func(out io.Writer, _ []string) { fmt.Fprint(out, "0\n", text) }
}
