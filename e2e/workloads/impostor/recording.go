package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
)

// headerSize is that of a chunk's header (JDK, jdk.jfr.internal.consumer.ChunkHeader).
const headerSize = 68

// stopping makes the file that a recording is said to be in when it is told to stop.
func stopping(write func(path string) error) trick {
	return trick{answers: map[string]answer{"JFR.stop": func(out io.Writer, words []string) {
		name := strings.TrimPrefix(words[1], "name=")
		if err := write("/tmp/" + name + ".jfr"); err != nil {
			fmt.Fprintf(out, "0\n%v\n", err)
			return
		}
		fmt.Fprint(out, "0\nStopped recording \"", name, "\", ...\n")
	}}}
}

// chunk is a header that says how large its chunk is, followed by metadata directly.
func chunk(size uint64) []byte {
	header := []byte("FLR\x00\x00\x02\x00\x01")
	for _, field := range []uint64{size, headerSize, headerSize, 1, 1, 1, 1_000_000_000} {
		header = binary.BigEndian.AppendUint64(header, field)
	}
	return append(header, 0, 0, 0, 1)
}

// bomb is a small chunk whose metadata begin with as many strings as there can be.
func bomb() []byte {
	var event []byte
	for _, field := range []uint64{200, 0, 1, 1, 1, math.MaxInt32} { // size, type, start, duration, id, strings
		event = binary.AppendUvarint(event, field)
	}
	body := make([]byte, 200)
	copy(body, event)
	return append(chunk(headerSize+uint64(len(body))), body...)
}
