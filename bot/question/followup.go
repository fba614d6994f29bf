package question

import (
	"cmp"
	"slices"
	"strings"

	"footnote/facts"
)

// Past is an earlier turn, as later questions lean on it.
type Past struct {
	// Draft is the turn's question in its stand-alone wording, with its names
	// linked, and Question is what it asked.
	Draft    *Draft
	Question Question
	// Subjects are the entities it was about, Entities those its answer
	// named, in order, and Others those that its statements speak of besides.
	Subjects, Entities, Others []facts.Entity
	// Said are the turns before the question in words, this one the last, and
	// Topic is what the room is about, in anybody's words: for names that are in
	// no base.
	Said  []Said
	Topic string
}

// Lean says how a question leaned on an earlier turn.
type Lean uint8

// The ways to lean.
const (
	Alone Lean = iota // it did not
	// Firmly: it cannot be read without the earlier turn: a pronoun, "and in
	// 2018?".
	Firmly
	// Loosely: it names nothing itself, so what was talked about was put in;
	// it may still be a change of subject.
	Loosely
)

// Resolve makes the stand-alone wording of a question that leans on an earlier
// turn; one that does not is returned as it is. The result is to be read
// afresh. Where past is nil, it notes on q what the question leans on in vain
// (Dangling, Fragment).
func (d *Draft) Resolve(q *Question, past *Past) (string, Lean) {
	if past == nil {
		d.markDangling(q)
	}
	if past == nil || len(d.tokens) == 0 || q.Kind == Social || q.Kind == SaysWho {
		return d.text, Alone
	}
	r := resolver{d: d, q: q, past: past}
	if past.Draft == nil {
		past.Draft = d.lexicon.Read("") // only a topic is known
	} else if text, ok := r.fragment(); ok {
		return text, Firmly
	}
	r.pronouns()
	r.definite()
	r.succession()
	return r.unlistedToo()
}

// unlistedToo goes on with what leans on names that are in no base.
func (r *resolver) unlistedToo() (string, Lean) {
	r.thread = newThread(r.d, r.past)
	claims, lean := r.d.frame > 0, Firmly // a claim names what it is about
	if !claims {
		r.unlisted()
	}
	if len(r.edits) == 0 {
		lean = Loosely
		r.d.markDangling(r.q)
		if topic, ok := r.missingTopic(); ok {
			return r.d.joinTopic(r.q.Time, topic), lean
		}
	}
	if !claims && (!r.thread.guessed || r.thread.topic.text != "") {
		r.append()
		r.besides()
	}
	if len(r.edits) == 0 {
		return r.d.text, Alone
	}
	return r.apply(), lean
}

// markDangling notes on the question what it leans on, when there is nothing to
// lean on.
func (d *Draft) markDangling(q *Question) {
	r := resolver{d: d, q: q, past: &Past{}}
	noun := false
	for i := range d.tokens {
		w := d.word(i)
		noun = noun || d.linked[i] || !d.lexicon.stop[w]
		p, ok := pronouns[w]
		next := d.word(i + 1)
		whose := p.possessive || w == "her" && next != "" && !d.lexicon.stop[next]
		if whose && noun {
			continue // "how many people lost their homes"
		}
		thing := w == "it" && len(q.Properties) > 0 && !r.expletive(i) // "who led it"
		if ok && (thing || w != "it" && w != "its" && w != "this" && w != "that" && w != "there") && !r.boundHere(i, p) && len(q.Topics()) == 0 {
			q.Dangling = d.tokens[i].text
		}
	}
	q.Fragment = q.Kind == Other && len(q.Topics()) == 0 && r.bare() && q.Time.Given()
}

// MayLean reports whether the question could lean on an earlier turn; one that
// could not need not have it looked up.
func (d *Draft) MayLean(q *Question) bool {
	r := resolver{d: d, q: q}
	return q.Kind == SaysWho || len(q.Topics()) == 0 || r.hasPronoun() || r.opensAsFragment() ||
		d.has("then", "time", "else", "other", "another") || (q.Order.Position == Next || q.Order.Position == Previous) && q.Order.Anchor == nil
}

// A resolver rewrites one question.
type resolver struct {
	d     *Draft
	q     *Question
	past  *Past
	edits []edit

	thread *thread  // what was said, in words
	own    []spoken // the names in the question itself
}

// An edit replaces tokens start to end by words.
type edit struct {
	start, end int
	with       string
}

// apply makes the edits, which do not overlap.
func (r *resolver) apply() string {
	slices.SortStableFunc(r.edits, func(a, b edit) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	return replaceTokens(r.d, r.edits)
}

func replaceTokens(d *Draft, edits []edit) string {
	var b strings.Builder
	from := 0
	for _, e := range edits {
		if e.start == e.end { // put in behind the last word
			last := d.tokens[e.start-1]
			b.WriteString(d.text[from:last.end] + " " + e.with)
			from = last.end
			continue
		}
		b.WriteString(d.text[from:d.tokens[e.start].start] + e.with)
		last := d.tokens[e.end-1]
		from = last.end
	}
	b.WriteString(d.text[from:])
	return b.String()
}

// hasPronoun reports whether a pronoun waits for its name.
func (r *resolver) hasPronoun() bool {
	for i := range r.d.tokens {
		if _, ok := pronouns[r.d.word(i)]; ok {
			return true
		}
	}
	return false
}
