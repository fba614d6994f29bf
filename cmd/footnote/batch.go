package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"footnote/bot"
)

// A batchQuestion is one line of a batch; keys it does not have are passed
// over.
type batchQuestion struct {
	// ID is given back as it is, whatever it is.
	ID       json.RawMessage `json:"id"`
	Question string          `json:"question"`
	// Thread is the conversation that the question belongs to; without one it
	// stands alone.
	Thread string `json:"thread"`
	// Sources are the only ones to answer from; empty like absent means all.
	Sources []string `json:"sources"`
	// Context are the earlier turns, instead of those of the thread.
	Context []struct {
		Question string `json:"question"`
		Answer   string `json:"answer"`
	} `json:"context"`
	Topic string    `json:"topic"`
	At    batchTime `json:"at"`
}

// A batchTime is a date, or a date and time with its zone as RFC 3339 writes
// it.
type batchTime time.Time

// UnmarshalText reads either form.
func (t *batchTime) UnmarshalText(text []byte) error {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if at, err := time.Parse(layout, string(text)); err == nil {
			*t = batchTime(at)
			return nil
		}
	}
	return fmt.Errorf("%q is neither a date like 2024-03-22 nor a time like 2024-03-22T18:00:00Z", text)
}

// maxBatchLine bounds a line of a batch, in bytes.
const maxBatchLine = 16 << 20

// An answerer answers messages.
type answerer interface {
	Answer(ctx context.Context, m bot.Message) (bot.Reply, error)
}

// answerBatch answers each line of in by a line of out, which it writes before
// it reads the next. The first line that is no question ends it.
func answerBatch(ctx context.Context, b answerer, in io.Reader, out io.Writer) error {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxBatchLine)
	n := 0
	for scanner.Scan() {
		n++
		if len(bytes.TrimSpace(scanner.Bytes())) == 0 {
			continue
		}
		q, err := readQuestion(scanner.Bytes())
		if err != nil {
			return hint(fmt.Errorf("stdin:%d: %w", n, err), `a line is one JSON object, such as {"id": "1", "question": "who led ISIS in 2022"}`)
		}
		start := time.Now()
		reply, err := b.Answer(ctx, q.message())
		if err != nil {
			return fmt.Errorf("stdin:%d: %w", n, err)
		}
		if err := writeJSON(out, newAnswerLine(q.ID, reply, time.Since(start))); err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
	}
	if err := scanner.Err(); err != nil {
		return fmt.Errorf("stdin:%d: %w", n+1, err)
	}
	return nil
}

// readQuestion reads one line and says in plain words what is wrong with it.
func readQuestion(line []byte) (batchQuestion, error) {
	var q batchQuestion
	err := json.Unmarshal(line, &q)
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return q, fmt.Errorf("a question line is one JSON object; this is of type %s", kind.Value)
	case errors.As(err, &kind):
		return q, fmt.Errorf("%q cannot be of type %s", kind.Field, kind.Value)
	case errors.As(err, new(*json.SyntaxError)):
		return q, fmt.Errorf("not JSON: %w", err)
	case err != nil:
		return q, fmt.Errorf("at: %w", err)
	case q.Question == "":
		return q, errors.New(`"question" is missing`)
	}
	return q, nil
}

// message is the question as the bot takes it.
func (q *batchQuestion) message() bot.Message {
	m := bot.Message{
		Place: bot.Place{Network: "batch", Thread: q.Thread},
		Text:  q.Question,
		At:    time.Time(q.At),
		Topic: q.Topic,
	}
	if len(q.Sources) > 0 {
		m.Sources = q.Sources
	}
	if q.Context != nil || q.Thread == "" {
		m.Context = make([]bot.Exchange, 0, len(q.Context))
	}
	for _, turn := range q.Context {
		m.Context = append(m.Context, bot.Exchange{Question: turn.Question, Answer: turn.Answer})
	}
	return m
}
