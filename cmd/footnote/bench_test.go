package main

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/facts/facttest"
	"footnote/facts/seed"
	factstore "footnote/facts/sqlite"
)

// BenchmarkStart is the time from starting the program, built as it is
// shipped, to its first answer on the default base, which is there already.
func BenchmarkStart(b *testing.B) {
	binary, home := buildProgram(b), b.TempDir()
	ask := func() {
		cmd := exec.CommandContext(b.Context(), binary, "ask", sample)
		cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+home, "HOME="+home)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	ask() // makes the base
	for b.Loop() {
		ask()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/start")
}

// BenchmarkMemory is the memory that the program holds after it has answered
// on the default base, and the most that it held.
func BenchmarkMemory(b *testing.B) {
	binary, home := buildProgram(b), b.TempDir()
	for b.Loop() {
		cmd := exec.CommandContext(b.Context(), binary, "ask", "--batch")
		cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+home, "HOME="+home)
		stdin, err := cmd.StdinPipe()
		if err != nil {
			b.Fatal(err)
		}
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		answers := bufio.NewReader(stdout)
		for i, question := range bundledQuestions {
			fmt.Fprintf(stdin, "{\"id\": %d, \"question\": %q, \"thread\": \"bench\"}\n", i, question)
			if _, err := answers.ReadString('\n'); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(processMemory(b, cmd.Process.Pid, "VmRSS"), "MB-resident")
		b.ReportMetric(processMemory(b, cmd.Process.Pid, "VmHWM"), "MB-most")
		stdin.Close()
		if err := cmd.Wait(); err != nil {
			b.Fatal(err)
		}
	}
}

// processMemory reads a figure of a process, in megabytes.
func processMemory(b *testing.B, pid int, field string) float64 {
	b.Helper()
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		b.Skip("only Linux tells: ", err)
	}
	for line := range strings.Lines(string(status)) {
		if words := strings.Fields(line); len(words) > 1 && words[0] == field+":" {
			kilobytes, err := strconv.ParseFloat(words[1], 64)
			if err != nil {
				b.Fatal(err)
			}
			return kilobytes / 1000
		}
	}
	b.Fatal("no ", field, " in the status of the process")
	return 0
}

// buildProgram builds the program and returns its path.
func buildProgram(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "footnote")
	build := exec.CommandContext(b.Context(), "go", "build", "-tags", "goolm", "-buildvcs=false", "-o", path, ".")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// bundledQuestions are questions to the bundled base, one after the other.
var bundledQuestions = []string{
	"who led ISIS in 2022", "and in 2024?", "who came after al-Baghdadi?", "why target Russia", "says who?",
	"when did ISIS lose its last stronghold?", "how many ppl died in the attack in Iran?", "why there?",
	"did the US warn Russia before the attack?", "what happened in June 2023?", "what is the capital of France",
	"is he still the leader of isis", "where were the atackers from", "timeline of ISIS",
}

// BenchmarkAnswer is one answer on the bundled base in a file, from the
// message to the reply, with the memory of the conversation read and written.
func BenchmarkAnswer(b *testing.B) {
	answers := benchBot(b, filepath.Join(b.TempDir(), "base.db"), func(base *factstore.Base) error {
		_, err := base.Import(b.Context(), seed.Items(), factstore.ImportOptions{By: bundledBy})
		return err
	})
	place := bot.Place{Network: "bench"}
	reportTimes(b, func(i int) {
		m := bot.Message{Place: place, Text: bundledQuestions[i%len(bundledQuestions)]}
		if _, err := answers.Answer(b.Context(), m); err != nil {
			b.Fatal(err)
		}
	})
}

// The base of a million: what the project promises to answer from in 5 ms.
const (
	millionEntities   = 100_000
	millionStatements = 1_000_000
)

// leastAnswers is how many answers are timed at least: fewer have no 99th
// percentile to speak of.
const leastAnswers = 2_000

// BenchmarkAnswerMillion is one answer on a synthetic base of a million
// statements, to questions of many kinds. Making the base takes a while, so it
// is left out under -short. FOOTNOTE_MILLION may name a base that is made once
// and used again.
func BenchmarkAnswerMillion(b *testing.B) {
	if testing.Short() {
		b.Skip("takes a while")
	}
	path := os.Getenv("FOOTNOTE_MILLION")
	if path == "" {
		path = filepath.Join(b.TempDir(), "base.db")
	}
	answers := benchBot(b, path, func(base *factstore.Base) error {
		items := facttest.Synthetic(millionEntities, millionStatements)
		_, err := base.Import(b.Context(), items, factstore.ImportOptions{By: "bench"})
		return err
	})
	questions := syntheticQuestions(leastAnswers)
	reportTimes(b, func(i int) {
		place := bot.Place{Network: "bench", Thread: strconv.Itoa(i % 100)}
		if _, err := answers.Answer(b.Context(), bot.Message{Place: place, Text: questions[i%len(questions)]}); err != nil {
			b.Fatal(err)
		}
	})
}

// benchBot is a bot over the base at path, which fill fills if it is not
// there.
func benchBot(b *testing.B, path string, fill func(*factstore.Base) error) *bot.Bot {
	b.Helper()
	p := &program{db: path, log: slog.New(slog.DiscardHandler), now: time.Now}
	made := !exists(path)
	base, err := p.open(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { base.Close() })
	if made {
		if err := fill(base.facts); err != nil {
			b.Fatal(err)
		}
	}
	return base.bot(p)
}

// reportTimes does something at least leastAnswers times and reports the
// median and the 99th percentile of the times it takes.
func reportTimes(b *testing.B, do func(i int)) {
	b.Helper()
	var times []time.Duration
	once := func(i int) {
		start := time.Now()
		do(i)
		times = append(times, time.Since(start))
	}
	for b.Loop() {
		once(len(times))
	}
	for len(times) < leastAnswers {
		once(len(times))
	}
	slices.Sort(times)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(times[len(times)/2]), "p50-ms")
	b.ReportMetric(ms(times[len(times)*99/100]), "p99-ms")
	b.ReportMetric(ms(times[len(times)-1]), "max-ms")
}

// syntheticQuestions are n questions about the synthetic base, by its own
// names: who held what in a month, before, after and between; with typing
// errors; by parts of names; and some about what is not there.
func syntheticQuestions(n int) []string {
	random := rand.New(rand.NewPCG(3, 4))
	people := millionEntities * 9 / 10
	out := make([]string, n)
	for i := range out {
		person := facttest.Person(random.IntN(people))
		body := facttest.Body(random.IntN(millionEntities - people))
		year := 1900 + random.IntN(130)
		month := time.Month(1 + random.IntN(12))
		forms := []string{
			fmt.Sprintf("Which position did %s hold in %s %d?", person, month, year),
			fmt.Sprintf("Which employer did %s work for before %s?", person, body),
			fmt.Sprintf("Which team did %s play for after %s?", person, body),
			fmt.Sprintf("where did %s go to school between %d and %d", strings.ToLower(person), year, year+5),
			fmt.Sprintf("who was chairperson of %s in %d", body, year),
			fmt.Sprintf("who worked for %s in %s %d?", body, month, year),
			fmt.Sprintf("which team did %s play for in %d", misspelt(random, person), year),
			fmt.Sprintf("what position did %s hold in %d?", strings.Join(strings.Fields(person)[1:], " "), year),
			fmt.Sprintf("who is %s?", person),
			fmt.Sprintf("who is %s?", strings.Fields(person)[0]),
			fmt.Sprintf("how long did %s work for %s", person, body),
			fmt.Sprintf("who killed %s?", person),
			fmt.Sprintf("and in %d?", year),
			fmt.Sprintf("What is the capital of %s?", body),
		}
		out[i] = forms[i%len(forms)]
	}
	return out
}

// misspelt is the name with two letters of one word the wrong way round.
func misspelt(random *rand.Rand, name string) string {
	letters := []byte(name)
	at := 1 + random.IntN(len(letters)-3)
	if letters[at] != ' ' && letters[at+1] != ' ' {
		letters[at], letters[at+1] = letters[at+1], letters[at]
	}
	return string(letters)
}
