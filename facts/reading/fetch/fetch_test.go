package fetch_test

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"footnote/facts/reading/fetch"
)

// serve starts a server on this machine, which is a private address.
func serve(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=koi8-r")
		io.WriteString(w, "<p>Larn</p>")
	})
	redirect := func(from, to string) {
		mux.HandleFunc(from, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
	}
	redirect("/moved", "/page")
	redirect("/loop", "/loop")
	redirect("/file", "file:///etc/passwd")
	redirect("/ftp", "ftp://example.org/")
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 2000)) })
	mux.HandleFunc("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		z.Write(make([]byte, 1<<20))
	})
	mux.HandleFunc("/hang", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func TestGet(t *testing.T) {
	server := serve(t)
	got, err := fetch.Get(t.Context(), server.URL+"/moved#top", fetch.Options{AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Content) != "<p>Larn</p>" || got.ContentType != "text/html; charset=koi8-r" || got.URL != server.URL+"/page" {
		t.Errorf("got %q, %q at %q", got.Content, got.ContentType, got.URL)
	}
}

func TestGet_refused(t *testing.T) {
	server := serve(t)
	port := server.URL[strings.LastIndex(server.URL, ":"):]
	allowed := fetch.Options{AllowPrivate: true, MaxSize: 1000}
	for _, tt := range []struct {
		name, url string
		opts      fetch.Options
		want      error
	}{
		{"file", "file:///etc/passwd", allowed, fetch.ErrAddress},
		{"no scheme", "example.org/a", allowed, fetch.ErrAddress},
		{"no host", "http:///a", allowed, fetch.ErrAddress},
		{"password", "http://ana:secret@example.org/", allowed, fetch.ErrAddress},
		{"redirect to a file", server.URL + "/file", allowed, fetch.ErrAddress},
		{"redirect to ftp", server.URL + "/ftp", allowed, fetch.ErrAddress},
		{"this machine", server.URL + "/page", fetch.Options{}, fetch.ErrPrivate},
		{"this machine by name", "http://localhost" + port + "/page", fetch.Options{}, fetch.ErrPrivate},
		{"this machine, version 6", "http://[::1]" + port + "/page", fetch.Options{}, fetch.ErrPrivate},
		{"mapped to version 6", "http://[::ffff:127.0.0.1]" + port + "/page", fetch.Options{}, fetch.ErrPrivate},
		{"any address", "http://0.0.0.0" + port + "/page", fetch.Options{}, fetch.ErrPrivate},
		{"private network", "http://10.1.2.3/", fetch.Options{}, fetch.ErrPrivate},
		{"link", "http://169.254.169.254/latest/meta-data", fetch.Options{}, fetch.ErrPrivate},
		{"provider's network", "http://100.64.0.1/", fetch.Options{}, fetch.ErrPrivate},
		{"version 4 inside version 6", "http://[64:ff9b::7f00:1]/", fetch.Options{}, fetch.ErrPrivate},
		{"large", server.URL + "/large", allowed, fetch.ErrTooLarge},
		{"large when unpacked", server.URL + "/packed", allowed, fetch.ErrTooLarge},
		{"missing", server.URL + "/missing", allowed, fetch.ErrStatus},
		{"slow", server.URL + "/hang", fetch.Options{AllowPrivate: true, Timeout: 20 * time.Millisecond}, context.DeadlineExceeded},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := fetch.Get(t.Context(), tt.url, tt.opts); !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
		})
	}
	if _, err := fetch.Get(t.Context(), server.URL+"/loop", allowed); err == nil || !strings.Contains(err.Error(), "redirects") {
		t.Errorf("error %v of a loop, want one of too many redirects", err)
	}
}
