package card

import (
	"context"
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
	"footnote/facts/prose"
)

// completeText asks how a sentence goes on.
const completeText phrase.Text = "Which of these completes the sentence? %s"

// leastTold is how many words a value has that is asked for with choices only:
// shorter ones are gaps of their sentence.
const leastTold = 3

// timed are the words before a date or a place, which other cards ask for.
const timed = " on in at during since until "

// singular reports whether a label is a name that a verb in the singular goes
// with, as far as its form tells: of several words, none looks like a plural.
func singular(label string) bool {
	words := strings.Fields(label)
	plural := func(w string) bool {
		return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "'s")
	}
	return strings.ToLower(label) != label && (len(words) == 1 || !slices.ContainsFunc(words, plural))
}

// completions is the draft of a card that asks for the words of a value, by the
// phrase of its property: "The town council failed to _____."
func (t *table) completions(s *facts.Statement) []draft {
	p := t.lex.Property(s.Property)
	before, after, ok := strings.Cut(p.Phrase, "{value}")
	subject := strings.Contains(before, "{subject}")
	words := prose.Words(s.Value.Text, 0)
	switch {
	case !ok || !subject || after != "" || s.Value.Kind != facts.TextValue || t.lex.Gives(p.ID) == question.WantsReason:
		return nil
	case !singular(s.Subject.Label) || strings.Contains(timed, " "+lastWord(before)+" "):
		return nil
	case len(words) < leastTold || prose.OpensWithPronoun(words) || len(s.Value.Text) > longest:
		return nil
	case s.Certainty != "" && s.Certainty != facts.States && owner(s) == "":
		return nil
	}
	sentence := upper(strings.ReplaceAll(before, "{subject}", withArticle(s.Subject.Label)) + blank + ".")
	id := cardID(What, s.ID, "rest")
	return []draft{{id: id, kind: What, make: func(ctx context.Context) (Card, bool, error) {
		ask := t.wanted.Phrases.Say(completeText, sentence)
		if s.AssertedBy != "" || s.Certainty == facts.Suggests {
			ask = t.ownedBy(s, ask)
		}
		c := Card{ID: id, Kind: What, Question: ask, Answer: s.Value.Text, Accept: []string{s.Value.Text}}
		if several, err := t.several(ctx, s); err != nil || several {
			return c, false, err
		}
		ok, err := t.told(ctx, s, &c, func(x *facts.Statement) string {
			if x.Subject.Kind != s.Subject.Kind {
				return "" // nobody would think so
			}
			return x.Value.Text
		})
		return c, ok, err
	}}}
}

// several reports whether the subject has other values of the property too, so
// that the sentence has several ends which its question cannot tell apart.
func (t *table) several(ctx context.Context, s *facts.Statement) (bool, error) {
	known, ok, err := t.about(ctx, s.Subject.ID, s.Property)
	if err != nil || !ok {
		return true, err
	}
	for i := range known {
		if x := &known[i]; x.ID != s.ID && x.Subject.ID == s.Subject.ID && x.Property == s.Property {
			return true, nil
		}
	}
	return false, nil
}
