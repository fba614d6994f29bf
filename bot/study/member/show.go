package member

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

const (
	// shownEntries is how many of a kind are shown in words.
	shownEntries = 3
	// shownLetters is how much of one is shown.
	shownLetters = 80
	// shownRooms is in how many rooms with an open record a member is shown
	// their row.
	shownRooms = 5
)

// show tells members what is kept about them.
func (f *Feature) show(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	m, err := f.member(ctx, a)
	if err != nil || m.homeless() {
		return privately(a, &m), err
	}
	held, err := f.books.About(ctx, m, shownEntries)
	if err != nil {
		return nil, err
	}
	rows, err := f.ownRows(ctx, a)
	if err != nil {
		return nil, err
	}
	return privately(a, &m, post.Post{Note: tell(a, held) + rows}), nil
}

// tell tells what is kept: how much of each kind, and the latest.
func tell(a *study.Act, held []Holding) string {
	if empty(held) {
		return a.Say("I keep nothing about you, but for what we say here about that.")
	}
	lines := []string{a.Say("This is kept about you. Nobody else is shown this.")}
	for i := range held {
		h := &held[i]
		line := "- " + a.Say(wordsOf(h.Kind).told, h.Count)
		if last := latest(a, h); last != "" {
			line += ": " + last
		}
		lines = append(lines, line)
	}
	return strings.Join(append(lines,
		a.Say("All of it, as a file: my data export"),
		a.Say("To delete it: my data delete")), "\n")
}

// empty reports whether nothing is kept but what was said about that.
func empty(held []Holding) bool {
	for i := range held {
		if held[i].Kind != Messages {
			return false
		}
	}
	return true
}

// latest are the latest things of a kind, with their days; empty for messages,
// which are told about these things.
func latest(a *study.Act, h *Holding) string {
	var all []string
	for i := range h.Last {
		e := &h.Last[i]
		text := shorten(textOf(a, h.Kind, e))
		if text == "" || h.Kind == Messages {
			continue
		}
		text = a.Phrases.Quote(text)
		if !e.At.IsZero() {
			text += " (" + a.Phrases.Day(e.At) + ")"
		}
		all = append(all, text)
	}
	if len(all) > 0 && h.Count > len(all) {
		all = append(all, "…")
	}
	return strings.Join(all, ", ")
}

// Words for what is kept as a sign.
var (
	signs = map[string]phrase.Text{"good": "helpful", "bad": "not helpful"}
	modes = map[string]phrase.Text{"alone": "on your own", "everyone": "everyone answers", "race": "the first right answer"}
)

// textOf is the text of an entry in words: what is kept as a sign or a date is
// said in the language of the act. Others stand as they are.
func textOf(a *study.Act, k Kind, e *Entry) string {
	var words phrase.Text
	switch k {
	case Feedbacks:
		words = signs[e.Text]
	case Quizzes:
		words = modes[e.Text]
	case Days:
		if day, err := time.Parse(time.DateOnly, e.Text); err == nil {
			return a.Phrases.Day(day)
		}
	}
	if words == "" {
		return e.Text
	}
	return a.Say(words)
}

// shorten is the beginning of a text, on one line.
func shorten(text string) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= shownLetters {
		return string(letters)
	}
	return strings.TrimSpace(string(letters[:shownLetters-1])) + "…"
}

// ownRows tells members what moderators see of them in the rooms with an open
// record; empty where there are none.
func (f *Feature) ownRows(ctx context.Context, a *study.Act) (string, error) {
	rooms, err := a.Around.Rooms(ctx)
	if err != nil {
		return "", fmt.Errorf("list the rooms of a member: %w", err)
	}
	var lines []string
	for _, room := range rooms {
		if len(lines) == shownRooms {
			break
		}
		since, err := f.records.Opened(ctx, a.Place.Network, room)
		if err != nil {
			return "", err
		}
		if since.IsZero() {
			continue
		}
		row, err := f.ownRow(ctx, a, room, since)
		if err != nil {
			return "", err
		}
		lines = append(lines, "- "+a.Say("since %s: %s", a.Phrases.Day(since.UTC()), row.tell(a)))
	}
	if len(lines) == 0 {
		return "", nil
	}
	return "\n" + a.Say("Moderators see of you, in rooms whose record is open:") + "\n" + strings.Join(lines, "\n"), nil
}

// ownRow is the member's row in a room; the zero Row if there is none.
func (f *Feature) ownRow(ctx context.Context, a *study.Act, room string, since time.Time) (Row, error) {
	all, err := f.records.Roll(ctx, a.Place.Network, room, since)
	if err != nil {
		return Row{}, err
	}
	for i := range all {
		if all[i].Member == a.Member {
			return all[i], nil
		}
	}
	return Row{}, nil
}

// An exported is the file that members get.
type exported struct {
	Network  string         `json:"network"`
	Member   string         `json:"member"`
	Exported time.Time      `json:"exported_at"`
	Kept     []exportedKind `json:"kept"`
}

// An exportedKind is all that is kept of one kind.
type exportedKind struct {
	Kind    Kind            `json:"kind"`
	About   string          `json:"about"`
	Stays   bool            `json:"stays_when_deleted"`
	Entries []exportedEntry `json:"entries"`
}

// An exportedEntry is one thing that is kept.
type exportedEntry struct {
	At     time.Time       `json:"at,omitzero"`
	Room   string          `json:"room,omitempty"`
	Text   string          `json:"text,omitempty"`
	Record json.RawMessage `json:"record"`
}

// export gives members all that is kept about them as a file.
func (f *Feature) export(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	m, err := f.member(ctx, a)
	if err != nil || m.homeless() {
		return privately(a, &m), err
	}
	held, err := f.books.About(ctx, m, -1)
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(file(a, held), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write a member's data: %w", err)
	}
	return privately(a, &m, post.Post{
		Note: a.Say("This is all that is kept about you, as a JSON file."),
		File: &post.File{Name: "my-data.json", Type: "application/json", Data: data},
	}), nil
}

// file is what is kept as it stands in the file.
func file(a *study.Act, held []Holding) exported {
	out := exported{Network: a.Place.Network, Member: a.Member, Exported: a.At.UTC(), Kept: []exportedKind{}}
	for i := range held {
		h := &held[i]
		k := exportedKind{Kind: h.Kind, About: a.Say(wordsOf(h.Kind).told, h.Count), Stays: h.Kind.Stays()}
		for _, e := range h.Last {
			k.Entries = append(k.Entries, exportedEntry(e))
		}
		out.Kept = append(out.Kept, k)
	}
	return out
}
