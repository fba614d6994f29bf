package question_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/bot/question"
)

// mostRead is more than any text is read as: twice what a message may have,
// for what is written out.
const mostRead = 2 * 2000

// FuzzQuestion reads any two texts as a question and one that leans on it.
// Nothing may panic, what was read is valid and no longer than what a message
// may be, and what is said of the text lies in it.
func FuzzQuestion(f *testing.F) {
	for _, text := range []string{
		"", " ", "who was mayor of Tarnwick in 1925 no wait 1930?", "WHO SUCCEEDED ABEL STROUD", "and in '24?",
		"between 1920 and", "since", "before the great flood", "2024-13-45", "the the the", "y u b4 2day", "who's Ann Pellow's?",
		"\x00\xff\xfe", "🦜 кто 谁 من", "e\u0301\u0301\u0301", "a.b.c.d. U.S.", "'''’’’", strings.Repeat("who ", 600), strings.Repeat("a", 5000),
		"no no no wait wait, I mean, or rather", "ﬃ ¼ ẞ İ ŉ", "as recorded on 1 May 2024",
	} {
		f.Add(text, "and in 1930?")
		f.Add("who was mayor of Tarnwick in 1925?", text)
	}
	l := newLexicon(f)
	f.Fuzz(func(t *testing.T, first, second string) {
		past := &question.Past{}
		past.Draft, past.Question = read(l, first)
		check(t, first, past.Draft, &past.Question)
		for _, m := range past.Question.Topics() {
			past.Subjects = append(past.Subjects, m.Entities[0])
			past.Others = append(past.Others, m.Entities...)
		}
		past.Entities = append(past.Entities, entities[3])
		d, q := read(l, second)
		check(t, second, d, &q)
		resolved, _ := d.Resolve(&q, past)
		d, q = read(l, resolved)
		check(t, resolved, d, &q)
	})
}

func check(t *testing.T, text string, d *question.Draft, q *question.Question) {
	t.Helper()
	switch {
	case utf8.ValidString(text) && !utf8.ValidString(q.Text):
		t.Errorf("%q is read as %q, which is not valid UTF-8", text, q.Text)
	case len(q.Text) > mostRead:
		t.Errorf("%d bytes are read as %d", len(text), len(q.Text))
	case q.Text != d.Text():
		t.Errorf("the question is %q, the draft %q", q.Text, d.Text())
	case q.Kind == "":
		t.Errorf("%q is of no kind", text)
	case q.Time.Text != "" && q.Time.Text != "now" && !strings.Contains(q.Text, q.Time.Text):
		t.Errorf("the time %q does not stand in %q", q.Time.Text, q.Text)
	case len(d.Phrases()) > 1500:
		t.Errorf("%d phrases are to be looked up for %q", len(d.Phrases()), text)
	}
	for _, m := range q.Mentions {
		if len(m.Entities) == 0 || !strings.Contains(q.Text, m.Text) {
			t.Errorf("the name %q, of %v, does not stand in %q", m.Text, m.Entities, q.Text)
		}
	}
	for _, w := range q.Words {
		if w.Stem == "" || w.Fold == "" {
			t.Errorf("%q has an empty word", text)
		}
	}
	for _, a := range q.Properties {
		if a.Weight <= 0 || a.Weight > 1.2 {
			t.Errorf("%q asks for %s with weight %v", text, a.Property, a.Weight)
		}
	}
}

func BenchmarkQuestion(b *testing.B) {
	l := newLexicon(b)
	for _, bb := range []struct{ name, text string }{
		{"plain", "who was mayor of Tarnwick in March 1930?"},
		{"chat", "hey whooo was mayer of tarnwick no wait who suceeded abel stroud b4 the flood"},
		{"long", strings.Repeat("who was mayor of Tarnwick in 1930 and ", 50)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				read(l, bb.text)
			}
		})
	}
}

// FuzzRemark reads any text as overheard, and as claims. Nothing may panic,
// what is asked stands in the text, and claims are questions of yes or no.
func FuzzRemark(f *testing.F) {
	for _, text := range []string{
		"", "?", "Ben, who led Larn?", "who led Larn, Ben?", "Dr. No. Who? U.S. ", "> quoted\n> who?", "check: ", "is it true that?", "..., right?",
		"\x00\xff?", "谁?", "a, b, c?", "@", strings.Repeat("who? ", 900), strings.Repeat("and ", 900) + "?",
	} {
		f.Add(text)
	}
	l := newLexicon(f)
	f.Fuzz(func(t *testing.T, text string) {
		r := l.Remark(text)
		if !strings.Contains(text, r.Text) {
			t.Errorf("%q is read as asking %q", text, r.Text)
		}
		if r.Text == "" && r != (question.Remark{}) {
			t.Errorf("%q asks nothing and is %+v", text, r)
		}
		for _, c := range l.Claims(text) {
			if d, q := read(l, question.AsClaim(c.Text)); q.Kind != question.YesNo && q.Kind != question.Social || d.Text() == "" {
				t.Errorf("the claim %q of %q is read as %s %q", c.Text, text, q.Kind, q.Text)
			}
		}
	})
}

// FuzzResolve makes any text stand alone behind any turn.
func FuzzResolve(f *testing.F) {
	l := newLexicon(f)
	for _, seed := range [][4]string{
		{"Ada Holt", "where did she live?", "in Dorne", "did they like that album there, or another?"},
		{"The Lanterns (band)", "what was their first record?", `the album "Far Shore"`, "what else happened to it at that time"},
		{"", "who taught Ada Holt?", "Ben Ruck and Cora Vane", "this, these songs and the band's others"},
		{"?", "", "", "happen"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	f.Fuzz(func(t *testing.T, topic, asked, answered, text string) {
		past := &question.Past{Topic: topic, Said: []question.Said{{Question: asked, Answer: answered}}}
		past.Draft, past.Question = read(l, asked)
		d, q := read(l, text)
		resolved, lean := d.Resolve(&q, past)
		if lean == question.Alone && resolved != d.Text() {
			t.Errorf("%q, which leans on nothing, is rewritten as %q", d.Text(), resolved)
		}
		if utf8.ValidString(strings.Join([]string{topic, asked, answered, text}, " ")) && !utf8.ValidString(resolved) {
			t.Errorf("%q stands alone as %q, which is not valid UTF-8", text, resolved)
		}
	})
}
