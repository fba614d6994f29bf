package acceptance_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// A gate is what the program calls the Web API through. It can be shut for what
// the program says.
type gate struct {
	*httptest.Server
	mu   sync.Mutex
	open chan struct{} // closed while the gate is open
	held int           // how many messages wait
}

// newGate is an open gate before the server with the base address.
func newGate(base string) (*gate, error) {
	target, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	g := &gate{open: make(chan struct{})}
	close(g.open)
	proxy := httputil.NewSingleHostReverseProxy(target)
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/chat.") && !g.pass(r) {
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	return g, nil
}

// pass waits until the gate is open, and reports false if the caller is gone
// by then.
func (g *gate) pass(r *http.Request) bool {
	body, err := io.ReadAll(r.Body) // only then the request ends when its caller is gone
	if err != nil {
		return false
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	open := g.wait(+1)
	defer g.wait(-1)
	select {
	case <-open:
		return r.Context().Err() == nil
	case <-r.Context().Done():
		return false
	}
}

// wait counts one more or less that waits, and returns what it waits for.
func (g *gate) wait(one int) <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.held += one
	return g.open
}

// holds reports whether a message waits.
func (g *gate) holds() (bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.held > 0, nil
}

// shut lets nothing through any more that the program says.
func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = make(chan struct{})
}

// reopen lets everything through, what has waited first.
func (g *gate) reopen() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.open)
}

func TestGate(t *testing.T) {
	said := make(chan string, 2)
	slack := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		said <- string(body)
	}))
	defer slack.Close()
	g, err := newGate(slack.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	g.shut()
	var posted sync.WaitGroup
	posted.Go(func() {
		resp, err := http.Post(g.URL+"/api/chat.postMessage", "text/plain", strings.NewReader("hello"))
		if err != nil {
			t.Error(err)
			return
		}
		resp.Body.Close()
	})
	if err := await("held message", 10*time.Second, g.holds); err != nil {
		t.Error(err)
	}
	if len(said) != 0 {
		t.Errorf("a shut gate let %q through", <-said)
	}
	g.reopen()
	posted.Wait()
	if got := <-said; got != "hello" {
		t.Errorf("behind the gate arrived %q, want hello", got)
	}
}
