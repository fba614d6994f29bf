package extract

import (
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// A sentence is one of a passage. Words are counted through the passage; those
// of the sentence are from first up to end.
type sentence struct {
	*document
	index      int // among the sentences of the document
	passage    *facts.Passage
	text       string // of the passage
	bytes      facts.ByteRange
	all        []prose.Word // of the passage
	first, end int
	mentions   []prose.Mention
}

// quote is the sentence as it stands in the text.
func (s *sentence) quote() string { return s.text[s.bytes.Start:s.bytes.End] }

func (s *sentence) reference() facts.Reference {
	start := s.passage.Start + s.bytes.Start
	return facts.Reference{
		Source: facts.Source{ID: s.source}, Locator: s.passage.Locator(), Quote: s.quote(), Start: start, End: start + len(s.quote()),
	}
}

// fold is the folded word at i, "" outside the sentence.
func (s *sentence) fold(i int) string {
	if i < s.first || i >= s.end {
		return ""
	}
	return s.all[i].Fold
}

// mark is the punctuation behind the word at i, "" outside the sentence.
func (s *sentence) mark(i int) string {
	if i < s.first || i >= s.end {
		return ""
	}
	return s.all[i].Mark
}

// is reports whether the words from i on are these.
func (s *sentence) is(i int, words ...string) bool {
	for k, w := range words {
		if s.fold(i+k) != w || k+1 < len(words) && s.mark(i+k) != "" {
			return false
		}
	}
	return true
}

// oneOf reports whether the word at i is one of those.
func (s *sentence) oneOf(i int, words ...string) bool {
	f := s.fold(i)
	if f == "" {
		return false
	}
	for _, w := range words {
		if w == f {
			return true
		}
	}
	return false
}

// has reports whether a word from first up to end is in the set.
func (s *sentence) has(first, end int, set wordSet) bool {
	for i := max(first, s.first); i < min(end, s.end); i++ {
		if set[s.all[i].Fold] {
			return true
		}
	}
	return false
}

// capital reports whether the word at i begins with a capital letter.
func (s *sentence) capital(i int) bool { return i >= s.first && i < s.end && s.all[i].Capital() }

// slice is the text of the words from first up to end.
func (s *sentence) slice(first, end int) string {
	if first >= end {
		return ""
	}
	start, last := s.all[first].Start, &s.all[end-1]
	stop := last.Start + len(last.Text)
	if m := s.mark(end - 1); strings.HasPrefix(m, "%") {
		stop = last.End + strings.IndexByte(s.text[last.End:], '%') + 1
	} else if strings.HasPrefix(m, ")") && strings.Contains(s.text[start:stop], "(") {
		stop = last.End + strings.IndexByte(s.text[last.End:], ')') + 1
	}
	return s.text[start:stop]
}

// mentionAt is the mention of the kind that begins at word i; nil if there is
// none.
func (s *sentence) mentionAt(i int, kind prose.MentionKind) *prose.Mention {
	for k := range s.mentions {
		if m := &s.mentions[k]; m.First == i && m.Kind == kind {
			return m
		}
	}
	return nil
}

// nameOver is the name that has the word at i in it.
func (s *sentence) nameOver(i int) *prose.Mention {
	for k := range s.mentions {
		if m := &s.mentions[k]; m.Kind == prose.Name && m.First <= i && i < m.End {
			return m
		}
	}
	return nil
}

// shortest and longest are how many words a sentence has that is read.
const shortest, longest = 4, 60

// whole reports whether the sentence is one that can be quoted by itself: not a
// fragment, a question or speech, and not leaning on another.
func (s *sentence) whole() bool {
	n := s.end - s.first
	text := s.quote()
	if n < shortest || n > longest || !s.capital(s.first) && !s.all[s.first].Number() || strings.Contains(text, "\n\n") {
		return false
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ".)") && !strings.HasSuffix(text, ".]") {
		return false
	}
	if strings.ContainsAny(text, "?!“”\"«»…|") || strings.Contains(text, "...") ||
		strings.Contains(text, " . ") && !strings.HasSuffix(text, " .") {
		return false
	}
	return !prose.OpensWithPronoun(s.all[s.first:s.end]) && !s.has(s.first, s.end, s.lexicon.persons)
}

// plain reports whether the sentence tells what is so: it denies, supposes and
// passes on nothing.
func (s *sentence) plain() bool {
	return !s.says(s.first, s.end, s.lexicon.denied) && !s.says(s.first, s.end, s.lexicon.supposed) &&
		!s.says(s.first, s.end, s.lexicon.hearsay) && !s.attributed()
}

// says reports whether a word from first up to end is in the set that is no part
// of a name or a date, as "May" may be.
func (s *sentence) says(first, end int, set wordSet) bool {
	for i := max(first, s.first); i < min(end, s.end); i++ {
		if set[s.all[i].Fold] && !s.mentioned(i) {
			return true
		}
	}
	return false
}

// preposition reports whether the word at i is one that a phrase cannot end
// with, and no article.
func (s *sentence) preposition(i int) bool {
	return s.lexicon.prepositions[s.fold(i)] && !s.oneOf(i, "the", "a", "an")
}

// mentioned reports whether the word at i is part of a name or of a date.
func (s *sentence) mentioned(i int) bool {
	for k := range s.mentions {
		if m := &s.mentions[k]; m.First <= i && i < m.End {
			return m.Kind == prose.Name || m.Kind == prose.Date
		}
	}
	return false
}

// attributed reports whether the sentence is somebody's word.
func (s *sentence) attributed() bool {
	_, ok := prose.AttributionOf(s.text[:s.bytes.End], s.all[s.first:s.end])
	return ok
}
