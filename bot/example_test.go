package bot_test

import (
	"context"
	"fmt"
	"log"

	"footnote/bot"
	botsqlite "footnote/bot/sqlite"
	"footnote/facts/seed"
	"footnote/facts/sqlite"
)

// The bundled facts in memory, and a bot that talks about them. The second
// question leans on the first.
func ExampleNew() {
	ctx := context.Background()
	base, err := sqlite.Open(ctx, sqlite.Memory, sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer base.Close()
	if _, err := base.Import(ctx, seed.Items(), sqlite.ImportOptions{}); err != nil {
		log.Fatal(err)
	}
	kept := botsqlite.New(base.DB())
	b := bot.New(base, base, kept, kept, bot.Options{})

	here := bot.Place{Network: "example", Room: "reading group"}
	for _, text := range []string{"what does ISIS-K stand for?", "who led ISIS in 2020?", "who came next?"} {
		reply, err := b.Answer(ctx, bot.Message{Place: here, Author: "ana", Text: text})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(reply.Status, reply.Answers)
	}
	// Output:
	// answered [Islamic State-Khorasan Province]
	// answered [Abu Ibrahim al-Qurashi]
	// answered [Abu al-Hasan al-Hashimi al-Qurashi]
}
