// Package timeline makes pictures of what replies tell in order of time: of
// exactly the statements that they tell, whose words are the picture's twin.
package timeline

import (
	"strings"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study/chart"
)

// Draw is the picture of a reply, nil where it tells nothing in order of time or
// dates nothing.
func Draw(r *bot.Reply) *chart.Picture {
	if r == nil || r.Timeline == nil {
		return nil
	}
	return chart.Timeline{
		Title: title(r), Statements: r.Timeline.Statements,
		Property: func(id string) string { return r.Timeline.Properties[id] },
		Phrases:  phrase.For(r.Language),
	}.Picture()
}

func title(r *bot.Reply) string { return strings.TrimSuffix(r.Lead, ":") }

// altText says what such a picture shows, for those who don't see it.
const altText phrase.Text = "A timeline of %d statements: %s. The text tells them too."

// File is the picture of a reply as it is handed over with it; nil where there is
// none.
func File(r *bot.Reply) *post.File {
	picture := Draw(r)
	if picture == nil {
		return nil
	}
	data, err := picture.PNG()
	if err != nil { // the words are there
		return nil
	}
	alt := phrase.For(r.Language).Say(altText, len(chart.Dated(r.Timeline.Statements)), title(r))
	width, height := picture.Size()
	return &post.File{Name: "timeline.png", Type: "image/png", Data: data, Alt: alt, Width: width, Height: height}
}
