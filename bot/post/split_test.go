package post_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/post"
	"footnote/facts"
)

// atMost accepts posts whose text has at most n bytes.
func atMost(n int) func(post.Post) bool {
	return func(p post.Post) bool { return len(p.Text()) <= n }
}

func TestSplit(t *testing.T) {
	bridge := answer.Footnote{N: 1, Source: facts.Source{ID: "almanac"}, Quote: "Opened in 1933."}
	ferry := answer.Footnote{N: 2, Source: facts.Source{ID: "ferry"}, Quote: "It sank."}
	whole := post.Post{
		Reply: &bot.Reply{
			Lead: "Three things.", LeadNotes: []int{1},
			Points: []answer.Point{
				{Text: "The bridge opened in 1933.", Notes: []int{1}},
				{Text: "The ferry sank. Nobody was aboard that day.", Notes: []int{2}},
			},
			Caveats:   []string{"Dates are as printed."},
			Footnotes: []answer.Footnote{bridge, ferry},
		},
		Actions:  []post.Action{{Name: "wrong", Label: "This is wrong"}},
		Feedback: true,
	}
	tests := []struct {
		name string
		size int
		want []string
	}{
		{"all fits", 1000, []string{whole.Text()}},
		{"at the points", 100, []string{
			"Three things. [1]\n- The bridge opened in 1933. [1]\n[1] almanac\n\"Opened in 1933.\"",
			"- The ferry sank. Nobody was aboard that day. [2]\nDates are as printed.\n[2] ferry\n\"It sank.\"",
		}},
		{"within a point", 62, []string{
			"Three things. [1]\n[1] almanac\n\"Opened in 1933.\"",
			"- The bridge opened in 1933. [1]\n[1] almanac\n\"Opened in 1933.\"",
			"- The ferry sank. [2]\n[2] ferry\n\"It sank.\"",
			"- Nobody was aboard that day. [2]\n[2] ferry\n\"It sank.\"",
			"Dates are as printed.",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages := post.Split(whole, atMost(tt.size))
			var got []string
			for i, p := range pages {
				got = append(got, p.Text())
				if last := i == len(pages)-1; (len(p.Actions) > 0) != last || p.Feedback != last {
					t.Errorf("page %d of %d has buttons %v and feedback %v", i+1, len(pages), p.Actions, p.Feedback)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("pages (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSplitShortensQuotesThatLeaveNoRoom(t *testing.T) {
	p := post.Post{Reply: &bot.Reply{
		Points:    []answer.Point{{Text: "Short.", Notes: []int{1}}},
		Footnotes: []answer.Footnote{{N: 1, Source: facts.Source{ID: "a"}, Quote: strings.Repeat("All of it. ", 100)}},
	}}
	pages := post.Split(p, atMost(300))
	if len(pages) != 1 || !atMost(300)(pages[0]) {
		t.Fatalf("got %d pages, the first of %d bytes", len(pages), len(pages[0].Text()))
	}
	if got := pages[0].Reply.Footnotes[0].Quote; !strings.HasPrefix(got, "All of it. All") || !strings.HasSuffix(got, "…") {
		t.Errorf("quote = %q, want the beginning and an ellipsis", got)
	}
	if strings.Contains(p.Reply.Footnotes[0].Quote, "…") {
		t.Error("the post itself was changed")
	}
}

func TestSplitMovesTheButtonsWithTheLastPart(t *testing.T) {
	p := post.Post{Note: "One.", Quotes: []post.Quote{{Text: "Two.", Source: "s"}}, Actions: []post.Action{{Name: "go"}}}
	fits := func(p post.Post) bool { return len(p.Text())+20*len(p.Actions) <= 30 }
	want := []post.Post{{Note: "One."}, {Quotes: p.Quotes, Actions: p.Actions}}
	if diff := cmp.Diff(want, post.Split(p, fits)); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

func TestSplitNothing(t *testing.T) {
	never := func(post.Post) bool { return false }
	if got := post.Split(post.Post{}, never); len(got) != 1 {
		t.Errorf("an empty post has %d pages, want 1", len(got))
	}
	if got := post.Split(post.Post{Note: "abc"}, never); len(got) == 0 || got[0].Note != "abc" {
		t.Errorf("pages = %+v, want the note first", got)
	}
}

// randomPost has parts of all sizes, and marks that resolve.
func randomPost(r *rand.Rand) post.Post {
	words := func(n int) string {
		var b strings.Builder
		for range r.IntN(n) + 1 {
			b.WriteString([]string{"Larn ", "ferry. ", "é́👩‍👩‍👧 ", "1933, ", "日本語。", "x\n", "unbreakable"}[r.IntN(7)])
		}
		return b.String()
	}
	reply := &bot.Reply{Lead: words(20), LeadNotes: []int{1}}
	notes := r.IntN(6) + 1
	for n := range notes {
		reply.Footnotes = append(reply.Footnotes, answer.Footnote{N: n + 1, Source: facts.Source{ID: "s" + strconv.Itoa(n)}, Quote: words(8)})
	}
	for range r.IntN(12) {
		reply.Points = append(reply.Points, answer.Point{Text: words(60), Notes: []int{r.IntN(notes) + 1}})
	}
	for range r.IntN(3) {
		reply.Caveats = append(reply.Caveats, words(10))
	}
	for n := range r.IntN(3) {
		reply.Nearest = append(reply.Nearest, answer.Footnote{N: notes + n + 1, Text: words(10), Quote: words(10)})
	}
	return post.Post{Note: words(40), Quotes: []post.Quote{{Text: words(30), Source: "a"}}, Reply: reply, Feedback: true}
}

// said is all that a post says but white space, without what depends on pages.
func said(posts ...post.Post) string {
	var b strings.Builder
	for _, p := range posts {
		b.WriteString(p.Note)
		for _, q := range p.Quotes {
			b.WriteString(q.Text)
		}
		if p.Reply == nil {
			continue
		}
		b.WriteString(p.Reply.Lead)
		for _, x := range p.Reply.Points {
			b.WriteString(x.Text)
		}
		b.WriteString(strings.Join(p.Reply.Caveats, ""))
		for _, x := range p.Reply.Nearest {
			b.WriteString(x.Text)
		}
	}
	return strings.Join(strings.Fields(b.String()), "")
}

func TestSplitKeepsEverything(t *testing.T) {
	const size = 700
	for seed := range uint64(300) {
		whole := randomPost(rand.New(rand.NewPCG(seed, 1)))
		pages := post.Split(whole, atMost(size))
		if got, want := said(pages...), said(whole); got != want {
			t.Fatalf("seed %d: the pages say\n%q, the post\n%q", seed, got, want)
		}
		for i, p := range pages {
			text := p.Text()
			if len(text) > size {
				t.Errorf("seed %d: page %d has %d bytes, want at most %d", seed, i, len(text), size)
			}
			if !utf8.ValidString(text) {
				t.Errorf("seed %d: page %d is cut within a character", seed, i)
			}
			known := make(map[int]bool)
			if p.Reply != nil {
				for _, f := range p.Reply.Footnotes {
					known[f.N] = true
				}
			}
			for n := range marks(p) {
				if !known[n] {
					t.Errorf("seed %d: page %d has the mark [%d] and no such footnote", seed, i, n)
				}
			}
		}
	}
}

// marks are the footnotes that a post refers to.
func marks(p post.Post) map[int]bool {
	all := make(map[int]bool)
	if p.Reply == nil {
		return all
	}
	for _, n := range p.Reply.LeadNotes {
		all[n] = true
	}
	for _, x := range p.Reply.Points {
		for _, n := range x.Notes {
			all[n] = true
		}
	}
	return all
}

func FuzzSplit(f *testing.F) {
	f.Add("A note. It has two sentences.", "A point, and another.", "quoted", 60)
	f.Add("日本語のテキスト。", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "", 12)
	f.Fuzz(func(t *testing.T, note, point, quote string, size int) {
		whole := post.Post{Note: note, Reply: &bot.Reply{
			Points:    []answer.Point{{Text: point, Notes: []int{1}}, {Text: note}},
			Footnotes: []answer.Footnote{{N: 1, Source: facts.Source{ID: "s"}, Quote: quote}},
		}}
		pages := post.Split(whole, atMost(size))
		if got, want := said(pages...), said(whole); got != want {
			t.Errorf("the pages say %q, want %q", got, want)
		}
	})
}
