package question

import (
	"slices"
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// besides tells a question for others what it asks others than: what was
// answered last. "Who else?" asks for nobody who was named.
func (r *resolver) besides() {
	at := slices.IndexFunc(r.d.tokens, func(t token) bool {
		return t.fold == "else" || t.fold == "other" || t.fold == "another" || t.fold == "others"
	})
	if at < 0 || r.asksSource() || slices.ContainsFunc([]string{"besides", "than", "aside", "apart", "except", "addition"}, func(w string) bool { return r.d.has(w) }) {
		return
	}
	kind, noun := r.kindAt(at)
	for _, related := range []bool{true, false} {
		for _, turn := range r.thread.turns {
			if related && (noun == "" || !r.thread.says(turn.question, noun) && !r.thread.says(turn.answer, noun)) {
				continue
			}
			known, ok := r.thread.short(turn.answer, kind)
			if !ok && related {
				known, ok = r.thread.short(turn.question, kind)
			}
			if ok {
				n := len(r.d.tokens)
				r.edits = append(r.edits, edit{n, n, "besides " + known})
				return
			}
		}
	}
}

// says reports whether a word of that stem is in what was said.
func (t *thread) says(said *speech, stem string) bool {
	return slices.ContainsFunc(said.words, func(w prose.Word) bool { return t.lexicon.Stem(w.Fold) == stem })
}

// kindAt is the kind of what "other" or "else" at token i asks for more of, as
// far as its noun tells, and the stem of the noun.
func (r *resolver) kindAt(i int) (facts.Kind, string) {
	switch r.d.word(i - 1) {
	case "who", "whom", "anyone", "anybody", "someone", "somebody", "everyone":
		return facts.Person, ""
	case "where", "anywhere", "somewhere":
		return facts.Place, ""
	}
	stem := ""
	for k := i + 1; k < min(i+4, len(r.d.tokens)) && !r.d.lexicon.stop[r.d.word(k)]; k++ {
		stem = r.d.tokens[k].stem
		if kind, ok := r.d.lexicon.kinds[stem]; ok {
			return kind, stem
		}
		if r.d.lexicon.wants[stem] == WantsPerson {
			return facts.Person, stem
		}
	}
	return "", stem
}

// longestBesides is how many words of an answer are repeated at most.
const longestBesides = 8

// short is what an answer said, in few words: the names of that kind in it, or
// the answer itself.
func (t *thread) short(said *speech, kind facts.Kind) (string, bool) {
	for i, s := range said.names {
		if s.modifies || s.within(&t.topic) || kind != "" && s.kind != "" && s.kind != kind {
			continue
		}
		return said.run(i, said.joined(i)), true
	}
	speaks := func(w prose.Word) bool { return voices[w.Fold] != "" || w.Fold == "i" || w.Fold == "it" }
	if n := len(said.words); n > 0 && n <= longestBesides && len(said.names) == 0 && len(said.dates) == 0 && !slices.ContainsFunc(said.words, speaks) {
		return strings.Trim(said.text, " .,;?!"), true
	}
	return "", false
}
