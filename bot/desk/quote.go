package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/facts"
)

// mostSearched bounds the readings in which a quote is looked for whose reading
// was not named.
const mostSearched = 100

// placeQuote finds the quote of a correction in the readings, byte for byte, and
// fills in the source and the locator where they were left out. The problem,
// if there is one, is for whoever proposes it: that it is not there, and what
// comes nearest. A reading without a text proves nothing.
func (d *Desk) placeQuote(ctx context.Context, e *Event, f Fields) (problem string, err error) {
	quote, source := f.Get("quote"), f.Get("source")
	if quote == "" {
		return "", nil
	}
	readings, err := d.readings(ctx, e)
	if err != nil {
		return "", err
	}
	var near nearest
	for i, r := range readings[:min(len(readings), mostSearched)] {
		if source != "" && r.ID != source {
			continue
		}
		passages, err := d.base.Passages(ctx, r.ID, 0, -1)
		if errors.Is(err, facts.ErrNotFound) {
			if source != "" {
				return "", nil
			}
			continue
		}
		if err != nil {
			return "", fmt.Errorf("look for a quote: %w", err)
		}
		if p := holding(passages, quote); p != nil {
			f["source"] = []string{r.ID}
			if f.Get("locator") == "" {
				f["locator"] = []string{p.Locator()}
			}
			return "", nil
		}
		near.look(&readings[i], passages, quote)
	}
	in, err := d.phrasesAt(ctx, e.Place)
	return near.tell(in), err
}

// holding is the passage that has the quote; nil if none does.
func holding(passages []facts.Passage, quote string) *facts.Passage {
	for i := range passages {
		if strings.Contains(passages[i].Text, quote) {
			return &passages[i]
		}
	}
	return nil
}

// nearest is the sentence that comes nearest to a quote.
type nearest struct {
	source   *facts.Source
	locator  string
	sentence string
	score    float64 // from 0 to 1
}

// leastNear is how much of their words a quote and a sentence have in common at
// least for the one to be taken for the other, misremembered.
const leastNear = 0.4

// look looks at the sentences of a reading.
func (n *nearest) look(source *facts.Source, passages []facts.Passage, quote string) {
	want := wordSet(quote)
	for i := range passages {
		p := &passages[i]
		for s := range p.Sentences {
			if score := alike(want, wordSet(p.Sentence(s))); score > n.score {
				*n = nearest{source, p.Locator(), p.Sentence(s), score}
			}
		}
	}
}

// tell says that the quote is not there, and what is.
func (n *nearest) tell(in phrase.Printer) string {
	if n.score < leastNear {
		return in.Say("I don't find these words in the readings. Quote them as they stand there.")
	}
	return in.Say("These words don't stand there so. The nearest is “%[1]s” (%[2]s).", shorten(n.sentence, mostDescribed), answer.Cite(*n.source, n.locator))
}

// wordSet are the words of a text, whatever their case, accents and the signs
// between them.
func wordSet(text string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range strings.Fields(facts.Fold(text)) {
		set[word] = true
	}
	return set
}

// alike is how much two sets of words have in common (Dice's coefficient): 1 for
// the same, 0 for nothing.
func alike(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	common := 0
	for word := range a {
		if b[word] {
			common++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}
