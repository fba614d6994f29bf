package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// longestName is how many words of the question a name may have.
const longestName = 14

// maxText is how many bytes of a message are read.
const maxText = 2000

// A Draft is a text on its way to a Question: its words are known, its names
// are being linked. It is for one goroutine.
type Draft struct {
	lexicon   *Lexicon
	text      string
	tokens    []token
	mentions  []Mention
	linked    []bool // by token
	respelled []Respelling
	rest      string  // a second question that was cut off
	before    string  // sentences before the question
	dropped   []token // what self-corrections took back
	shouting  bool    // all capitals: then capitals say nothing
	// frame is how many words of the text, not among the tokens, ask whether
	// the rest is true; 0 where it makes no claim.
	frame int
}

// Read breaks a text into words, writes out chat spellings and mends
// self-corrections. It never fails; an empty text gives an empty draft.
func (l *Lexicon) Read(text string) *Draft {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	whole := strings.Join(strings.Fields(text), " ")
	text = l.lastSentence(whole)
	leadIn := strings.TrimSpace(strings.TrimSuffix(whole, text))
	text, dropped := l.repair(l.expand(text))
	text, claim := l.unframe(text)
	text = l.plain(text)
	d := &Draft{lexicon: l, text: text, before: leadIn, dropped: dropped}
	if claim {
		d.frame = len(tokenize(truth))
	} else {
		d.text, d.rest = firstQuestion(text)
	}
	d.tokens = d.tokenize(d.text)
	d.linked = make([]bool, len(d.tokens))
	d.shouting = d.text != "" && strings.ToUpper(d.text) == d.text
	for i := range d.tokens {
		d.tokens[i].stem = l.Stem(d.tokens[i].fold)
	}
	return d
}

// tokenize splits the draft's text, without what frames it.
func (d *Draft) tokenize(text string) []token {
	tokens := tokenize(text)
	return tokens[min(d.frame, len(tokens)):]
}

// firstQuestion parts two questions in one: "who wrote this and where does he
// teach?". Two question words together, "when and where", are one.
func firstQuestion(text string) (first, rest string) {
	tokens := tokenize(text)
	asked := false
	for i, t := range tokens {
		next := i + 1
		if next < len(tokens) && tokens[next].fold == "by" {
			next++
		}
		if asked && i > 2 && t.fold == "and" && next < len(tokens) && questionWords[tokens[next].fold] && !questionWords[tokens[i-1].fold] {
			return strings.TrimRight(text[:t.start], " ,"), text[tokens[i+1].start:]
		}
		asked = asked || questionWords[t.fold]
	}
	return text, ""
}

// Text is the text as it was read, cut after 2000 bytes.
func (d *Draft) Text() string { return d.text }

// Phrases are the folded runs of words that may be names, each once: look them
// up as exact names and hand the result to [Draft.Link].
func (d *Draft) Phrases() []string {
	seen := make(map[string]bool)
	var out []string
	add := func(p string) {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	for i := range d.tokens {
		for j := i + 1; j <= min(len(d.tokens), i+longestName); j++ {
			add(phrase(d.tokens, i, j, false))
			if d.tokens[j-1].possessive {
				add(phrase(d.tokens, i, j, true))
			}
			if strings.ContainsAny(d.tokens[j-1].mark, "?!;") {
				break
			}
		}
	}
	return out
}

// Link makes mentions of the names that were found, the longest first. It may
// be called again with more names; what is linked stays so.
func (d *Draft) Link(names []facts.Name) {
	if len(names) == 0 {
		return
	}
	found := make(map[string][]facts.Name, len(names))
	for _, n := range names {
		found[n.Phrase] = append(found[n.Phrase], n)
	}
	for size := min(longestName, len(d.tokens)); size > 0; size-- {
		for i := range d.tokens {
			// A "the" adds nothing to a name's length: "the Ostra Dam" is the
			// Ostra Dam before it is the Ostra.
			if d.tokens[i].fold == "the" && size > 1 {
				continue
			}
			if i > 0 && d.tokens[i-1].fold == "the" && d.linkRun(i-1, i+size, found) {
				continue
			}
			d.linkRun(i, i+size, found)
		}
	}
}

// linkRun links tokens i to j if they are a name that was found, and reports
// whether they are.
func (d *Draft) linkRun(i, j int, found map[string][]facts.Name) bool {
	if j > len(d.tokens) || slices.Contains(d.linked[i:j], true) {
		return false
	}
	matches := found[phrase(d.tokens, i, j, false)]
	if matches == nil && d.tokens[j-1].possessive {
		matches = found[phrase(d.tokens, i, j, true)]
	}
	if len(matches) == 0 {
		return false
	}
	d.link(i, j, matches, "")
	return true
}

// link makes one mention of tokens i to j, unless the words are too plain to
// be a name there.
func (d *Draft) link(i, j int, names []facts.Name, read string) {
	weak, ok := d.plainness(i, j, names)
	if !ok {
		return
	}
	best := slices.MinFunc(names, func(a, b facts.Name) int { return int(a.Match) - int(b.Match) }).Match
	m := Mention{
		Text:  d.text[d.tokens[i].start : d.tokens[j-1].start+len(d.tokens[j-1].text)],
		Match: best, Weak: weak, start: i, end: j,
	}
	for _, n := range names {
		if n.Match == best && !m.Has(n.Entity.ID) {
			m.Entities = append(m.Entities, n.Entity)
		}
	}
	for k := i; k < j; k++ {
		d.linked[k] = true
	}
	if read != "" {
		d.respelled = append(d.respelled, Respelling{Written: m.Text, Read: read})
		m.Match = facts.Spelled
	}
	at, _ := slices.BinarySearchFunc(d.mentions, i, func(m Mention, start int) int { return m.start - start })
	d.mentions = slices.Insert(d.mentions, at, m)
}

// plainness judges whether tokens i to j can be a name although they may be
// plain words: weak when they may be either, not ok when they surely are not.
func (d *Draft) plainness(i, j int, names []facts.Name) (weak, ok bool) {
	first := d.tokens[i]
	if j-i == 1 && d.lexicon.stop[first.fold] {
		afterThe := i > 0 && d.tokens[i-1].fold == "the" && first.fold == "us"
		upper := len(first.text) > 1 && strings.ToUpper(first.text) == first.text && !d.shouting
		return false, upper || afterThe
	}
	if !d.contentful(i, j) {
		return false, false
	}
	if names[0].Match == facts.Partial {
		return d.partialPlainness(i, j, names)
	}
	capitals := slices.ContainsFunc(d.tokens[i:j], func(t token) bool { return t.capital() && t.start > 0 })
	plain := d.allKnown(i, j)
	if j-i > 1 {
		plain = plain && d.asking(i, j) // "civil war" is a name, "party leader" may be
	}
	return !capitals && plain && !d.properName(names), true
}

// asking reports whether each of the tokens is a word that asks for a property.
func (d *Draft) asking(i, j int) bool {
	return !slices.ContainsFunc(d.tokens[i:j], func(t token) bool {
		return len(d.lexicon.asks[t.stem]) == 0 && !d.lexicon.stop[t.fold]
	})
}

// contentful reports whether any of the tokens is more than a stop word.
func (d *Draft) contentful(i, j int) bool {
	return slices.ContainsFunc(d.tokens[i:j], func(t token) bool { return !d.lexicon.stop[t.fold] })
}

// allKnown reports whether all the tokens are words of the lexicon.
func (d *Draft) allKnown(i, j int) bool {
	return !slices.ContainsFunc(d.tokens[i:j], func(t token) bool { return !d.lexicon.known[t.fold] && !d.lexicon.inflected(t.fold) })
}

// properName reports whether one of the names is written with a capital, as a
// proper name is.
func (d *Draft) properName(names []facts.Name) bool {
	return slices.ContainsFunc(names, func(n facts.Name) bool { return capitals(n.Text, strings.Fields(n.Phrase)) })
}

// partialPlainness judges a part of a name. It binds if it is capitalised in
// the name, and if it takes in all of what is capitalised in the question:
// "Edward Stanley Jones" is not found by "Edward Stanley".
func (d *Draft) partialPlainness(i, j int, names []facts.Name) (weak, ok bool) {
	const tooMany = 6
	if len(names) > tooMany || d.allKnown(i, j) {
		return false, false
	}
	if !d.properName(names) || !d.tokens[i].capital() && !d.shouting && !d.endsName(names) {
		return true, true
	}
	if d.shouting {
		return false, true
	}
	extends := func(k, gap int) bool {
		if k < 0 || k >= len(d.tokens) || d.linked[k] || d.lexicon.stop[d.tokens[k].fold] && k == 0 {
			return false
		}
		return d.tokens[k].capital() && d.tokens[gap].mark == "" && !d.tokens[gap].possessive
	}
	if d.tokens[i].capital() && (extends(i-1, max(i-1, 0)) || extends(j, j-1)) {
		return false, false
	}
	return false, true
}

// endsName reports whether the phrase ends one of the names, as a surname does:
// written small, "bank" is no Bank of Vokland.
func (d *Draft) endsName(names []facts.Name) bool {
	return slices.ContainsFunc(names, func(n facts.Name) bool { return strings.HasSuffix(facts.Fold(n.Text), " "+n.Phrase) })
}

// capitals reports whether every one of the folded words begins with a capital
// in the name, or is a particle such as "al" or "bin".
func capitals(name string, words []string) bool {
	tokens := tokenize(name)
	for _, w := range words {
		at := slices.IndexFunc(tokens, func(t token) bool { return t.fold == w })
		if at < 0 || !tokens[at].capital() && len(w) > 3 {
			return false
		}
	}
	return len(words) > 0
}

// Unlinked are the folded runs of words that are no known names and no words
// that people ask with: look them up as parts of names.
func (d *Draft) Unlinked() []string {
	var out []string
	for i := range d.tokens {
		for j := i + 1; j <= min(len(d.tokens), i+6) && d.unknown(j-1); j++ {
			if p := phrase(d.tokens, i, j, false); len(p) >= 3 && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// unknown reports whether the token may still turn out to be a name.
func (d *Draft) unknown(i int) bool {
	t := d.tokens[i]
	if monthNumber(t.fold) > 0 {
		return false
	}
	return !d.linked[i] && !t.number() && !d.lexicon.stop[t.fold] && (t.capital() && i > 0 || !d.lexicon.known[t.fold])
}

// Unknown are the folded words that are neither linked nor known: they may be
// names spelled otherwise. See [Draft.Respell].
func (d *Draft) Unknown() []string {
	var out []string
	for i, t := range d.tokens {
		if d.unknown(i) && len(t.fold) >= 4 && !d.lexicon.inflected(t.fold) {
			out = append(out, t.fold)
		}
	}
	return out
}

// opening is the first token that is not "and", "so", "but" and the like.
func (d *Draft) opening() int {
	for i := range d.tokens {
		if !openers[d.word(i)] {
			return i
		}
	}
	return 0
}

// has reports whether one of the folded phrases stands free in the question.
func (d *Draft) has(phrases ...string) bool {
	for _, p := range phrases {
		words := strings.Fields(p)
		for i := 0; i+len(words) <= len(d.tokens); i++ {
			match := true
			for k, w := range words {
				match = match && d.word(i+k) == w
			}
			if match {
				return true
			}
		}
	}
	return false
}

// strong are the mentions that bind.
func (d *Draft) strong() []Mention {
	var out []Mention
	for _, m := range d.mentions {
		if !m.Weak {
			out = append(out, m)
		}
	}
	return out
}
