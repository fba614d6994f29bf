package passage

import (
	"slices"

	"footnote/bot/question"
	"footnote/bot/thesaurus"
	"footnote/facts"
	"footnote/facts/prose"
)

// An askedType is what sort of short answer a question wants. Weights are by
// these.
type askedType uint8

const (
	askedAny askedType = iota // what is so for all types
	askedPerson
	askedGroup
	askedPlace
	askedDate
	askedNumber
	askedReason
	askedManner
	askedNamed // "what river": a noun says what
	askedThing // "what does it eat"
	askedDated // what is so for all types where the question names a time
	askedTypes
)

var askedTypeNames = [askedTypes]string{"any", "person", "group", "place", "date", "number", "reason", "manner", "named", "thing", "dated"}

// A role is what the question word is in its question, which tells on which
// side of the verb the answer stands.
type role uint8

const (
	roleOther   role = iota
	roleSubject      // who built the bridge
	roleObject       // what did she build
	roleBe           // what is the bridge called
	roleAfter        // in what year, of what
	roles
)

var roleNames = [roles]string{"other", "subject", "object", "be", "after preposition"}

// A measure is the sort of figure that a question asks for.
type measure uint8

const (
	noMeasure measure = iota
	percentMeasure
	durationMeasure
	ageMeasure
	sizeMeasure
	moneyMeasure
	countMeasure
	measures
)

var measureNames = [measures]string{"none", "percent", "duration", "age", "size", "money", "count"}

// An askedFor is what a question says of its short answer.
type askedFor struct {
	asked askedType
	dated bool
	role  role
	// focus is the stem of the noun that says what is wanted, "" if there is
	// none, and classes what kinds of thing it stands for.
	focus   string
	classes thesaurus.Class
	// preposition is the word that governs the question word: "in" for "in
	// what year", "of" for "what did he die of".
	preposition string
	last        int // the question's last term, -1 for none
	measure     measure
}

// questionWord are the words that stand for what is asked.
var questionWord = map[string]bool{"who": true, "whom": true, "whose": true, "what": true, "which": true, "when": true, "where": true, "why": true, "how": true}

// askedFor reads what the question says of its short answer.
func (f *Finder) askedFor(q *Query, words *thesaurus.Thesaurus) *askedFor {
	a := &askedFor{last: -1, focus: q.focus, dated: q.span != (facts.Span{})}
	if len(q.order) > 0 {
		a.last = q.order[len(q.order)-1]
	}
	r := askedReader{askedFor: a, words: q.words, kinds: make([]wordKind, len(q.words))}
	for i := range q.words {
		w := &q.words[i]
		r.kinds[i] = f.spans.wordKind(w, f.stemmer.Stem(w.Fold), words)
	}
	at := slices.IndexFunc(q.words, func(w prose.Word) bool { return questionWord[w.Fold] })
	if at >= 0 {
		if head := r.read(at); head >= 0 {
			a.focus = f.stemmer.Stem(q.words[head].Fold)
		}
	}
	a.classes = words.Class(a.focus) &^ (thesaurus.Name | thesaurus.GivenName)
	a.asked = q.asked(a, at >= 0 && q.words[at].Fold == "how")
	if a.asked == askedNumber || a.asked == askedManner || a.classes.Has(thesaurus.Quantity|thesaurus.Possession) {
		a.measure = q.measure(f.spans.measures)
	}
	return a
}

// asked is the type of short answer that the question wants.
func (q *Query) asked(a *askedFor, how bool) askedType {
	switch q.wants {
	case question.WantsPerson:
		return askedPerson
	case question.WantsGroup:
		return askedGroup
	case question.WantsPlace:
		return askedPlace
	case question.WantsDate:
		return askedDate
	case question.WantsNumber:
		return askedNumber
	case question.WantsReason:
		return askedReason
	}
	switch {
	case how:
		return askedManner
	case a.classes == thesaurus.Person:
		return askedPerson
	case a.classes == thesaurus.Quantity:
		return askedNumber
	case a.classes == thesaurus.Time:
		return askedDate
	case a.focus != "":
		return askedNamed
	}
	return askedThing
}

// measure is the sort of figure that the words of the question tell.
func (q *Query) measure(of map[string]measure) measure {
	found := measures
	for i := range q.words {
		if m, ok := of[q.words[i].Fold]; ok {
			found = min(found, m)
		}
	}
	if found == measures {
		return noMeasure
	}
	return found
}

// An askedReader reads how the question word stands in its question.
type askedReader struct {
	*askedFor
	words []prose.Word
	kinds []wordKind
}

// kind is the kind of word i; beyond the ends it is an edge.
func (r *askedReader) kind(i int) wordKind {
	if i < 0 || i >= len(r.kinds) {
		return sentenceEdge
	}
	return r.kinds[i]
}

// read reads role and preposition of the question word at i, and returns the
// noun that says what is wanted, or -1.
func (r *askedReader) read(i int) int {
	next := i + 1
	if r.words[i].Fold == "how" {
		next++ // many, much, long
	}
	next, head := r.noun(next)
	r.role = r.roleOf(i, next)
	if last := len(r.words) - 1; r.kind(i - 1).preposition() {
		r.preposition = r.words[i-1].Fold
	} else if last > i && r.kind(last).preposition() {
		r.preposition = r.words[last].Fold
	}
	if head >= 0 || r.kind(next) != beWord || r.kind(next+1).helps() {
		return head
	}
	next++ // "what is the longest river in Asia" wants a river
	for r.kind(next) == theWord || r.kind(next) == aWord {
		next++
	}
	if _, head = r.noun(next); head >= 0 && r.words[head].Capital() {
		return -1 // "who was Ada Holt"
	}
	return head
}

// roleOf is the role of the question word at i; next is the word behind it and
// its noun.
func (r *askedReader) roleOf(i, next int) role {
	switch kind := r.kind(next); {
	case r.kind(i - 1).preposition():
		return roleAfter
	case kind == beWord:
		return roleBe
	case kind.helps():
		return roleObject
	case kind < sentenceEdge:
		return roleSubject
	}
	return roleOther
}

// vague are the nouns that only lead up to the one that says what is wanted.
var vague = map[string]bool{
	"type": true, "types": true, "kind": true, "kinds": true, "sort": true, "form": true, "forms": true, "name": true, "names": true,
	"example": true, "part": true, "one": true, "term": true,
}

// noun reads the run of nouns at word i: the word behind it and its last noun,
// -1 if there is none. "type of engine" goes on to the engine.
func (r *askedReader) noun(i int) (end, head int) {
	head = -1
	for {
		switch kind := r.kind(i); {
		case kind >= adverb && kind <= plainWord, head < 0 && kind >= firstOpen && kind < sentenceEdge:
			head = i
		case kind == ofWord && head >= 0 && vague[r.words[head].Fold]:
		default:
			return i, head
		}
		i++
	}
}
