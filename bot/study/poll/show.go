package poll

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
	"footnote/bot/study/chart"
)

const (
	heading   phrase.Text = "Poll: %s"
	onClaim   phrase.Text = "Do you agree? Vote first; then you see what the readings say."
	voteUntil phrase.Text = "%d votes so far. It closes: %s."
	over      phrase.Text = "The poll is closed: %s"
	counted   phrase.Text = "%d votes."
	barsAlt   phrase.Text = "Bars of the votes: %s. The text tells them too."
)

// show says the poll as it stands now: while it is open, only how many have
// voted, and then the result, with a picture.
func (f *Feature) show(ctx context.Context, a *study.Act, p *Poll) ([]study.Saying, error) {
	votes, err := f.store.Tally(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	all := 0
	for _, n := range votes {
		all += n
	}
	said := post.Post{Poll: p.shown(), Language: a.Phrases.Tag()}
	if p.Closed.IsZero() {
		zone, err := f.zone(ctx, a, p)
		if err != nil {
			return nil, err
		}
		said.Note = openNote(a, p, all, zone)
		said.Actions = []post.Action{{Name: closing, Value: p.ID, Label: a.Say("Close the poll")}}
	} else {
		said.Note = a.Say(over, p.Question) + "\n" + strings.Join(bars(a.Phrases, p, votes, all), "\n") + "\n" + a.Say(counted, all)
		said.File = picture(a.Phrases, p, votes, all)
	}
	return []study.Saying{{Place: p.Place, Key: "poll-" + p.ID, Post: said}}, nil
}

// picture has the votes as bars; nil where nobody voted.
func picture(say phrase.Printer, p *Poll, votes map[int]int, all int) *post.File {
	if all == 0 {
		return nil
	}
	drawn := make([]chart.Bar, len(p.Options))
	for i, label := range p.Options {
		drawn[i] = chart.Bar{Label: label, Value: float64(votes[i]), Text: tell(say, votes[i], all)}
	}
	bars := chart.Bars(p.Question, drawn, say)
	data, err := bars.PNG()
	if err != nil { // the words are there
		return nil
	}
	width, height := bars.Size()
	return &post.File{Name: "poll.png", Type: "image/png", Data: data, Alt: say.Say(barsAlt, p.Question), Width: width, Height: height}
}

// tell tells a number of votes: "3 (60%)".
func tell(say phrase.Printer, n, all int) string {
	if all == 0 {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(n) + " (" + say.Percent(float64(n)/float64(all)) + ")"
}

// zone is that of the clocks which tell when a poll closes: the room's or, for
// who is alone with the bot, their own. Others read it in whatever zone: it is
// not to change with who votes.
func (f *Feature) zone(ctx context.Context, a *study.Act, p *Poll) (*time.Location, error) {
	zone, err := f.zones.Zone(ctx, p.Place.Network, p.Place.Room)
	switch {
	case err != nil:
		return nil, fmt.Errorf("find the time zone of a room: %w", err)
	case zone != nil:
		return zone, nil
	case a.Direct && a.Member != "":
		return a.At.Location(), nil
	}
	return time.UTC, nil
}

// openNote tells what is voted on, and until when by the clocks of the zone.
func openNote(a *study.Act, p *Poll, all int, zone *time.Location) string {
	lines := []string{a.Say(heading, p.Question)}
	if p.Claim {
		lines = append(lines, a.Say(onClaim))
	}
	for _, o := range p.Options {
		lines = append(lines, "- "+o)
	}
	return strings.Join(append(lines, a.Say(voteUntil, all, a.Phrases.Moment(p.Closes.In(zone)))), "\n")
}

// longestBar is the length of a bar that stands for all votes, in letters.
const longestBar = 10

// bars are the results in a line each: "Yes: ██████ 3 (60%)". A choice that has
// votes has a bar of some length.
func bars(say phrase.Printer, p *Poll, votes map[int]int, all int) []string {
	lines := make([]string, len(p.Options))
	for i, label := range p.Options {
		n := votes[i]
		line := "- " + label + ": "
		if n > 0 {
			line += strings.Repeat("█", max(1, (n*longestBar+all/2)/all)) + " "
		}
		lines[i] = line + tell(say, n, all)
	}
	return lines
}
