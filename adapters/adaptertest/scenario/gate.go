package scenario

import (
	"bytes"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
)

// A Gate is what the program talks to the server through. What the program
// says can be held up on its way, or the answer to that on its way back. It is
// safe for concurrent use.
type Gate struct {
	*httptest.Server
	mu   sync.Mutex
	open chan struct{} // closed while the gate is open
	back bool          // it is the answers that are held up
	held int           // how many requests wait
}

// NewGate is an open gate before the server with the base address. It concerns
// only the requests that the program speaks by; all others pass.
func NewGate(base string, speaks func(*http.Request) bool) (*Gate, error) {
	target, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	g := &Gate{open: make(chan struct{})}
	close(g.open)
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ErrorLog = log.New(io.Discard, "", 0) // servers and callers end when scenarios want them to
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !speaks(r) {
			proxy.ServeHTTP(w, r)
			return
		}
		g.forward(proxy, w, r)
	}))
	return g, nil
}

// forward passes the request on, and its answer back, when the gate is open
// for them.
func (g *Gate) forward(server http.Handler, w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body) // only then the request ends when its caller is gone
	if err != nil {
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	if !g.pass(r, false) {
		return
	}
	answer := httptest.NewRecorder()
	server.ServeHTTP(answer, r)
	if g.pass(r, true) {
		maps.Copy(w.Header(), answer.Header())
		w.WriteHeader(answer.Code)
		answer.Body.WriteTo(w)
	}
}

// pass waits until the gate is open for requests or, on their way back, for
// answers, and reports false if the caller is gone by then.
func (g *Gate) pass(r *http.Request, back bool) bool {
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
func (g *Gate) count(one int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.held += one
}

// Holds reports whether a request or an answer waits.
func (g *Gate) Holds() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.held > 0
}

// Shut holds up what the program says from now on or, with back, the answers to
// that. The gate is to be open.
func (g *Gate) Shut(back bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open, g.back = make(chan struct{}), back
}

// Reopen lets everything through. The gate is to be shut.
func (g *Gate) Reopen() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.open)
}

// Close ends the gate and every request in it.
func (g *Gate) Close() {
	g.CloseClientConnections()
	g.Server.Close()
}
