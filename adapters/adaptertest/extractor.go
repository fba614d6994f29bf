package adaptertest

import (
	"context"
	"regexp"

	"footnote/facts"
)

// A Base is what an Extractor reads from and writes to.
type Base interface {
	Passages(ctx context.Context, source string, ordinal, limit int) ([]facts.Passage, error)
	AddProposals(ctx context.Context, proposals []facts.Statement, properties []facts.Property, by string) ([]string, error)
}

// An Extractor reads of mayors: "Vera Kell was mayor of Larn from 1940 to
// 1951." is what it understands, and nothing else.
type Extractor struct{ Base Base }

var mayors = regexp.MustCompile(`^(\p{Lu}\w+ \p{Lu}\w+) was mayor of (\p{Lu}\w+) from (\d{4}) to (\d{4})\.$`)

// mostPassages is more than any reading of a conversation has.
const mostPassages = 100

// Extract proposes the mayors of a source.
func (e Extractor) Extract(ctx context.Context, source, by string) error {
	passages, err := e.Base.Passages(ctx, source, 0, mostPassages)
	if err != nil {
		return err
	}
	var all []facts.Statement
	for i := range passages {
		p := &passages[i]
		for n, at := range p.Sentences {
			if m := mayors.FindStringSubmatch(p.Sentence(n)); m != nil {
				all = append(all, mayor(m, facts.Reference{Source: facts.Source{ID: source}, Locator: p.Locator(), Quote: m[0], Start: at.Start, End: at.End}))
			}
		}
	}
	_, err = e.Base.AddProposals(ctx, all, nil, by)
	return err
}

// mayor is the statement that a match of mayors makes.
func mayor(m []string, r facts.Reference) facts.Statement {
	from, _ := facts.ParseDate(m[3]) // four digits
	to, _ := facts.ParseDate(m[4])
	return facts.Statement{
		Subject: facts.Entity{Label: m[2]}, Property: "mayor", Value: facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{Label: m[1]}},
		Valid: facts.FromTo(from, to), Status: facts.Proposed, References: []facts.Reference{r},
	}
}
