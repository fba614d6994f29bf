package matrix_test

import (
	"flag"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"footnote/adapters/matrix"
	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/facts"
)

// posts are posts of every kind, by the names of their golden files.
func posts() map[string]post.Post {
	almanac := facts.Source{ID: "almanac", Title: "Larn Almanac", Author: "Ada Holt", URL: "https://larn.example/almanac?a=1&b=2"}
	hostile := facts.Source{ID: "x", Title: `<a href="https://evil.example">`, Author: "@room", URL: "https://matrix.to/#/@ana:lab.test"}
	return map[string]post.Post{
		"answer": {Reply: &bot.Reply{
			Status: answer.Answered, Lead: "Two in turn were mayor of Larn in 1933:", LeadNotes: []int{1},
			Points:    []answer.Point{{Text: "Bram Oke", Notes: []int{1}}, {Text: "Ida Wren", Notes: []int{1, 2}}},
			Caveats:   []string{"The readings go no further than 1940."},
			Footnotes: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12", Quote: "From 1928 on, Bram Oke was mayor."}, {N: 2, Source: facts.Source{ID: "minutes"}}},
		}},
		"not-found": {Reply: &bot.Reply{
			Status: answer.NotFound, Lead: "The readings don't say.",
			Nearest: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 21", Text: "Tove Lind built the Larn bridge."}, {N: 2, Source: almanac, Quote: "A bridge."}},
		}},
		"unclear": {Reply: &bot.Reply{
			Status: answer.Unclear, Lead: "Which do you mean?", Offers: []answer.Offer{{Label: "the bridge", Question: "q"}, {Label: "the town", Question: "r"}},
		}},
		"review": {
			Note:    "@ben proposes a correction.\n- Now: Larn, mayor: Ida Wren\n- Proposed: Larn, mayor: Tove Lind\nWell?",
			Quotes:  []post.Quote{{Source: "Larn Almanac, p. 14", Text: "Tove Lind took over."}},
			Actions: []post.Action{{Name: desk.ActionAccept, Label: "Accept"}, {Name: desk.ActionReject, Label: "Reject"}},
		},
		"hostile": {
			Note: `<script>alert("x")</script> @room` + "\n- </ul><img src=x>\u202egnp.exe",
			Reply: &bot.Reply{
				Status: answer.Answered, Lead: `</strong><h1>"big"</h1>`, LeadNotes: []int{1},
				Footnotes: []answer.Footnote{{N: 1, Source: hostile, Locator: "\x1b[31m", Quote: "</blockquote>\nout"}},
			},
		},
		"table": {Reply: &bot.Reply{
			Status: answer.Answered, Lead: "Larn and Sudbury, by the readings:", LeadNotes: []int{1},
			Table: &answer.Table{Head: []string{"", "Larn", "<b>Sudbury"}, Rows: [][]answer.Point{
				{{Text: "mayor"}, {Text: "Ada Holt (from 1933)", Notes: []int{1}}, {Text: "(the readings don't say)"}},
			}},
			Footnotes: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12"}},
		}},
		"empty": {},
	}
}

var update = flag.Lookup("update") // of adaptertest

func TestRender(t *testing.T) {
	for name, p := range posts() {
		t.Run(name, func(t *testing.T) {
			got := matrix.Plain(&p) + "\n---\n" + strings.ReplaceAll(matrix.Render(&p), "><", ">\n<") + "\n"
			file := filepath.Join("testdata", name+".golden")
			if update.Value.(flag.Getter).Get() == true {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("the post has changed (-want +got):\n%s", diff)
			}
		})
	}
}

// wellFormed reports what is wrong with HTML: other elements than posts have,
// elements that are not closed, attributes that posts do not have, mentions.
func wellFormed(t *testing.T, text string) {
	t.Helper()
	allowed := map[string]bool{"p": true, "strong": true, "em": true, "ul": true, "li": true, "blockquote": true, "sup": true, "a": true,
		"table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true}
	var open []string
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if z.Err() != io.EOF || len(open) > 0 {
				t.Errorf("it ends with %v, open are %q: %s", z.Err(), open, text)
			}
			return
		case html.StartTagToken:
			open = append(open, token.Data)
			for _, a := range token.Attr {
				if token.Data != "a" || a.Key != "href" || !leadsOut(a.Val) {
					t.Errorf("it has %s: %s", token, text)
				}
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("%s closes one of %q: %s", token, open, text)
			}
			open = open[:len(open)-1]
		}
		if kind != html.TextToken && !allowed[token.Data] {
			t.Errorf("it has %s: %s", token, text)
		}
	}
}

// leadsOut reports whether an address leads to a page of the web and not to a
// user or a room.
func leadsOut(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && !strings.EqualFold(u.Hostname(), "matrix.to")
}

func FuzzRender(f *testing.F) {
	f.Add("note\n- item", "lead", "point", "https://larn.example", "quote", "caveat")
	f.Add("<b>", `"><script>`, "&lt;", "javascript:alert(1)", "</blockquote>", "\x00")
	f.Add("note", "lead", "point", "httP://larn.example/matrix.to", "quote", "caveat")
	f.Add("@ana:lab.test", "a\u2028b", "\u202e", "https://MATRIX.TO/#/@ana:lab.test", "\xff", "x\"y'z")
	f.Fuzz(func(t *testing.T, note, lead, point, link, quote, caveat string) {
		source := facts.Source{ID: "id", Title: lead, Author: point, URL: link}
		p := post.Post{
			Note: note, Quotes: []post.Quote{{Text: quote, Source: lead}},
			Reply: &bot.Reply{
				Status: answer.Unclear, Lead: lead, LeadNotes: []int{1}, Points: []answer.Point{{Text: point, Notes: []int{1, 2}}},
				Caveats: []string{caveat}, Offers: []answer.Offer{{Label: point}},
				Footnotes: []answer.Footnote{{N: 1, Source: source, Locator: caveat, Quote: quote}}, Nearest: []answer.Footnote{{N: 3, Source: source, Text: note}},
			},
		}
		for _, page := range (&matrix.Adapter{}).Pages(p) {
			rendered, plain := matrix.Render(&page), matrix.Plain(&page)
			wellFormed(t, rendered)
			if !utf8.ValidString(rendered) || !utf8.ValidString(plain) {
				t.Errorf("not UTF-8: %q, %q", rendered, plain)
			}
			if strings.Contains(strings.ToLower(rendered), `href="https://matrix.to`) {
				t.Errorf("a mention: %s", rendered)
			}
		}
	})
}

// TestPages cuts what is too long, and loses nothing of its points.
func TestPages(t *testing.T) {
	r := bot.Reply{Status: answer.Answered, Lead: "Many."}
	for range 200 {
		r.Points = append(r.Points, answer.Point{Text: strings.Repeat("Bram Oke was mayor & so on. ", 8)})
	}
	pages := (&matrix.Adapter{}).Pages(post.Post{Reply: &r})
	points := 0
	for _, p := range pages {
		if n := len(matrix.Plain(&p)) + len(matrix.Render(&p)); n > matrix.MostBytes {
			t.Errorf("a page has %d bytes", n)
		}
		points += len(p.Reply.Points)
	}
	if len(pages) < 2 || points != 200 {
		t.Errorf("%d points on %d pages, want 200 on several", points, len(pages))
	}
}
