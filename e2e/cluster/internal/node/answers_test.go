package node

import (
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
)

func TestASocketAnswersWhileSomebodyListens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	for network, address := range map[string]string{"unix": path, "tcp": "127.0.0.1:0"} {
		listener, err := net.Listen(network, address)
		if err != nil {
			t.Fatal(err)
		}
		address = listener.Addr().String()
		if !answers(address) {
			t.Errorf("nobody answers at %s", address)
		}
		_ = listener.Close()
		if answers(address) {
			t.Errorf("somebody answers at %s after its end", address)
		}
	}
}

func TestAServerAnswersOnceItIsReady(t *testing.T) {
	status := http.StatusInternalServerError
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
	}))
	defer server.Close()
	if answers(server.URL + "/readyz") {
		t.Error("a server that is not ready counts as one that is")
	}
	status = http.StatusOK
	if !answers(server.URL + "/readyz") {
		t.Error("a ready server does not count as one")
	}
}

func TestNothingIsWaitedForWhereNothingIsNamed(t *testing.T) {
	if !answers("") {
		t.Error("something was waited for")
	}
}
