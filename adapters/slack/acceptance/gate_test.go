package acceptance_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// A gate is what the program calls the Web API through. What the program says
// can be held up on its way, or the answer to that on its way back.
type gate struct {
	*httptest.Server
	mu   sync.Mutex
	open chan struct{} // closed while the gate is open
	back bool          // it is the answers that are held up
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
		if !strings.HasPrefix(r.URL.Path, "/api/chat.") {
			proxy.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(r.Body) // only then the request ends when its caller is gone
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if !g.pass(r, false) {
			return
		}
		answer := httptest.NewRecorder()
		proxy.ServeHTTP(answer, r)
		if g.pass(r, true) {
			maps.Copy(w.Header(), answer.Header())
			w.WriteHeader(answer.Code)
			answer.Body.WriteTo(w)
		}
	}))
	return g, nil
}

// pass waits until the gate is open for messages or, on their way back, for
// answers, and reports false if the caller is gone by then.
func (g *gate) pass(r *http.Request, back bool) bool {
	g.mu.Lock()
	open, ours := g.open, g.back == back
	g.mu.Unlock()
	if !ours {
		return true
	}
	g.count(+1)
	defer g.count(-1)
	select {
	case <-open:
		return r.Context().Err() == nil
	case <-r.Context().Done():
		return false
	}
}

// count counts one more or less that waits.
func (g *gate) count(one int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.held += one
}

// holds reports whether a message waits.
func (g *gate) holds() (bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.held > 0, nil
}

// shut holds up what the program says from now on or, with back, the answers to
// that. The gate is to be open.
func (g *gate) shut(back bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open, g.back = make(chan struct{}), back
}

// reopen lets everything through.
func (g *gate) reopen() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.open)
}

func TestGate(t *testing.T) {
	for _, back := range []bool{false, true} {
		t.Run(fmt.Sprintf("back=%v", back), func(t *testing.T) { testGate(t, back) })
	}
}

func testGate(t *testing.T, back bool) {
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
	g.shut(back)
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
	if arrived := len(said) > 0; arrived != back {
		t.Errorf("behind the shut gate something arrived: %v, want %v", arrived, back)
	}
	g.reopen()
	posted.Wait()
	if got := <-said; got != "hello" {
		t.Errorf("behind the gate arrived %q, want hello", got)
	}
}
