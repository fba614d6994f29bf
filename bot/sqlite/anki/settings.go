package anki

import (
	"encoding/json"
	"hash/fnv"
	"strconv"
	"strings"
	"time"
)

// noteType is the ID of the kind of notes. Anki takes IDs for moments in
// milliseconds; this one is nobody else's.
const noteType = 1763900000011

// defaultDeck is the deck that every collection has, and its options.
const defaultDeck = 1

// deckID is an ID for a deck of that name, the same whenever it is written.
func deckID(name string) int64 {
	h := fnv.New32a()
	h.Write([]byte(name)) // never fails
	return 1600000000000 + int64(h.Sum32())
}

// settings are the columns of a collection that hold JSON.
type settings struct{ conf, models, decks, options string }

func settingsOf(d Deck, at time.Time) (settings, error) {
	deck := deckID(d.Name)
	var out settings
	for _, column := range []struct {
		to   *string
		from any
	}{
		{&out.conf, conf(deck)},
		{&out.models, map[string]any{strconv.Itoa(noteType): model(deck, at)}},
		{&out.decks, map[string]any{
			strconv.Itoa(defaultDeck):   deckJSON(defaultDeck, "Default", at),
			strconv.FormatInt(deck, 10): deckJSON(deck, d.Name, at),
		}},
		{&out.options, map[string]any{strconv.Itoa(defaultDeck): options()}},
	} {
		b, err := json.Marshal(column.from)
		if err != nil {
			return settings{}, err
		}
		*column.to = string(b)
	}
	return out, nil
}

func conf(deck int64) map[string]any {
	return map[string]any{
		"activeDecks": []int64{deck}, "curDeck": deck, "curModel": noteType,
		"addToCur": true, "collapseTime": 1200, "dayLearnFirst": false, "dueCounts": true, "estTimes": true,
		"newSpread": 0, "nextPos": 1, "schedVer": 2, "sortBackwards": false, "sortType": "noteFld", "timeLim": 0,
	}
}

func deckJSON(id int64, name string, at time.Time) map[string]any {
	today := []int{0, 0}
	return map[string]any{
		"id": id, "name": name, "desc": "", "mod": at.Unix(), "usn": -1, "conf": defaultDeck, "dyn": 0,
		"collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
		"newToday": today, "revToday": today, "lrnToday": today, "timeToday": today,
	}
}

// options are those that Anki gives a new collection.
func options() map[string]any {
	return map[string]any{
		"id": defaultDeck, "name": "Default", "mod": 0, "usn": 0, "autoplay": true, "dyn": false, "maxTaken": 60, "replayq": true, "timer": 0,
		"new":   map[string]any{"bury": false, "delays": []float64{1, 10}, "initialFactor": 2500, "ints": []int{1, 4, 0}, "order": 1, "perDay": 20},
		"rev":   map[string]any{"bury": false, "ease4": 1.3, "hardFactor": 1.2, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200},
		"lapse": map[string]any{"delays": []float64{10}, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
	}
}

// The two sides of a card, and how they look.
const (
	front = `<div class="question">{{Question}}</div>{{#Choices}}<ol type="a">{{Choices}}</ol>{{/Choices}}`
	back  = `{{FrontSide}}<hr id="answer"><div class="answer">{{Answer}}</div><p>{{Fact}}</p>` +
		`{{#Quote}}<blockquote>{{Quote}}</blockquote>{{/Quote}}<p class="source">{{Source}}</p>`
	style = `.card { font-family: sans-serif; font-size: 20px; text-align: left; color: black; background-color: white; max-width: 40em; margin: auto; }
.answer { font-weight: bold; }
blockquote { font-style: italic; }
.source { font-size: 70%; }
`
	latexPre = "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n" +
		"\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n"
	latexPost = "\\end{document}"
)

// model is the kind of notes: its fields, and the one card that is made of a
// note.
func model(deck int64, at time.Time) map[string]any {
	var fields []map[string]any
	for i, name := range strings.Fields("Question Choices Answer Fact Quote Source") {
		fields = append(fields, map[string]any{
			"name": name, "ord": i, "font": "Arial", "size": 20, "media": []string{}, "rtl": false, "sticky": false,
		})
	}
	template := map[string]any{
		"name": "Card 1", "ord": 0, "qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "", "did": nil, "bfont": "", "bsize": 0,
	}
	return map[string]any{
		"id": noteType, "name": "Footnote", "type": 0, "mod": at.Unix(), "usn": -1, "sortf": 0, "did": deck,
		"flds": fields, "tmpls": []any{template}, "req": []any{[]any{0, "any", []int{0}}},
		"css": style, "latexPre": latexPre, "latexPost": latexPost, "latexsvg": false, "tags": []string{}, "vers": []string{},
	}
}
