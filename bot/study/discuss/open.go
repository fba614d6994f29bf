package discuss

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
	"footnote/facts"
)

// quiet is how long after it was opened a discussion is followed up.
const quiet = 6 * time.Hour

// mostTopics is how many topics are named where there was nothing on one.
const mostTopics = 4

const (
	forDiscussion phrase.Text = "For discussion (%[1]s): %[2]s"
	everyone      phrase.Text = "Everyone: say what you think here, and which place in the readings speaks for it."
	notHere       phrase.Text = "I am not in this room. Invite me, and do that again."
	noMatter      phrase.Text = "The readings have nothing here to argue about that I can find."
	noneOn        phrase.Text = "On “%s” the readings have nothing to argue about that I can find."
	noneLeft      phrase.Text = "Everything on that was put up for discussion here before."
	thereIs       phrase.Text = "There is something to argue about on: %s."
)

// open puts a question to everyone in the place. An act done again, or edited,
// opens no other discussion.
func (f *Feature) open(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	if out, err := outside(ctx, a); err != nil || out {
		return a.Reply(a.Say(notHere)), err
	}
	topic := topicOf(a.Text)
	matters, err := f.matters(ctx, a, topic)
	if err != nil {
		return nil, err
	}
	discussed, err := f.discussed(ctx, a)
	if err != nil {
		return nil, err
	}
	m, ok := f.choose(a, matters, discussed)
	if !ok {
		return f.nothingOn(ctx, a, topic, matters, discussed)
	}
	if !a.Direct {
		at := a.At.UTC().Truncate(time.Microsecond)
		if err := f.store.OpenDiscussion(ctx, Discussion{ID: idOf(a), Place: a.Place, About: m.About, Opened: at, Due: at.Add(quiet)}); err != nil {
			return nil, err
		}
	}
	return []study.Saying{{Place: a.Place, Post: f.put(a, &m)}}, nil
}

// idOf names a discussion by the message that it was opened with.
func idOf(a *study.Act) string {
	by := *a
	if a.Message != "" {
		by.Key = "discuss " + a.Place.Room + " " + a.Message
	}
	return by.ID()
}

// outside reports whether the act was done in a room that the bot is not in.
func outside(ctx context.Context, a *study.Act) (bool, error) {
	if a.Openly || a.Direct {
		return false, nil
	}
	rooms, err := a.Around.Rooms(ctx)
	if err != nil {
		return false, fmt.Errorf("list the rooms of a member: %w", err)
	}
	return !slices.Contains(rooms, a.Place.Room), nil
}

// discussed is what was put to the room, by the IDs of the discussions. Nothing
// is kept of a member's own conversation.
func (f *Feature) discussed(ctx context.Context, a *study.Act) (map[string]string, error) {
	if a.Direct {
		return nil, nil
	}
	return f.store.Discussed(ctx, a.Place.Network, a.Place.Room)
}

// choose picks the matter that the act has put up already, or else a new one:
// first of those on what the topic names.
func (f *Feature) choose(a *study.Act, matters []Matter, discussed map[string]string) (Matter, bool) {
	id := idOf(a)
	before := make(map[string]bool)
	for opened, about := range discussed {
		if opened != id {
			before[about] = true
		}
	}
	if i := slices.IndexFunc(matters, func(m Matter) bool { return m.About == discussed[id] }); i >= 0 {
		return matters[i], true
	}
	seed := a.Place.Network + " " + a.Place.Room
	if a.Direct {
		seed = id
	}
	named := slices.DeleteFunc(slices.Clone(matters), func(m Matter) bool { return !m.named })
	if m, ok := Choose(named, before, seed); ok {
		return m, true
	}
	return Choose(matters, before, seed)
}

// put is a matter as it is put to the room, with the passages to read.
func (f *Feature) put(a *study.Act, m *Matter) post.Post {
	i := slices.IndexFunc(kinds, func(k kindWords) bool { return k.kind == m.Kind })
	note := []string{a.Say(forDiscussion, m.topic(), a.Say(kinds[i].question)), a.Say(kinds[i].why)}
	if !a.Direct {
		note = append(note, a.Say(everyone))
	}
	reply := told(a, m.Statements)
	return post.Post{Note: strings.Join(note, "\n"), Reply: &reply, Language: a.Phrases.Tag()}
}

// topic is what the matter is about, in the base's words: its subject and, where
// that is not all, of what it tells the reasons or the views.
func (m *Matter) topic() string {
	of := m.Statements[0].Of
	switch {
	case of == "":
		return m.Subject.Label
	case strings.Contains(facts.Fold(of), facts.Fold(m.Subject.Label)):
		return of
	}
	return m.Subject.Label + ": " + of
}

// nothingOn says that there is nothing to argue about, and on what there is.
func (f *Feature) nothingOn(ctx context.Context, a *study.Act, topic string, found []Matter, discussed map[string]string) ([]study.Saying, error) {
	note := a.Say(noMatter)
	switch {
	case len(found) > 0:
		note = a.Say(noneLeft)
	case topic != "":
		note = a.Say(noneOn, topic)
	}
	if topic == "" {
		return a.Reply(note), nil
	}
	all, err := f.matters(ctx, a, "")
	if err != nil {
		return nil, err
	}
	before := make(map[string]bool)
	for _, about := range discussed {
		before[about] = true
	}
	var topics []string
	for _, m := range all {
		if !before[m.About] && !slices.Contains(topics, m.Subject.Label) && len(topics) < mostTopics {
			topics = append(topics, m.Subject.Label)
		}
	}
	if len(topics) > 0 {
		note += "\n" + a.Say(thereIs, strings.Join(topics, ", "))
	}
	return a.Reply(note), nil
}

const stopped phrase.Text = "I will not come back to what was put up for discussion here."

const noneWaits phrase.Text = "Nothing that was put up for discussion here waits for me to come back to it."

// stop settles that no discussion of the room is followed up.
func (f *Feature) stop(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	n, err := f.store.EndDiscussions(ctx, a.Place.Network, a.Place.Room, a.At.UTC())
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return a.Reply(a.Say(noneWaits)), nil
	}
	return a.Reply(a.Say(stopped)), nil
}
