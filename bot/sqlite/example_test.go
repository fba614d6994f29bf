package sqlite_test

import (
	"context"
	"fmt"
	"log"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/bot/sqlite"
	store "footnote/facts/sqlite"
)

// An event comes in, what follows from it is kept, and the answer is sent.
func Example() {
	ctx := context.Background()
	base, err := store.Open(ctx, store.Memory, store.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer base.Close()
	s := sqlite.New(base.DB())

	place := bot.Place{Network: "slack", Room: "C1"}
	asked := desk.Event{Kind: desk.Said, Key: "Ev1", Place: place, Author: "U1", Message: "17.1", Text: "who kept the bridge?"}
	for range 2 { // the network delivers it twice
		fresh, err := s.Take(ctx, asked)
		fmt.Println("fresh:", fresh, err)
	}

	e, _, err := s.Next(ctx, place)
	fmt.Println("next:", e.Text, err)
	answer := desk.Delivery{ID: "d1", Place: place, Question: e.Message, Asker: e.Author, Post: post.Post{Note: "Ada Holt."}}
	err = s.Finish(ctx, desk.Outcome{Event: e, Put: []desk.Delivery{answer}})
	fmt.Println("finished:", err)

	d, _, err := s.NextDue(ctx, "slack", "C1")
	fmt.Println("to send:", d.Post.Note, err)
	d.Message = "17.2" // as the network calls what was sent
	fmt.Println("settled:", s.Settle(ctx, d))

	_, due, err := s.NextDue(ctx, "slack", "C1")
	fmt.Println("due:", due, err)
	// Output:
	// fresh: true <nil>
	// fresh: false <nil>
	// next: who kept the bridge? <nil>
	// finished: <nil>
	// to send: Ada Holt. <nil>
	// settled: <nil>
	// due: false <nil>
}
