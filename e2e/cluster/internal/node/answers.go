package node

import (
	"crypto/tls"
	"net"
	"net/http"
	"strings"
	"time"
)

// prober asks only whether, and of a server in the node's own network: it need not know who answers.
var prober = &http.Client{
	Timeout: time.Second,
	Transport: &http.Transport{
		DisableKeepAlives: true,
		TLSClientConfig:   &tls.Config{InsecureSkipVerify: true},
	},
}

// answers says whether somebody accepts a connection at a socket's path or a TCP address, or says OK to a URL. Nobody
// needs to answer where none is named.
func answers(address string) bool {
	switch {
	case address == "":
		return true
	case strings.HasPrefix(address, "https://"):
		response, err := prober.Get(address)
		if err != nil {
			return false
		}
		return response.Body.Close() == nil && response.StatusCode == http.StatusOK
	case strings.HasPrefix(address, "/"):
		return connects("unix", address)
	default:
		return connects("tcp", address)
	}
}

func connects(network, address string) bool {
	connection, err := net.DialTimeout(network, address, time.Second)
	return err == nil && connection.Close() == nil
}
