package main

import (
	"encoding/json"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"time"

	"example.org/shop/scenario"
)

const (
	neighbourSuffix = "-neighbour"
	neighbourPath   = "/answer"
)

// neighbour is the service a program calls: this command again, as a process of its own. It serves profiles as well.
type neighbour struct {
	PID     int    `json:"pid"`
	URL     string `json:"url"`
	Handler string `json:"handler"` // the function that answers, or does not
	Leak    bool   `json:"leak"`    // whether calls pile up in it
}

// startNeighbour returns when the neighbour serves. It ends with this process, whose end closes its standard input.
func startNeighbour(role, name string, life time.Duration) (*neighbour, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	command := exec.Command(self, role+neighbourSuffix, name, "-max-life", life.String())
	command.Stderr = os.Stderr
	if _, err := command.StdinPipe(); err != nil {
		return nil, err
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	go func() {
		err := command.Wait()
		log.Fatalf("the neighbour ended: %v", err)
	}()
	started := new(neighbour)
	return started, json.NewDecoder(stdout).Decode(started)
}

func serveNeighbour(program *scenario.Program) error {
	if program.Neighbour == nil {
		return errors.New("this program calls no neighbour")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	http.HandleFunc(neighbourPath+"/", program.Neighbour)
	handler := runtime.FuncForPC(reflect.ValueOf(program.Neighbour).Pointer()).Name()
	err = printJSON(neighbour{PID: os.Getpid(), URL: "http://" + listener.Addr().String(), Handler: handler, Leak: program.NeighbourLeaks})
	if err != nil {
		return err
	}
	return http.Serve(listener, nil)
}
