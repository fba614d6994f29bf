package question

import (
	"slices"
	"strings"
)

// A Claim is what somebody says is so.
type Claim struct {
	Text string // without a full stop
	// Light is set when it may well be small talk, if it names nothing.
	Light bool
}

// Claims are the claims in somebody's message, in order: its sentences, and the
// clauses of those that join several, without what leads up to them. Questions,
// thanks and what is about those who talk claim nothing.
func (l *Lexicon) Claims(text string) []Claim {
	var out []Claim
	for _, s := range l.sentences(text) {
		claim, ok := l.claimed(s)
		if !ok {
			continue
		}
		light := slices.ContainsFunc(tokenize(claim), func(t token) bool { return l.talk.light[t.fold] && !t.capital() })
		for _, clause := range l.clauses(claim) {
			out = append(out, Claim{Text: clause, Light: light})
		}
	}
	return out
}

// ToCheck is what a message asks to have checked: what stands behind "check:".
// It reports false if it does not ask for that.
func (l *Lexicon) ToCheck(text string) (rest string, ok bool) {
	tokens := tokenize(text)
	start := 0
	for start < len(tokens) && openers[tokens[start].fold] {
		start++
	}
	at, ok := l.behind(l.checks, tokens, start)
	if !ok {
		return "", false
	}
	return text[tokens[at].start:], true
}

// claimed is what a sentence claims; it reports false if it claims nothing.
func (l *Lexicon) claimed(sentence string) (string, bool) {
	if rest, ok := l.ToCheck(sentence); ok {
		sentence = rest
	}
	plain, framed := l.unframe(sentence)
	if framed {
		plain = strings.TrimSuffix(strings.TrimPrefix(plain, truth), "?")
	} else if strings.HasSuffix(strings.TrimRight(sentence, ` "'”’)`), "?") {
		return "", false
	}
	plain = strings.Trim(l.unhedged(plain), ` .!,;:"“”`)
	tokens := tokenize(plain)
	if len(tokens) < 3 || l.personal(tokens) || l.isSocial(plain) || questionWords[tokens[0].fold] && opensQuestion(tokens) {
		return "", false
	}
	return plain, true
}

// unhedged is the sentence without what hedges lead up to it: "I think that".
func (l *Lexicon) unhedged(sentence string) string {
	for {
		tokens := tokenize(sentence)
		cut := 0
		for j := min(len(tokens)-1, longestFrame); j > 0 && cut == 0; j-- {
			if l.hedges[phrase(tokens, 0, j, false)] {
				cut = tokens[j].start
			}
		}
		if cut == 0 {
			return sentence
		}
		sentence = sentence[cut:]
	}
}

// clauses parts a sentence at the words that join two claims: "..., and he
// ...". A clause that leaves out who it is about gets that from the one before.
func (l *Lexicon) clauses(sentence string) []string {
	tokens := tokenize(sentence)
	for i := 2; i < len(tokens)-1; i++ {
		next := i
		joined := slices.Contains([]string{"and", "but", "while", "whereas", "although"}, tokens[i].fold)
		if joined {
			next++
		} else if !strings.Contains(tokens[i-1].mark, ";") {
			continue
		}
		rest := sentence[tokens[next].start:]
		verb := slices.IndexFunc(tokens[:i], l.verbLike)
		switch {
		case verb <= 0:
			continue
		case l.verbLike(tokens[next]):
			rest = sentence[:tokens[verb-1].end] + " " + rest
		case !l.opensClause(tokens[next:], joined):
			continue
		}
		first := strings.TrimRight(sentence[:tokens[i-1].end], " ,;")
		return append([]string{first}, l.clauses(rest)...)
	}
	return []string{sentence}
}

// opensClause reports whether the tokens begin with a subject and a verb. Behind
// "and", which also joins things of one kind, the subject must look like one.
func (l *Lexicon) opensClause(tokens []token, joined bool) bool {
	first := tokens[0]
	_, number := Number(first.fold)
	subject := number || pronouns[first.fold].kinds != nil || first.capital() ||
		slices.Contains([]string{"the", "more", "fewer", "less", "nearly", "about", "almost", "over", "at"}, first.fold)
	if joined && !subject {
		return false
	}
	verb := slices.IndexFunc(tokens, l.verbLike)
	return verb > 0 && verb <= longestSubject
}

// longestSubject is how many words may stand before the verb of a clause.
const longestSubject = 6

// verbLike reports whether the token may be the verb of a sentence: an
// auxiliary, or a form of the past.
func (l *Lexicon) verbLike(t token) bool {
	return !t.capital() && (slices.Contains(auxiliaries, t.fold) || l.Past(t.fold))
}
