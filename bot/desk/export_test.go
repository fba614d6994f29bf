package desk

import (
	"context"
	"time"

	"footnote/bot"
)

// A Queue is a queue of strings.
type Queue struct{ q *queue[string] }

func NewQueue() Queue                         { return Queue{newQueue[string]()} }
func (q Queue) Add(k string)                  { q.q.add(k) }
func (q Queue) Close()                        { q.q.close() }
func (q Queue) Idle(ctx context.Context) bool { return q.q.idle(ctx) }
func (q Queue) Run(ctx context.Context, workers int, work func(string) (bool, time.Duration)) {
	q.q.run(ctx, workers, work)
}

// BackOff is how long to wait after so many failed tries.
var BackOff = backOff

// The bounds of trying.
const (
	MostTries = mostTries
	MostSends = mostSends
)

// TypedFields reads "name: value" as commands are typed.
var TypedFields = typedFields

// DropID is the ID of the first thing that a message of the room brings.
func DropID(room bot.Place, message string) string {
	return slipOf(&Delivery{Place: room, Question: dropOf + "0:" + message})
}

// ImportWish reports whether a text wants something imported, and nothing else.
var ImportWish = importWish
