package fakeslack

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
)

// A Server is a running fake. Make one with [Start] and end it with
// [Server.Close]. All methods may be called at the same time from any number of
// goroutines; none of them calls back.
type Server struct {
	cfg    Config
	http   *http.Server
	url    string
	client *http.Client // asks the app, when it uses HTTP

	ctx  context.Context // ends with Close
	stop context.CancelFunc
	wg   sync.WaitGroup // what Close waits for

	// mu guards all that follows. A request of the Web API is handled, and a
	// thing that a person does is done, wholly under it: both are short, and
	// the log of calls then is a true order.
	mu      sync.Mutex
	changed chan struct{} // closed and replaced when anything happens; nil when nobody waits

	tick      ticker
	space     workspace
	views     viewShelf
	secrets   credentials
	replies   map[string]*responseURL
	calls     []Call
	called    map[string]int // calls by method
	faults    faultList
	limits    limiter
	out       outbound
	tickets   map[string]bool // of sockets that were granted and not yet opened
	broadcast []Message
}

// Start serves a workspace as cfg says, and returns when it can be reached. It
// fails only when it can't listen.
func Start(cfg Config) (*Server, error) {
	cfg = cfg.withDefaults()
	if cfg.Listener == nil {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, fmt.Errorf("listen for the fake workspace: %w", err)
		}
		cfg.Listener = l
	}
	s := &Server{
		cfg:     cfg,
		url:     "http://" + cfg.Listener.Addr().String(),
		client:  &http.Client{Transport: &http.Transport{}},
		secrets: newCredentials(cfg),
		replies: make(map[string]*responseURL),
		called:  make(map[string]int),
		tickets: make(map[string]bool),
	}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.space = newWorkspace(cfg, &s.tick)
	s.views = newViewShelf()
	s.out = newOutbound(cfg.URLs)
	s.http = &http.Server{Handler: s.counted(s.routes())}
	s.wg.Go(func() {
		// Serve always ends with an error; after Close it is ErrServerClosed,
		// and before it the clients of the test notice.
		_ = s.http.Serve(cfg.Listener)
	})
	return s, nil
}

// Close drops every connection, stops all retries and waits until nothing of
// the server runs any more. Calling it again does nothing.
func (s *Server) Close() {
	s.stop()
	_ = s.http.Close()
	s.mu.Lock()
	for k := range s.out.conns {
		k.drop()
	}
	s.out.stopTimers()
	s.mu.Unlock()
	s.wg.Wait()
	s.client.CloseIdleConnections()
}

// URL is the root of the server, with no slash at its end:
// "http://127.0.0.1:40123".
func (s *Server) URL() string { return s.url }

// APIURL is what a client takes for the address of the Web API, with the slash
// at its end that slack-go needs: "http://127.0.0.1:40123/api/".
func (s *Server) APIURL() string { return s.url + "/api/" }

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method...}", s.serveAPI)
	mux.HandleFunc("POST /response/{id}", s.serveResponseURL)
	mux.HandleFunc("POST /upload/{id}", s.serveUpload)
	mux.HandleFunc("GET /files/{id}/{name}", s.serveDownload)
	mux.HandleFunc("GET /link", s.serveSocket)
	mux.HandleFunc("/_control/{verb}", s.serveControl)
	return mux
}

// counted lets Close wait for the requests that are being handled, and none
// start after it: the server of net/http leaves those of WebSockets alone.
func (s *Server) counted(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		if s.ctx.Err() != nil {
			s.mu.Unlock()
			return
		}
		s.wg.Add(1)
		s.mu.Unlock()
		defer s.wg.Done()
		h.ServeHTTP(w, r)
	})
}

// note tells those who wait that something happened. It is called with mu held.
func (s *Server) note() {
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}
