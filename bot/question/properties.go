package question

import (
	"maps"
	"slices"
	"strings"

	"footnote/facts"
)

// relation is what lexicon.yaml says about a kind of relation, whichever name
// a base gives it.
type relation struct {
	Names, Nouns, Verbs []string
	Phrase              string
	Asks                Wants
}

// asked is one property that a phrase asks for.
type asked struct {
	property string
	noun     bool // it names the value
	verb     bool // it relates subject and value; a word may do both
	weight   float64
	wants    Wants
}

// The weights of a property's words: its own, those that the lexicon lends it,
// and those derived from either.
const (
	ownWord     = 1.0
	lentWord    = 0.9
	derivedWord = 0.8
)

// With is the lexicon together with the properties of a base: each becomes
// askable by its ID and label, by the nouns and verbs that the base gives it,
// and by those of the lexicon's relations that are called as it is.
func (l *Lexicon) With(properties []facts.Property) *Lexicon {
	m := *l
	m.known, m.mendable = maps.Clone(l.known), maps.Clone(l.mendable)
	m.asks = make(map[string][]asked)
	m.labels = make(map[string]facts.Property, len(properties))
	m.gives = make(map[string]Wants, len(properties))
	for _, p := range properties {
		m.addProperty(p)
	}
	m.indexSpellings()
	return &m
}

func (l *Lexicon) addProperty(p facts.Property) {
	if p.Label == "" {
		p.Label = p.ID
	}
	noun := "" // what the lexicon calls its value
	names := []string{facts.Fold(p.ID), facts.Fold(p.Label)}
	wants := Wants("")
	switch p.Value {
	case facts.QuantityValue:
		wants = WantsNumber
	case facts.EntityValue:
		wants = WantsThing
	}
	for _, r := range l.relations {
		if slices.ContainsFunc(r.Names, func(n string) bool { return slices.Contains(names, facts.Fold(n)) }) {
			if wants == "" || wants == WantsThing {
				wants = r.Asks
			}
			if p.Phrase == "" && len(p.Verbs) == 0 {
				p.Phrase = r.Phrase
			}
			if noun == "" && len(r.Nouns) > 0 {
				noun = r.Nouns[0]
			}
			l.ask(p.ID, r.Nouns, false, lentWord, r.Asks)
			l.ask(p.ID, r.Verbs, true, lentWord, r.Asks)
		}
	}
	for _, r := range l.relations {
		// What its own nouns say of the type counts too.
		if wants == WantsThing && r.Asks == WantsPlace && slices.ContainsFunc(p.Nouns, func(n string) bool { return slices.Contains(r.Names, n) }) {
			wants = WantsPlace
		}
	}
	l.gives[p.ID] = wants
	l.ask(p.ID, append(names, p.Nouns...), false, ownWord, wants)
	l.ask(p.ID, p.Verbs, true, ownWord, wants)
	for _, n := range append(names, p.Nouns...) {
		n = bareNoun(n)
		l.ask(p.ID, []string{n}, false, derivedWord, wants)
		if verb, ok := verbOf(n); ok {
			l.ask(p.ID, []string{verb}, true, derivedWord, wants)
		}
	}
	if len(p.Nouns) == 0 && noun != "" {
		p.Nouns = []string{noun}
	}
	l.labels[p.ID] = p
}

// ask lets the phrases ask for the property.
func (l *Lexicon) ask(property string, phrases []string, verb bool, weight float64, wants Wants) {
	for _, p := range phrases {
		words := strings.Fields(facts.Fold(p))
		if verb && len(words) > 1 && words[0] == "be" {
			words = words[1:]
		}
		if len(words) == 0 {
			continue
		}
		l.learn(p)
		l.addAsk(words, asked{property, !verb, verb, weight, wants})
		// "play for" is also asked as "who did he play ... for".
		if verb && len(words) == 2 && l.stop[words[1]] && !l.stop[words[0]] {
			l.addAsk(words[:1], asked{property, !verb, verb, weight * derivedWord, wants})
		}
	}
}

func (l *Lexicon) addAsk(words []string, a asked) {
	const shortest = 4
	if len(words) == 1 && l.stop[words[0]] && (a.weight < ownWord || len(words[0]) < shortest) {
		return // "in", "be", "do" alone ask for nothing; "name" does if a base says so
	}
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = l.Stem(w)
	}
	key := strings.Join(stems, " ")
	l.longest = max(l.longest, len(stems))
	for i, have := range l.asks[key] {
		if have.property == a.property {
			a.noun, a.verb = a.noun || have.noun, a.verb || have.verb
			if have.weight > a.weight {
				a.weight, a.wants = have.weight, have.wants
			}
			l.asks[key][i] = a
			return
		}
	}
	l.asks[key] = append(l.asks[key], a)
}

// bareNoun is a name of a property without a closing preposition and without
// what narrows it: "lighthouse keeper of" is a keeper. Only nouns of doers are
// cut so; "name in full" stays.
func bareNoun(name string) string {
	words := strings.Fields(name)
	if n := len(words); n > 1 && slices.Contains([]string{"of", "at", "for", "in", "by", "to", "from"}, words[n-1]) {
		words = words[:n-1]
	}
	if last := words[len(words)-1]; strings.HasSuffix(last, "er") || strings.HasSuffix(last, "or") {
		return last
	}
	return strings.Join(words, " ")
}

// verbOf derives what someone does from what he is called: owner, own.
func verbOf(noun string) (string, bool) {
	words := strings.Fields(noun)
	if len(words) != 1 {
		return "", false
	}
	for _, ending := range []string{"er", "or"} {
		if verb, ok := strings.CutSuffix(noun, ending); ok && len(verb) >= 3 {
			return verb, true
		}
	}
	return "", false
}
