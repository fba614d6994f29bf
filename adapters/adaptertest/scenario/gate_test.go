package scenario_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

func TestGate(t *testing.T) {
	for _, back := range []bool{false, true} {
		t.Run(fmt.Sprintf("back=%v", back), func(t *testing.T) { testGate(t, back) })
	}
}

func testGate(t *testing.T, back bool) {
	said := make(chan string, 2)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		said <- string(body)
		w.WriteHeader(http.StatusTeapot)
	}))
	defer server.Close()
	g, err := scenario.NewGate(server.URL, func(r *http.Request) bool { return r.URL.Path == "/say" })
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	g.Shut(back)
	post(t, g.URL+"/listen", "anything new?") // is none of the gate's business
	if got := <-said; got != "anything new?" {
		t.Errorf("past the gate arrived %q", got)
	}
	var posted sync.WaitGroup
	posted.Go(func() { post(t, g.URL+"/say", "hello") })
	if err := scenario.Await("held message", scenario.Patience, func() (bool, error) { return g.Holds(), nil }); err != nil {
		t.Error(err)
	}
	if arrived := len(said) > 0; arrived != back {
		t.Errorf("behind the shut gate something arrived: %v, want %v", arrived, back)
	}
	g.Reopen()
	posted.Wait()
	if got := <-said; got != "hello" {
		t.Errorf("behind the gate arrived %q, want hello", got)
	}
}

// post says something, and looks that the server's own answer comes back.
func post(t *testing.T, address, text string) {
	t.Helper()
	resp, err := http.Post(address, "text/plain", strings.NewReader(text))
	if err != nil {
		t.Error(err)
		return
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusTeapot {
		t.Errorf("the answer has status %d, want that of the server", resp.StatusCode)
	}
}

func TestAwaitLosesPatience(t *testing.T) {
	err := scenario.Await("answer", time.Millisecond, func() (bool, error) { return false, nil })
	if want := "no answer in 1ms"; err == nil || err.Error() != want {
		t.Errorf("await that is never told yes = %v, want %s", err, want)
	}
}
