package sqlite_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"footnote/bot/desk"
)

// killedBase names the base of a process that is to be killed.
const killedBase = "FOOTNOTE_TEST_KILLED_BASE"

// TestKilled kills a process in the middle of its work and does what it left
// undone. What it said was done is, and nothing is there by halves.
func TestKilled(t *testing.T) {
	if path := os.Getenv(killedBase); path != "" {
		workUntilKilled(t, path)
	}
	f := openFile(t)
	said := runAndKill(t, f.path, 300)
	f.reopen()
	for n := range said["taken"] {
		id := fmt.Sprint(n)
		if fresh, err := f.Take(t.Context(), event(larn, id)); err != nil || fresh {
			t.Errorf("event %s was taken, and then Take = %v, %v", id, fresh, err)
		}
		e, waits, err := f.Next(t.Context(), larn)
		if err != nil {
			t.Fatal(err)
		}
		waits = waits && e.Key == id
		d, put, err := f.Delivery(t.Context(), id)
		if err != nil || put == waits || !put && n < said["finished"] || d.Message == "" && n < said["settled"] {
			t.Errorf("event %s: waits %v, put %v as message %q, error %v", id, waits, put, d.Message, err)
		}
		if waits {
			finish(t, f.Store, desk.Outcome{Event: e, Put: []desk.Delivery{note(larn, id, "a")}})
		}
	}
	settleAll(t, f.Store, larn)
	var sound string
	if err := f.base.DB().QueryRowContext(t.Context(), `PRAGMA integrity_check`).Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("integrity check: %s, %v", sound, err)
	}
}

// workUntilKilled takes events, finishes them and settles what follows, and
// prints each of these once it is done.
func workUntilKilled(t *testing.T, path string) {
	s := openAt(t, path)
	for n := 0; ; n++ {
		e := event(larn, fmt.Sprint(n))
		take(t, s, e)
		fmt.Println("taken", n)
		finish(t, s, desk.Outcome{Event: e, Put: []desk.Delivery{note(larn, e.Key, "a")}})
		fmt.Println("finished", n)
		settleAll(t, s, larn)
		fmt.Println("settled", n)
	}
}

// runAndKill runs this test as another process on the base, kills it after so
// many lines, and returns how many times it said each word.
func runAndKill(t *testing.T, path string, lines int) map[string]int {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killedBase+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := make(map[string]int)
	for in := bufio.NewScanner(out); in.Scan(); lines-- {
		word, _, _ := strings.Cut(in.Text(), " ")
		said[word]++
		if lines == 0 {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || lines > 0 {
		t.Fatalf("the process ended by itself after %v", said)
	}
	return said
}
