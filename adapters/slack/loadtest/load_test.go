//go:build load

// Package loadtest puts the built program under load: people ask hundreds of
// questions a second in a Slack that redelivers, limits, hangs up and loses
// answers, and the program is killed in the middle. It prints figures, and
// fails if any question is not answered exactly once, or out of order in its
// thread. Run it with
//
//	go test -tags load -timeout 15m -v ./adapters/slack/loadtest
package loadtest

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"footnote/adapters/slack/fakeslack"
)

var (
	perSecond = flag.Int("rate", 200, "questions a second")
	lasting   = flag.Duration("lasting", time.Minute, "for how long")
	channels  = flag.Int("channels", 400, "how many channels the questions are spread over")
	mode      = flag.String("mode", "socket", "how events arrive: socket or http")
)

// perThread is how many questions a thread has: its first mentions the bot, the
// others don't.
const perThread = 5

// towns is how many different answers there are.
const towns = 500

// A thread is one in which questions are asked, and their towns in order.
type thread struct {
	channel, ts string
	asked       []int
}

func TestLoad(t *testing.T) {
	s, err := fakeslack.Start(fakeslack.Config{RetryIntervals: []time.Duration{0, time.Second, 5 * time.Second, 20 * time.Second}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	s.LimitPosts(1, 5)
	s.DuplicateEvents(10)
	b := build(t)
	b.fill(t)
	b.start(t, s)

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if *mode == "socket" {
		if err := s.WaitSockets(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
	}
	killed := make(chan struct{})
	go trouble(ctx, s)
	go func() {
		defer close(killed)
		time.Sleep(*lasting / 2)
		b.kill(t)
		b.start(t, s)
	}()
	began := time.Now()
	threads := ask(s)
	asked := time.Since(began)
	<-killed
	cancel() // the trouble ends with the questions
	total := 0
	for _, th := range threads {
		total += len(th.asked)
	}
	patience, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	err = s.Wait(patience, func() bool { return count(s, threads) >= total })
	if err != nil {
		t.Errorf("waiting for %d answers, there are %d: %v", total, count(s, threads), err)
	}
	finished := time.Since(began)
	time.Sleep(3 * time.Second) // anything said twice would come now
	report(t, s, threads, total, asked, finished)
}

// ask asks at the rate, spread over channels and threads, and returns the
// threads.
func ask(s *fakeslack.Server) []*thread {
	open := make([]*thread, *channels)
	var all []*thread
	tick := time.NewTicker(time.Second / time.Duration(*perSecond))
	defer tick.Stop()
	total := int(lasting.Seconds() * float64(*perSecond))
	for i := range total {
		<-tick.C
		c := i % *channels
		town := (i * 7) % towns
		th := open[c]
		if th == nil || len(th.asked) == perThread {
			th = &thread{channel: fmt.Sprintf("C%06d", c)}
			open[c] = th
			all = append(all, th)
			th.ts = s.Mention(th.channel, fakeslack.Ana, question(town), "")
		} else {
			s.Say(th.channel, fakeslack.Ben, question(town), th.ts)
		}
		th.asked = append(th.asked, town)
	}
	return all
}

func question(town int) string { return fmt.Sprintf("who was mayor of Town%d in 1930?", town) }

// trouble hangs up every five seconds and, now and then, loses answers and
// breaks down.
func trouble(ctx context.Context, s *fakeslack.Server) {
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return
		case <-time.After(5 * time.Second):
		}
		switch i % 2 {
		case 0:
			s.Disconnect("refresh_requested")
		default:
			s.DropSockets()
		}
		s.Inject(fakeslack.Fault{Method: "chat.postMessage", Times: 5, Lost: true})
		s.Inject(fakeslack.Fault{Method: "chat.postMessage", Times: 5, Status: 500})
		s.Inject(fakeslack.Fault{Method: "chat.postMessage", Times: 20, Status: 429, RetryAfter: time.Second})
		s.EmitMalformed(fakeslack.UnknownEvent)
		s.EmitMalformed(fakeslack.BadBlock)
	}
}

// count is how many answers there are in the threads.
func count(s *fakeslack.Server, threads []*thread) int {
	n := 0
	for _, th := range threads {
		for _, m := range s.Replies(th.channel, th.ts) {
			if m.User == fakeslack.BotUser {
				n++
			}
		}
	}
	return n
}

// report prints the figures, and fails the test where they tell of a fault.
func report(t *testing.T, s *fakeslack.Server, threads []*thread, total int, asked, finished time.Duration) {
	var once, missing, twice, disorder, wrong int
	var took []time.Duration
	for _, th := range threads {
		var said []int
		at := map[int][]string{}
		for _, m := range s.Replies(th.channel, th.ts) {
			if m.User != fakeslack.BotUser {
				continue
			}
			town, ok := mayorIn(m.Text)
			if !ok {
				wrong++
				t.Logf("not an answer: %q", m.Text)
				continue
			}
			said = append(said, town)
			at[town] = append(at[town], m.TS)
		}
		if !slices.Equal(said, th.asked) && len(said) == len(th.asked) {
			disorder++
			t.Logf("asked of the towns %v, answered %v", th.asked, said)
		}
		for i, town := range th.asked {
			switch n := len(at[town]); {
			case n == 0:
				missing++
			case n > 1:
				twice++
			default:
				once++
				took = append(took, since(questionAt(s, th, i), at[town][0]))
			}
		}
	}
	slices.Sort(took)
	var limited, calls, redelivered int
	for _, c := range s.Calls() {
		calls++
		if c.Status == 429 {
			limited++
		}
	}
	for _, d := range s.Deliveries() {
		redelivered += max(0, len(d.Attempts)-1)
	}
	fmt.Printf("load: %d questions in %.1f s (%.0f/s) over %d channels by %s; all answered after %.1f s\n",
		total, asked.Seconds(), float64(total)/asked.Seconds(), *channels, *mode, finished.Seconds())
	fmt.Printf("load: answered once %d, missing %d, twice %d, threads out of order %d, not an answer %d\n", once, missing, twice, disorder, wrong)
	if len(took) > 0 {
		fmt.Printf("load: time to the answer: median %v, 90 %% %v, 99 %% %v, most %v\n",
			took[len(took)/2], took[len(took)*9/10], took[len(took)*99/100], took[len(took)-1])
	}
	fmt.Printf("load: %d API calls, %d of them limited (429); %d redeliveries; killed once in the middle\n", calls, limited, redelivered)
	if missing+twice+disorder+wrong > 0 {
		t.Error("not every question was answered exactly once and in order")
	}
}

// questionAt is the timestamp of the thread's question.
func questionAt(s *fakeslack.Server, th *thread, i int) string {
	if i == 0 {
		return th.ts
	}
	for _, m := range s.Replies(th.channel, th.ts) {
		if m.User == fakeslack.Ben {
			if i--; i == 0 {
				return m.TS
			}
		}
	}
	return th.ts
}

// since is the time between two timestamps.
func since(from, to string) time.Duration {
	a, _ := strconv.ParseFloat(from, 64)
	b, _ := strconv.ParseFloat(to, 64)
	return time.Duration((b - a) * float64(time.Second)).Round(time.Millisecond)
}

// mayorIn is the town whose mayor an answer names.
func mayorIn(text string) (int, bool) {
	_, rest, ok := strings.Cut(text, "Mayor")
	if !ok {
		return 0, false
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	town, err := strconv.Atoi(rest[:max(0, end)])
	return town, err == nil
}

// A built program and what it works with.
type built struct {
	binary, db string
	cmd        *exec.Cmd
	log        *os.File
}

func build(t *testing.T) *built {
	dir := t.TempDir()
	b := &built{binary: filepath.Join(dir, "footnote"), db: filepath.Join(dir, "base.db")}
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", b.binary, "footnote/cmd/footnote")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatal("build: ", err)
	}
	var err error
	if b.log, err = os.Create(filepath.Join(dir, "log")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		b.kill(t)
		log, err := os.ReadFile(b.log.Name())
		if err == nil && t.Failed() {
			t.Logf("the end of the program's log:\n%s", log[max(0, len(log)-4000):])
		}
	})
	return b
}

// fill puts the towns and their mayors into the base.
func (b *built) fill(t *testing.T) {
	var facts strings.Builder
	fmt.Fprintln(&facts, `{"type":"property","id":"mayor","value":"entity","single":true,"nouns":["mayor"],"verbs":["govern"],"phrase":"{value} was mayor of {subject}"}`)
	for i := range towns {
		fmt.Fprintf(&facts, `{"subject":"Town%d","property":"mayor","value":"Mayor%d","from":"1928","to":"1933"}`+"\n", i, i)
	}
	cmd := exec.Command(b.binary, "--db", b.db, "facts", "import", "--format", "jsonl", "-")
	cmd.Stdin = strings.NewReader(facts.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("import: %v\n%s", err, out)
	}
}

func (b *built) start(t *testing.T, s *fakeslack.Server) {
	b.cmd = exec.Command(b.binary, "--db", b.db, "serve")
	b.cmd.Env = append(os.Environ(), "SLACK_BOT_TOKEN="+fakeslack.BotToken, "SLACK_APP_TOKEN="+fakeslack.AppToken,
		"SLACK_SIGNING_SECRET="+fakeslack.SigningSecret, "FOOTNOTE_SLACK_API_URL="+s.APIURL(), "FOOTNOTE_SLACK_MODE="+*mode,
		"FOOTNOTE_SLACK_LISTEN=127.0.0.1:18080")
	b.cmd.Stdout, b.cmd.Stderr = b.log, b.log
	if err := b.cmd.Start(); err != nil {
		t.Error("start: ", err)
	}
	if *mode == "http" {
		s.UseURLs(fakeslack.URLs{Events: "http://127.0.0.1:18080/slack/events"})
	}
}

// kill ends the program as the kernel would.
func (b *built) kill(t *testing.T) {
	if b.cmd == nil || b.cmd.Process == nil {
		return
	}
	if err := b.cmd.Process.Signal(syscall.SIGKILL); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Error("kill: ", err)
	}
	_ = b.cmd.Wait() // it was killed
}
