package desk

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot/phrase"
)

// findLanguage finds the language that is meant by a tag or by what it calls
// itself: "de", "Deutsch".
func findLanguage(text string) (tag string, ok bool) {
	for _, tag := range phrase.Languages() {
		if strings.EqualFold(phrase.For(tag).Name(), text) {
			return tag, true
		}
	}
	p, ok := phrase.Find(text)
	return p.Tag(), ok
}

// languageNames are all languages, as people are to choose among them.
func languageNames() []string {
	var all []string
	for _, tag := range phrase.Languages() {
		all = append(all, phrase.For(tag).Name()+" ("+tag+")")
	}
	return all
}

// languageField asks for the language of a room, which is told in it now.
func languageField(in phrase.Printer) Field {
	f := Field{Name: "language", Label: in.Say("Language"), Kind: Choice, Initial: []string{in.Tag()}}
	for _, tag := range phrase.Languages() {
		f.Options = append(f.Options, Option{tag, phrase.For(tag).Name()})
	}
	return f
}

// ownSettings settles what there is to settle about somebody's own conversation
// with the bot: its language.
func (j *job) ownSettings(ctx context.Context, f Fields) error {
	wanted := f.Get("language")
	if wanted == "" || len(f) > 1 {
		j.reply(j.text("Settings belong to a room: tell me that in the room."))
		return nil
	}
	tag, ok := findLanguage(wanted)
	if !ok {
		j.reply(j.text("I speak %s.", j.phrases().And(languageNames())))
		return nil
	}
	j.deciding.Lock()
	defer j.deciding.Unlock()
	room, err := j.kept.Room(ctx, j.e.Place.Network, j.e.Place.Room)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	if room.Language = tag; tag == j.phrasesOf(&Room{}).Tag() {
		room.Language = "" // it goes with that of the program
	}
	if err := j.kept.SetRoom(ctx, j.e.Place.Network, j.e.Place.Room, room); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	j.room = room
	j.reply(j.text("Saved.") + " " + j.text("Language: %s.", j.phrases().Name()))
	return nil
}
