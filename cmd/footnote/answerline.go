package main

import (
	"encoding/json"
	"time"

	"footnote/bot"
	"footnote/bot/answer"
)

// An answerLine is a reply as programs read it. Lists are never null.
type answerLine struct {
	ID         json.RawMessage `json:"id,omitempty"`
	Status     answer.Status   `json:"status"`
	Text       string          `json:"text"`
	Answers    []string        `json:"answers"`
	Footnotes  []footnoteJSON  `json:"footnotes"`
	Nearest    []footnoteJSON  `json:"nearest"`
	Confidence float64         `json:"confidence"`
	Resolved   string          `json:"resolved"`
	TookUS     int64           `json:"took_us"`
}

// A footnoteJSON is a footnote as programs read it.
type footnoteJSON struct {
	N       int    `json:"n"`
	Source  string `json:"source"`
	Title   string `json:"title"`
	Author  string `json:"author"`
	Locator string `json:"locator"`
	Quote   string `json:"quote"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	// Text is what the readings say there, where that is not in the answer.
	Text string `json:"text,omitempty"`
}

func newAnswerLine(id json.RawMessage, r bot.Reply, took time.Duration) answerLine {
	return answerLine{
		ID:         id,
		Status:     r.Status,
		Text:       r.Text(),
		Answers:    append([]string{}, r.Answers...),
		Footnotes:  footnotesJSON(r.Footnotes),
		Nearest:    footnotesJSON(r.Nearest),
		Confidence: r.Confidence,
		Resolved:   r.Resolved,
		TookUS:     took.Microseconds(),
	}
}

func footnotesJSON(notes []answer.Footnote) []footnoteJSON {
	out := make([]footnoteJSON, 0, len(notes))
	for _, f := range notes {
		out = append(out, footnoteJSON{
			N: f.N, Source: f.Source.ID, Title: f.Source.Title, Author: f.Source.Author,
			Locator: f.Locator, Quote: f.Quote, Start: f.Start, End: f.End, Text: f.Text,
		})
	}
	return out
}
