package desk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
)

// A moody bot does something first when it is asked.
type moody struct {
	desk.Bot
	first func(ctx context.Context, m bot.Message) error
}

func (m moody) Answer(ctx context.Context, x bot.Message) (bot.Reply, error) {
	if err := m.first(ctx, x); err != nil {
		return bot.Reply{}, err
	}
	return m.Bot.Answer(ctx, x)
}

func (m moody) Overhear(ctx context.Context, x bot.Message) (bot.Reply, bool, error) {
	if err := m.first(ctx, x); err != nil {
		return bot.Reply{}, false, err
	}
	return m.Bot.Overhear(ctx, x)
}

const apology = "Sorry, something went wrong with that. Whoever runs me finds the reason in the log."

// TestWhatCannotBeAnswered has the bot fail, and expects one apology to whoever
// wanted something of it, none to others, and the next question answered.
func TestWhatCannotBeAnswered(t *testing.T) {
	private := func(kind desk.Kind, text string) desk.Event {
		return desk.Event{Kind: kind, Key: "e", Place: bot.Place{Room: "group"}, Author: "ana", Text: text}
	}
	quiet := inGroup(desk.Said, "0", "1", "and who built the Larn bridge?")
	quiet.Addressed = false
	edit := quiet
	edit.Kind = desk.Edited
	tests := []struct {
		name  string
		event desk.Event
		want  []string // what stands besides the answer to the next question
		to    string
	}{
		{"said", inGroup(desk.Said, "1", "1", builder), []string{apology}, ""},
		{"edited", inGroup(desk.Edited, "1", "1", builder), []string{apology}, ""},
		{"overheard", quiet, nil, ""},
		{"overheard edit", edit, nil, ""},
		{"asked", private(desk.Asked, builder), []string{apology}, "ana"},
		{"commanded", private(desk.Commanded, "timeline Larn"), []string{apology}, "ana"},
	}
	for _, tt := range tests {
		for _, how := range []string{"error", "panic"} {
			t.Run(tt.name+" "+how, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					w, tries := sleepingWorld(t, larn(t)), 0
					w.bot = moody{w.bot, func(_ context.Context, m bot.Message) error {
						if m.ID == "next" || m.ID == "0" {
							return nil
						}
						if tries++; how == "panic" {
							panic("index out of range")
						}
						return errors.New("no such table")
					}}
					w.start(t)
					w.ask(t, "group", "0", "who was mayor of Larn in 1935?")
					before := len(w.net.texts("group"))
					w.take(t, tt.event)
					w.ask(t, "group", "next", builder)
					got := w.net.texts("group")[before:]
					if diff := cmp.Diff(append(tt.want, builderAnswer), got); diff != "" {
						t.Errorf("other messages stand (-want +got):\n%s", diff)
					}
					if tries != desk.MostTries {
						t.Errorf("the bot was asked %d times, want %d", tries, desk.MostTries)
					}
					if len(tt.want) > 0 && w.net.messages[before].d.To != tt.to {
						t.Errorf("the apology is to %q, want %q", w.net.messages[before].d.To, tt.to)
					}
					w.stop()
				})
			})
		}
	}
}

// TestFailingRepairIsSilent apologizes to nobody for an answer that could not
// be looked at again.
func TestFailingRepairIsSilent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		broken := false
		w.bot = moody{w.bot, func(context.Context, bot.Message) error {
			if broken {
				return errors.New("no such table")
			}
			return nil
		}}
		w.start(t)
		w.ask(t, "group", "1", builder)
		broken = true
		w.Retract(t, "holt")
		if diff := cmp.Diff([]string{builderAnswer}, w.net.texts("group")); diff != "" {
			t.Errorf("other messages stand (-want +got):\n%s", diff)
		}
		w.stop()
	})
}

// TestFailingOnceIsNoFailure answers at the second try.
func TestFailingOnceIsNoFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, tries, began := sleepingWorld(t, larn(t)), 0, time.Now()
		w.bot = moody{w.bot, func(ctx context.Context, _ bot.Message) error {
			switch tries++; tries {
			case 1:
				return errors.New("database is locked")
			case 2:
				<-ctx.Done() // it hangs
				return ctx.Err()
			}
			return nil
		}}
		w.start(t)
		w.ask(t, "group", "1", builder)
		if diff := cmp.Diff([]string{builderAnswer}, w.net.texts("group")); diff != "" {
			t.Errorf("other messages stand (-want +got):\n%s", diff)
		}
		if took, want := time.Since(began), time.Second+time.Minute+2*time.Second; took != want {
			t.Errorf("it took %v, want %v", took, want)
		}
		w.stop()
	})
}

// limited is a network that is asked too often who is where.
type limited struct {
	*network
	left int
}

func (l *limited) Rooms(ctx context.Context, user string) ([]string, error) {
	if l.left--; l.left >= 0 {
		return nil, fmt.Errorf("list rooms: %w", &desk.RetryError{After: 30 * time.Second, Err: errors.New("too many requests")})
	}
	return l.network.Rooms(ctx, user)
}

// TestLimitedDirectoryIsNoFailure waits for as long as the network wants, and
// never gives up.
func TestLimitedDirectoryIsNoFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		w.networks = map[string]desk.Network{"test": &limited{w.net, 20}}
		if err := w.kept.SetRoom(t.Context(), "test", "group", desk.Room{Readings: []string{"almanac"}}); err != nil {
			t.Fatal(err)
		}
		w.start(t)
		began := time.Now()
		w.Say(t, "direct", "", "ana", builder, true)
		if diff := cmp.Diff([]string{builderAnswer}, w.net.texts("direct-ana")); diff != "" {
			t.Errorf("other messages stand (-want +got):\n%s", diff)
		}
		if took := time.Since(began); took != 10*time.Minute {
			t.Errorf("it took %v", took)
		}
		w.stop()
	})
}

// TestPlacesInParallel works on as many places at once as it may, and on one
// event of a place.
func TestPlacesInParallel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const workers, places, each = 3, 7, 3
		w := sleepingWorld(t, larn(t))
		var mu sync.Mutex
		busy, most, order := map[bot.Place]int{}, 0, map[string]string{}
		w.bot = moody{w.bot, func(_ context.Context, m bot.Message) error {
			mu.Lock()
			busy[m.Place]++
			if busy[m.Place] > 1 {
				t.Errorf("two events of %v are worked on", m.Place)
			}
			most = max(most, len(busy))
			order[m.Place.Thread] += m.ID
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			defer mu.Unlock()
			delete(busy, m.Place)
			return nil
		}}
		w.opts.Workers = workers
		w.start(t)
		began := time.Now()
		for i := range each {
			for p := range places {
				w.say(t, inGroup(desk.Said, fmt.Sprint("t", p), fmt.Sprintf("%d%d ", p, i), builder))
			}
		}
		w.settle(t)
		if most != workers {
			t.Errorf("%d places were worked on at once, want %d", most, workers)
		}
		if took, want := time.Since(began), time.Duration(places*each/workers)*time.Second; took != want {
			t.Errorf("it took %v, want %v", took, want)
		}
		for p := range places {
			if got, want := order[fmt.Sprint("t", p)], fmt.Sprintf("%d0 %d1 %d2 ", p, p, p); got != want {
				t.Errorf("thread %d was answered in the order %q, want %q", p, got, want)
			}
		}
		w.stop()
	})
}

// TestDrain ends a desk with much to do: what was taken is answered and sent,
// for as long as it may go on.
func TestDrain(t *testing.T) {
	tests := []struct {
		name  string
		drain time.Duration
		want  int // answers that stand at the end
		took  time.Duration
	}{
		{"long enough", time.Minute, 5, 5 * time.Second},
		{"too short", 2500 * time.Millisecond, 2, 2500 * time.Millisecond},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := sleepingWorld(t, larn(t))
				w.bot = moody{w.bot, func(ctx context.Context, _ bot.Message) error {
					select {
					case <-time.After(time.Second):
						return nil
					case <-ctx.Done():
						return ctx.Err()
					}
				}}
				w.opts.Drain = tt.drain
				w.start(t)
				for i := range 5 {
					w.say(t, inGroup(desk.Said, "1", fmt.Sprint(i), builder))
				}
				synctest.Wait()
				began := time.Now()
				w.stop()
				if got := len(w.net.texts("group")); got != tt.want {
					t.Errorf("at the end %d answers stand, want %d", got, tt.want)
				}
				if took := time.Since(began); took != tt.took {
					t.Errorf("the end took %v, want %v", took, tt.took)
				}
				if err := w.desk.Idle(t.Context()); err == nil {
					t.Error("a desk that has ended says that it is idle")
				}
				w.start(t)
				w.settle(t)
				if diff := cmp.Diff([]string{"0", "1", "2", "3", "4"}, w.answered("group")); diff != "" {
					t.Errorf("after the next start other answers stand (-want +got):\n%s", diff)
				}
				w.stop()
			})
		})
	}
}

// TestEndBeforeBegin ends a desk that was told so before it began.
func TestEndBeforeBegin(t *testing.T) {
	w := sleepingWorld(t, larn(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w.startIn(t, ctx)
	w.stop()
	if err := w.desk.Idle(t.Context()); err == nil {
		t.Error("a desk that has ended says that it is idle")
	}
}

func TestTake(t *testing.T) {
	w := newWorld(t, larn(t))
	e := w.complete(inGroup(desk.Said, "1", "1", builder))
	for range 3 {
		if err := w.desk.Take(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	w.settle(t)
	w.Restart(t)
	w.take(t, e)
	if w.net.sent != 1 {
		t.Errorf("an event that came four times has %d answers", w.net.sent)
	}
	e.Key = ""
	if err := w.desk.Take(t.Context(), e); err == nil {
		t.Error("an event without a key is taken")
	}
	odd := w.complete(desk.Event{Kind: "danced", Place: bot.Place{Room: "group"}, Author: "ana"})
	if err := w.desk.Take(t.Context(), odd); err != nil {
		t.Fatal(err)
	}
	if w.settle(t); w.net.sent != 1 {
		t.Error("an event of no known kind is answered")
	}
}

// TestOldEventsAreForgotten takes an event as new whose like was done long ago.
func TestOldEventsAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		w.opts.Now, w.opts.Keep = time.Now, 24*time.Hour
		w.start(t)
		e := w.complete(desk.Event{Kind: desk.Commanded, Place: bot.Place{Room: "group"}, Author: "ana", Text: "dance"})
		for range 3 {
			if err := w.desk.Take(t.Context(), e); err != nil {
				t.Fatal(err)
			}
			time.Sleep(13 * time.Hour)
		}
		w.settle(t)
		if got := w.net.sent; got != 1 {
			t.Errorf("what came again after half a day, and a day, was answered %d times", got)
		}
		if err := w.desk.Take(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		w.settle(t)
		if got := strings.Join(w.net.texts("group"), "\n"); strings.Count(got, "There is no command") != 1 {
			t.Errorf("in the end there is %q", got)
		}
		w.stop()
	})
}
