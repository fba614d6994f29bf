package sqlite_test

import (
	"context"
	"fmt"
	"log"

	"footnote/facts"
	"footnote/facts/sqlite"
)

func ExampleOpen() {
	ctx := context.Background()
	base, err := sqlite.Open(ctx, sqlite.Memory, sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer base.Close()
	_, err = base.Add(ctx, facts.Statement{
		Subject:  facts.Entity{Label: "Larn bridge"},
		Property: "keeper",
		Value:    facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{Label: "Ada Holt"}},
		Valid:    facts.FromTo(facts.YearDate(1933), facts.YearDate(1940)),
	}, "ana")
	if err != nil {
		log.Fatal(err)
	}
	found, err := base.Statements(ctx, facts.Query{Entities: []string{"Larn bridge"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range found {
		fmt.Println(s.Subject.Label, s.Property, s.Value.Entity.Label, s.Valid.EDTF())
	}
	// Output: Larn bridge keeper Ada Holt 1933/1940
}
