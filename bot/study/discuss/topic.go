package discuss

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/facts"
)

// topicOf is what follows the command, without the words that lead up to it.
func topicOf(text string) string {
	text = strings.Trim(strings.TrimSpace(text), ".:!")
	for _, word := range []string{"about ", "on ", "über "} {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) {
			return strings.TrimSpace(text[len(word):])
		}
	}
	return text
}

// A topic is what a discussion is to be about. The zero topic is anything.
type topic struct {
	words []string // folded
	named []string // the IDs of the entities that it names
	rest  []string // the words besides their name
}

// topic finds what the base knows of a topic: whom its longest name, or the one
// that it is a part of, stands for.
func (f *Feature) topic(ctx context.Context, about string) (topic, error) {
	t := topic{words: strings.Fields(facts.Fold(about))}
	t.rest = t.words
	if about == "" {
		return t, nil
	}
	found, err := f.base.Names(ctx, facts.Exact, runs(t.words))
	if err == nil && len(found) == 0 {
		found, err = f.base.Names(ctx, facts.Partial, []string{strings.Join(t.words, " ")})
	}
	if err != nil {
		return t, fmt.Errorf("find what to discuss: %w", err)
	}
	longest := ""
	for _, n := range found {
		if len(n.Phrase) > len(longest) {
			longest = n.Phrase
		}
	}
	for _, n := range found {
		if n.Phrase == longest {
			t.named = append(t.named, n.Entity.ID)
		}
	}
	name := strings.Fields(longest)
	t.rest = slices.DeleteFunc(slices.Clone(t.words), func(w string) bool { return slices.Contains(name, w) })
	return t, nil
}

// mostNameWords is how many words a name has that a topic is searched for.
const mostNameWords = 6

// runs are the runs of words that may be a name.
func runs(words []string) []string {
	var all []string
	for i := range words {
		for j := i + 1; j <= min(len(words), i+mostNameWords); j++ {
			all = append(all, strings.Join(words[i:j], " "))
		}
	}
	return all
}

// has reports whether the matter is about what the topic names and has the words
// besides, or has all words of the topic.
func (t *topic) has(m *Matter) bool {
	text := []string{"", m.Property.ID, m.Property.Label, strings.Join(m.Property.Nouns, " ")}
	named := false
	for i := range m.Statements {
		s := &m.Statements[i]
		named = named || slices.ContainsFunc(t.named, s.Mentions)
		text = append(text, s.Subject.Label, s.Of, facts.ValueLabel(s.Value), s.Text, s.AssertedBy)
	}
	told := " " + facts.Fold(strings.Join(text, " "))
	return named && tells(told, t.rest) || tells(told, t.words)
}

// tells reports whether the text has all words, in the singular or the plural;
// short ones count only where there are no others.
func tells(text string, words []string) bool {
	short := func(w string) bool { return len(w) < 3 }
	long := slices.DeleteFunc(slices.Clone(words), short)
	if len(long) == 0 {
		long = words
	}
	return !slices.ContainsFunc(long, func(w string) bool { return !strings.Contains(text, " "+strings.TrimSuffix(w, "s")) })
}
