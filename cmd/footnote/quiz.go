package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"footnote/adapters/terminal"
	"footnote/bot/answer"
	"footnote/bot/study/card"
	"footnote/facts"
)

// A quizCmd asks questions that the base has the answers to.
type quizCmd struct {
	Count int     `default:"10" placeholder:"N" help:"At most so many; 10 by default."`
	JSON  bool    `name:"json" help:"Print the questions with their answers, one JSON object a line."`
	Seed  *uint64 `placeholder:"S" help:"The same seed gives the same questions from the same base."`
	cardChoice
}

// A cardChoice says which cards are wanted.
type cardChoice struct {
	About string      `placeholder:"NAME" help:"Only questions about what goes by this name."`
	Kind  []card.Kind `placeholder:"KIND" help:"Only questions of these kinds: ${card_kinds}."`
}

// Help is the end of the command's help.
func (quizCmd) Help() string {
	return `In a terminal the questions are asked one after another, and each answer is judged. Otherwise they are printed, with the answers behind them.

A line of JSON: {"id", "kind", "question", "choices"?, "answer", "accept" [all wordings that are right], "statement", "fact", "footnotes"}.`
}

// Validate refuses numbers and kinds that there are not.
func (c *quizCmd) Validate() error {
	if c.Count < 1 {
		return errors.New("--count must be 1 or more")
	}
	return c.validate()
}

func (c *cardChoice) validate() error {
	for _, k := range c.Kind {
		if !isKind(k) {
			return fmt.Errorf("there are no questions of the kind %q; there are: %s", k, cardKinds())
		}
	}
	return nil
}

func isKind(k card.Kind) bool {
	for _, known := range card.Kinds() {
		if k == known {
			return true
		}
	}
	return false
}

// cardKinds lists the kinds of questions.
func cardKinds() string {
	var names []string
	for _, k := range card.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// Run asks.
func (c *quizCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		seed := uint64(p.now().UnixNano())
		if c.Seed != nil {
			seed = *c.Seed
		}
		cards, err := p.draw(ctx, base, c.cardChoice, card.Wanted{Count: c.Count, Seed: seed})
		if err != nil {
			return err
		}
		if len(cards) < c.Count {
			fmt.Fprintf(p.stderr, "footnote: the base has no more than %s of these\n", count(len(cards), "question", "questions"))
		}
		switch {
		case c.JSON:
			return buffered(p.stdout, func(w io.Writer) error { return writeQuiz(w, cards) })
		case terminal.IsTerminal(p.stdout) && terminal.IsTerminal(p.stdin):
			return askCards(terminal.Interruptible(ctx, p.stdin), p.stdout, cards)
		}
		return buffered(p.stdout, func(w io.Writer) error { printQuiz(w, cards); return nil })
	})
}

// slowCount is from how many cards on it is shown that they are being drawn.
const slowCount = 500

// draw draws the cards of the choice, and shows how many there are so far.
func (p *program) draw(ctx context.Context, base *openBase, c cardChoice, w card.Wanted) ([]card.Card, error) {
	w.Kinds = c.Kind
	if c.About != "" {
		found, err := base.facts.Names(ctx, facts.Exact, []string{facts.Fold(c.About)})
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, hint(fmt.Errorf("the base knows nothing by the name %q", c.About), "footnote facts list shows what it knows about")
		}
		for _, n := range found {
			w.About = append(w.About, n.Entity.ID)
		}
	}
	shown := func() {}
	if terminal.IsTerminal(p.stderr) && w.Count >= slowCount {
		bar := p.bar(-1, "questions")
		w.Progress = func(made int) { _ = bar.Set(made) } // a bar that can't be shown is no reason to stop
		shown = func() { _ = bar.Clear() }
	}
	cards, err := card.NewMaker(base.facts).Draw(ctx, w)
	shown()
	if err == nil && len(cards) == 0 {
		err = hint(errors.New("the base has nothing to ask about"), "footnote facts import brings facts in; footnote quiz --help shows the kinds of questions")
	}
	return cards, err
}

// A quizLine is a card as programs read it. Lists are never null but for
// choices, which are not there where the answer is to be typed.
type quizLine struct {
	ID        string         `json:"id"`
	Kind      card.Kind      `json:"kind"`
	Question  string         `json:"question"`
	Choices   []string       `json:"choices,omitempty"`
	Answer    string         `json:"answer"`
	Accept    []string       `json:"accept"`
	Statement string         `json:"statement"`
	Fact      string         `json:"fact"`
	Footnotes []footnoteJSON `json:"footnotes"`
}

func writeQuiz(w io.Writer, cards []card.Card) error {
	for i := range cards {
		c := &cards[i]
		line := quizLine{
			ID: c.ID, Kind: c.Kind, Question: c.Question, Choices: c.Choices, Answer: c.Answer, Accept: c.Accept,
			Statement: c.Statements[0], Fact: c.Fact, Footnotes: footnotesJSON(c.Footnotes),
		}
		if err := writeJSON(w, line); err != nil {
			return err
		}
	}
	return nil
}

// printQuiz prints the questions and then the answers. The writer keeps its
// first error.
func printQuiz(w io.Writer, cards []card.Card) {
	for i := range cards {
		printQuestion(w, i+1, &cards[i])
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, "Answers")
	for i := range cards {
		fmt.Fprintf(w, "%d. %s\n", i+1, answer.Plain(cards[i].Answer))
		printGround(w, &cards[i])
	}
}

func printQuestion(w io.Writer, n int, c *card.Card) {
	fmt.Fprintf(w, "%d. %s\n", n, answer.Plain(c.Question))
	for i, choice := range c.Choices {
		fmt.Fprintf(w, "   %c) %s\n", 'a'+i, answer.Plain(choice))
	}
}

// printGround tells what an answer rests on.
func printGround(w io.Writer, c *card.Card) {
	fmt.Fprintf(w, "   %s\n", answer.Plain(c.Fact))
	for _, f := range c.Footnotes {
		if f.Quote != "" {
			fmt.Fprintf(w, "   [%d] “%s”\n", f.N, answer.Plain(f.Quote))
		}
		fmt.Fprintf(w, "   [%d] %s\n", f.N, answer.Plain(answer.Cite(f.Source, f.Locator)))
	}
}

// askCards asks the questions one after another, and judges the answers. It ends
// with its input.
func askCards(r io.Reader, w io.Writer, cards []card.Card) error {
	lines := bufio.NewScanner(r)
	right, asked := 0, 0
	for i := range cards {
		printQuestion(w, i+1, &cards[i])
		fmt.Fprint(w, "> ")
		if !lines.Scan() {
			break
		}
		asked++
		switch cards[i].Judge(lines.Text()) {
		case card.Right:
			right++
			fmt.Fprintln(w, "Right.")
		case card.Close:
			fmt.Fprintf(w, "Close. %s\n", answer.Plain(cards[i].Answer))
		default:
			fmt.Fprintf(w, "No. %s\n", answer.Plain(cards[i].Answer))
		}
		printGround(w, &cards[i])
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%d of %d right.\n", right, asked)
	return lines.Err()
}
