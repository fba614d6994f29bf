package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/sqlite/anki"
	"footnote/bot/study/card"
)

// A cardsCmd is the group of subcommands for quiz cards.
type cardsCmd struct {
	Export cardsExportCmd `cmd:"" help:"Write quiz cards to a file, for Anki or as a table."`
}

// A cardsExportCmd writes cards to a file.
type cardsExportCmd struct {
	Format string `placeholder:"anki|csv" help:"The form of the file, if its name does not tell: .apkg or .csv."`
	Count  int    `placeholder:"N" help:"At most so many; all by default."`
	Deck   string `default:"Footnote" placeholder:"NAME" help:"The name of the deck in Anki; Footnote by default."`
	cardChoice
	File string `arg:"" help:"The file, which is replaced once the new one is whole."`
}

// Help is the end of the command's help.
func (cardsExportCmd) Help() string {
	return "A package for Anki that is imported again updates the cards that are there, and keeps how well they have been learned."
}

// Validate finds the format.
func (c *cardsExportCmd) Validate() error {
	if c.Format == "" {
		c.Format = map[string]string{".apkg": "anki", ".csv": "csv"}[strings.ToLower(filepath.Ext(c.File))]
	}
	switch {
	case c.Format != "anki" && c.Format != "csv":
		return errors.New("say --format anki or --format csv, or name the file .apkg or .csv")
	case c.Count < 0:
		return errors.New("--count must not be negative")
	case strings.TrimSpace(c.Deck) == "":
		return errors.New("--deck must not be empty")
	}
	return c.validate()
}

// Run writes the cards.
func (c *cardsExportCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		most := c.Count
		if most == 0 {
			most = math.MaxInt32
		}
		cards, err := p.draw(ctx, base, c.cardChoice, card.Wanted{Count: most})
		if err != nil {
			return err
		}
		write := func(w io.Writer) error { return writeCSV(w, cards) }
		if c.Format == "anki" {
			write = func(w io.Writer) error { return anki.Write(ctx, w, ankiDeck(c.Deck, cards), p.now()) }
		}
		if err := replaceFile(c.File, write); err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "%s: %s\n", c.File, count(len(cards), "card", "cards"))
		return nil
	})
}

// ankiDeck is a deck of the cards.
func ankiDeck(name string, cards []card.Card) anki.Deck {
	d := anki.Deck{Name: name}
	for i := range cards {
		c := &cards[i]
		quote, source := grounds(c)
		d.Notes = append(d.Notes, anki.Note{
			GUID: "footnote/" + c.ID, Question: c.Question, Choices: c.Choices, Answer: c.Answer,
			Fact: c.Fact, Quote: quote, Source: source, Tags: []string{"footnote", "footnote::" + string(c.Kind)},
		})
	}
	return d
}

// grounds are the quotes that a card rests on, and where they stand.
func grounds(c *card.Card) (quote, source string) {
	var quotes, sources []string
	for _, f := range c.Footnotes {
		if f.Quote != "" {
			quotes = append(quotes, f.Quote)
		}
		sources = append(sources, answer.Cite(f.Source, f.Locator))
	}
	return strings.Join(quotes, " … "), strings.Join(sources, "; ")
}

// writeCSV writes the cards as a table (RFC 4180), with a head.
func writeCSV(w io.Writer, cards []card.Card) error {
	table := csv.NewWriter(w)
	rows := [][]string{{"id", "kind", "question", "choices", "answer", "accept", "fact", "quote", "source", "statement"}}
	for i := range cards {
		c := &cards[i]
		quote, source := grounds(c)
		rows = append(rows, []string{
			c.ID, string(c.Kind), c.Question, strings.Join(c.Choices, " | "), c.Answer, strings.Join(c.Accept, " | "),
			c.Fact, quote, source, c.Statements[0],
		})
	}
	if err := table.WriteAll(rows); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}
