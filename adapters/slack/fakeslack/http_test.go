package fakeslack_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"footnote/adapters/slack/fakeslack"
)

// An app takes signed requests and answers with what the test tells it to.
type app struct {
	*httptest.Server
	secret string

	mu     sync.Mutex
	got    []*http.Request
	bodies []string
	status []int // of the answers to come; 200 when there are none
	reply  string
}

// serveApp runs an app that checks signatures the way slack-go does.
func serveApp(t *testing.T) *app {
	t.Helper()
	a := &app{secret: fakeslack.SigningSecret}
	a.Server = httptest.NewServer(a)
	t.Cleanup(a.Close)
	return a
}

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	check, err := slack.NewSecretsVerifier(r.Header, a.secret)
	if err == nil {
		_, _ = check.Write(body)
		err = check.Ensure()
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	var challenge struct{ Type, Challenge string }
	if json.Unmarshal(body, &challenge) == nil && challenge.Type == "url_verification" {
		fmt.Fprint(w, challenge.Challenge)
		return
	}
	a.got, a.bodies = append(a.got, r), append(a.bodies, string(body))
	if len(a.status) > 0 {
		status := a.status[0]
		a.status = a.status[1:]
		w.WriteHeader(status)
		return
	}
	fmt.Fprint(w, a.reply)
}

func (a *app) requests() ([]*http.Request, []string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.got, a.bodies
}

// commandURL types a command and returns the response URL that comes with it.
func commandURL(t *testing.T, s *fakeslack.Server) string {
	t.Helper()
	return commandField(t, s, "response_url")
}

func triggerID(t *testing.T, s *fakeslack.Server) string {
	t.Helper()
	return commandField(t, s, "trigger_id")
}

func commandField(t *testing.T, s *fakeslack.Server, name string) string {
	t.Helper()
	a := serveApp(t)
	s.UseURLs(fakeslack.URLs{Events: a.URL})
	if _, err := s.Command(patience(t), fakeslack.General, fakeslack.Ana, "/ask", ""); err != nil {
		t.Fatal(err)
	}
	_, bodies := a.requests()
	form, err := url.ParseQuery(bodies[0])
	if err != nil || form.Get(name) == "" {
		t.Fatalf("command = %v, %v", form, err)
	}
	return form.Get(name)
}

func TestURLVerification(t *testing.T) {
	a := serveApp(t)
	s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: a.URL}})
	if err := s.VerifyURL(patience(t)); err != nil {
		t.Error(err)
	}
	a.secret = "another"
	if err := s.VerifyURL(patience(t)); err == nil {
		t.Error("an app with another secret was verified")
	}
}

func TestEventsOverHTTPAreSignedAndRetried(t *testing.T) {
	a := serveApp(t)
	a.status = []int{500, 503}
	s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: a.URL}, RetryIntervals: []time.Duration{0, 0, 0}})
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	if err := s.WaitAcked(patience(t)); err != nil {
		t.Fatal(err)
	}
	got, bodies := a.requests()
	var tries []string
	for _, r := range got {
		tries = append(tries, r.Header.Get("X-Slack-Retry-Num")+" "+r.Header.Get("X-Slack-Retry-Reason"))
	}
	if diff := cmp.Diff([]string{" ", "1 http_error", "2 http_error"}, tries); diff != "" {
		t.Errorf("retries (-want +got):\n%s", diff)
	}
	e, err := slackevents.ParseEvent(json.RawMessage(bodies[2]), slackevents.OptionNoVerifyToken())
	if err != nil || e.InnerEvent.Type != "message" || e.TeamID != fakeslack.TeamID {
		t.Errorf("event = %+v, %v", e, err)
	}
}

func TestAnEventIsGivenUpAfterTheLastRetry(t *testing.T) {
	a := serveApp(t)
	a.status = []int{500, 500, 500, 500}
	s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: a.URL}, RetryIntervals: []time.Duration{0, 0, 0}})
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	if err := s.WaitAcked(patience(t)); err != nil {
		t.Fatal(err)
	}
	if d := s.Deliveries()[0]; !d.GivenUp || len(d.Attempts) != 4 || d.Acks != 0 {
		t.Errorf("delivery = %+v, want 4 attempts and then no more", d)
	}
}

func TestASlowAnswerCountsAsNone(t *testing.T) {
	release := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Slack-Retry-Num") == "" {
			_, _ = io.Copy(io.Discard, r.Body)
			select {
			case <-release:
			case <-r.Context().Done():
			}
		}
	}))
	t.Cleanup(slow.Close)
	t.Cleanup(func() { close(release) })
	s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: slow.URL}, AckTimeout: 20 * time.Millisecond, RetryIntervals: []time.Duration{0}})
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	if err := s.WaitAcked(patience(t)); err != nil {
		t.Fatal(err)
	}
	d := s.Deliveries()[0]
	if len(d.Attempts) < 2 || d.Attempts[1].Reason != "http_timeout" {
		t.Errorf("attempts = %+v, want a second one for http_timeout", d.Attempts)
	}
}

func TestEventsOfAChannelComeInOrder(t *testing.T) {
	a := serveApp(t)
	s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: a.URL}})
	for i := range 50 {
		s.Say(fakeslack.General, fakeslack.Ana, fmt.Sprint(i), "")
	}
	if err := s.WaitAcked(patience(t)); err != nil {
		t.Fatal(err)
	}
	_, bodies := a.requests()
	for i, body := range bodies {
		var e struct{ Event struct{ Text string } }
		if err := json.Unmarshal([]byte(body), &e); err != nil || e.Event.Text != fmt.Sprint(i) {
			t.Fatalf("event %d says %q, %v", i, e.Event.Text, err)
		}
	}
}

func TestWhatWaitedForASocketGoesToTheURL(t *testing.T) {
	s := start(t, fakeslack.Config{})
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	s.UseURLs(fakeslack.URLs{Events: serveApp(t).URL})
	if err := s.WaitAcked(patience(t)); err != nil {
		t.Error(err)
	}
	if d := s.Deliveries()[0]; d.Acks != 1 || d.Attempts[0].Status != http.StatusOK {
		t.Errorf("delivery = %+v", d)
	}
}

func TestAnAppThatIsNotThere(t *testing.T) {
	for name, url := range map[string]string{"nobody listens": "http://127.0.0.1:1/", "no URL": "://"} {
		s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: url}, RetryIntervals: []time.Duration{0}})
		s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
		if err := s.WaitAcked(patience(t)); err != nil {
			t.Error(err)
		}
		if d := s.Deliveries()[0]; !d.GivenUp || d.Attempts[1].Reason != "connection_failed" {
			t.Errorf("%s: delivery = %+v", name, d)
		}
		if err := s.VerifyURL(patience(t)); err == nil {
			t.Errorf("%s: the URL was verified", name)
		}
	}
}

func TestInteractionsOverHTTP(t *testing.T) {
	a := serveApp(t)
	a.reply = `{"response_type":"in_channel","text":"for all"}`
	s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: a.URL}, Events: []string{}})
	if _, err := s.Command(patience(t), fakeslack.General, fakeslack.Ana, "/ask", "a & b"); err != nil {
		t.Fatal(err)
	}
	if m := s.Messages(fakeslack.General); len(m) != 1 || m[0].Text != "for all" {
		t.Errorf("in the channel: %+v", m)
	}
	if err := s.Shortcut(patience(t), fakeslack.Ana, "ask_global"); err != nil {
		t.Fatal(err)
	}
	_, bodies := a.requests()
	form, _ := url.ParseQuery(bodies[0])
	if form.Get("command") != "/ask" || form.Get("text") != "a & b" {
		t.Errorf("command = %v", form)
	}
	form, _ = url.ParseQuery(bodies[len(bodies)-1])
	var in slack.InteractionCallback
	if err := json.Unmarshal([]byte(form.Get("payload")), &in); err != nil || in.CallbackID != "ask_global" || in.TriggerID == "" {
		t.Errorf("shortcut = %+v, %v", in, err)
	}
	a.mu.Lock()
	a.status = []int{500}
	a.mu.Unlock()
	if err := s.Shortcut(patience(t), fakeslack.Ana, "ask_global"); message(err) != fakeslack.ErrRefused.Error() {
		t.Errorf("shortcut on a broken app = %v", err)
	}
}
