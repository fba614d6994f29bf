package matrix_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/bot/desk"
)

// FuzzText reads messages of any form. What comes out is part of what was
// written, and valid if that was.
func FuzzText(f *testing.F) {
	w := newWorld(f, "")
	room := w.hs.open(me, nil, user("ana"), user("ben"))
	r := record(f, w)
	f.Add("Footnote: who?", "")
	f.Add("> <@ben:lab.test> x\n\nwho?", `<mx-reply></mx-reply>`)
	f.Add("!ask\u00a0who", `<a href="https://matrix.to/#/@footnote:lab.test">F</a>`)
	f.Add("!footnote check", `<a href='https://matrix.to/#/%40footnote%3Alab.test?via=x'>Footnote</a>`)
	f.Add("@footnote", "<a")
	f.Fuzz(func(t *testing.T, plain, html string) {
		w.hs.say(room, user("ana"), "m.room.message", htmlMention(plain, html))
		w.hs.awaitSync(t, w.device.id)
		for _, e := range r.taken() {
			if e.Kind == desk.Said && !strings.HasPrefix(e.Text, "check: ") && !strings.HasPrefix(e.Text, "timeline of ") {
				for _, word := range strings.Fields(e.Text) {
					if utf8.ValidString(plain) && !strings.Contains(plain, word) {
						t.Errorf("%q is read as %q", plain, e.Text)
					}
				}
			}
			if !utf8.ValidString(e.Text) {
				t.Errorf("%q is read as %q, which is not UTF-8", plain, e.Text)
			}
		}
	})
}
