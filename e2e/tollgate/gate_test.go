package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// scene is a gate before a store that notes what reaches it.
type scene struct {
	s3, control string

	mu      sync.Mutex
	arrived []string
}

func begin(t *testing.T, rules string) *scene {
	s := new(scene)
	store := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.arrived = append(s.arrived, fmt.Sprintf("%s %s %s %s", r.Method, r.Host, r.URL.Path, body))
		s.mu.Unlock()
	}))
	upstream, _ := url.Parse(store.URL)
	gate := newGate(upstream)
	front, control := httptest.NewServer(gate), httptest.NewServer(gate.control())
	t.Cleanup(func() { gate.replace(nil); front.Close(); control.Close(); store.Close() })
	s.s3, s.control = front.URL, control.URL
	s.rules(t, rules)
	return s
}

func (s *scene) rules(t *testing.T, rules string) {
	t.Helper()
	if status, body := send("PUT", s.control+"/rules", "", rules); status != http.StatusOK {
		t.Fatal(body)
	}
}

func send(method, to, host, body string) (int, string) {
	request, err := http.NewRequest(method, to, strings.NewReader(body))
	if err != nil {
		return 0, err.Error()
	}
	request.Host = host
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()
	said, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(said)
}

func (s *scene) seen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.arrived, "\n")
}

func (s *scene) awaitHeld(t *testing.T, want string) {
	t.Helper()
	said := ""
	for range 100 {
		if _, said = send("GET", s.control+"/held", "", ""); strings.TrimSpace(said) == want {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("held: %s, want %s", said, want)
}

func TestPassesWithTheHostThatWasSigned(t *testing.T) {
	s := begin(t, `[]`)
	if status, body := send("PUT", s.s3+"/b/k", "store.example:9000", "x"); status != http.StatusOK {
		t.Fatal(status, body)
	}
	if want := "PUT store.example:9000 /b/k x"; s.seen() != want {
		t.Errorf("arrived %q, want %q", s.seen(), want)
	}
}

func TestHoldsFromTheNthOn(t *testing.T) {
	s := begin(t, `[{"method": "PUT", "path": "/receipts/", "skip": 1, "toll": "hold"}]`)
	send("PUT", s.s3+"/b/receipts/1", "h", "")
	send("GET", s.s3+"/b/receipts/1", "h", "")
	ended := make(chan string)
	go func() {
		_, said := send("PUT", s.s3+"/b/receipts/2", "h", "")
		ended <- said
	}()
	s.awaitHeld(t, `["PUT /b/receipts/2"]`)
	s.rules(t, `[]`)
	if said := <-ended; !strings.Contains(said, "EOF") {
		t.Error("it was not hung up on:", said)
	}
	if want := "PUT h /b/receipts/1 \nGET h /b/receipts/1 "; s.seen() != want {
		t.Errorf("arrived %q, want %q", s.seen(), want)
	}
}

func TestHoldsAnAnswerWhenTheStoreHasDoneItsWork(t *testing.T) {
	s := begin(t, `[{"path": "manifest", "toll": "holdAnswer"}]`)
	go send("PUT", s.s3+"/b/manifest.json", "h", "x")
	s.awaitHeld(t, `["PUT /b/manifest.json"]`)
	if want := "PUT h /b/manifest.json x"; s.seen() != want {
		t.Errorf("arrived %q, want %q", s.seen(), want)
	}
}

func TestRefusesAsStoresDo(t *testing.T) {
	s := begin(t, `[{"path": "^/b/", "toll": "refuse", "status": 507, "code": "XMinioStorageFull"}]`)
	status, body := send("PUT", s.s3+"/b/k", "h", "x")
	if status != http.StatusInsufficientStorage || !strings.Contains(body, "<Code>XMinioStorageFull</Code>") {
		t.Error(status, body)
	}
	if s.seen() != "" {
		t.Error("arrived:", s.seen())
	}
}

func TestHangsUp(t *testing.T) {
	s := begin(t, `[{"toll": "hangUp"}]`)
	if status, said := send("GET", s.s3+"/b/k", "h", ""); status != 0 {
		t.Error(status, said)
	}
}

func TestRefusesRulesThatSayNothing(t *testing.T) {
	s := begin(t, `[]`)
	for _, rules := range []string{`{`, `[{}]`, `[{"toll": "refuse"}]`, `[{"toll": "hold", "path": "("}]`} {
		if status, _ := send("PUT", s.control+"/rules", "", rules); status != http.StatusBadRequest {
			t.Error(rules, "was taken:", status)
		}
	}
}
