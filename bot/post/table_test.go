package post_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/post"
	"footnote/facts"
)

// compared is a post with a table of so many rows, and a picture.
func compared(rows int) post.Post {
	r := &bot.Reply{Lead: "Larn and Sudbury:", Table: &answer.Table{Head: []string{"", "Larn", "Sudbury"}}}
	for i := range rows {
		r.Table.Rows = append(r.Table.Rows, []answer.Point{{Text: "row"}, {Text: "Ada\nHolt", Notes: []int{i + 1}}, {Text: "(not said)"}})
		r.Footnotes = append(r.Footnotes, answer.Footnote{N: i + 1, Source: facts.Source{ID: "larn", Title: "Larn"}})
	}
	return post.Post{Reply: r, File: &post.File{Name: "a.png"}, Actions: []post.Action{{Name: "x", Label: "X"}}}
}

func TestTextOfTable(t *testing.T) {
	want := "Larn and Sudbury:\n- row – Larn: Ada Holt [1]; Sudbury: (not said)\n[1] \"Larn\""
	if diff := cmp.Diff(want, compared(1).Text()); diff != "" {
		t.Errorf("text of a table (-want +got):\n%s", diff)
	}
}

func TestSplitTable(t *testing.T) {
	pages := post.Split(compared(20), func(p post.Post) bool { return len(p.Text()) < 300 })
	if len(pages) < 3 {
		t.Fatalf("there are %d pages, want several", len(pages))
	}
	rows := 0
	for i, page := range pages {
		if page.Reply != nil && page.Reply.Table != nil {
			rows += len(page.Reply.Table.Rows)
			for _, n := range page.Reply.Table.Notes() {
				if !strings.Contains(page.Text(), "\n["+string(rune('0'+n%10))) && n < 10 {
					t.Errorf("page %d lacks footnote %d", i, n)
				}
			}
		}
		if last := i == len(pages)-1; (page.File != nil) != last || (len(page.Actions) > 0) != last {
			t.Errorf("page %d of %d has the file %v and %d buttons", i+1, len(pages), page.File, len(page.Actions))
		}
		if len(page.Text()) >= 300 {
			t.Errorf("page %d has %d bytes, want less than 300", i, len(page.Text()))
		}
	}
	if rows != 20 {
		t.Errorf("the pages have %d rows, want 20", rows)
	}
}
