// Fit finds the weights by which passages are ranked, by which it is judged
// whether they answer and by which short answers are chosen, from sets of
// questions whose answers are known, and writes them to
// bot/passage/weights.json and bot/passage/spanweights.json:
//
//	go run ./cmd/fit -bench FOLDER
//
// Each set is a folder there, with readings.jsonl, a batch as footnote import
// takes it, and questions*.jsonl: a question a line, with the sources that it is
// put to (null is all of them), the day on which it is asked, and what is known
// of its answer: its text, where it stands in code points, or that there is
// none.
//
// It prints what the weights reach on questions that they were not fitted on:
// each part of a set is asked with weights that were fitted on the other parts
// (articles, pages or weeks).
//
// Fit again after any change to how sentences are parted, to how words are
// stemmed, or to what is measured of sentences in bot/passage. If the readings
// of the sets or the stems have changed, count first how common words are:
//
//	go run ./cmd/fit -bench FOLDER -common bot/passage/common.txt
//	go run ./cmd/fit -bench FOLDER
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

func main() {
	bench := flag.String("bench", "../shared/bench", "the `folder` that has the sets")
	sets := flag.String("sets", "squad2,timeqa,ester,rtqa,rtqa_abstain", "the sets to fit on, by `names`")
	out := flag.String("o", "bot/passage/weights.json", "the `file` to write the weights of sentences to")
	short := flag.String("short", "bot/passage/spanweights.json", "the `file` to write the weights of short answers to")
	words := flag.String("common", "", "write how common words are to this `file`, and fit nothing; fit again after that")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var dirs []string
	for name := range strings.SplitSeq(*sets, ",") {
		dirs = append(dirs, filepath.Join(*bench, name))
	}
	do := func() error { return run(ctx, dirs, *out, *short) }
	if *words != "" {
		do = func() error { return writeCommon(dirs, *words) }
	}
	if err := do(); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}
