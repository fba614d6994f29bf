package discuss

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/study"
)

// A Feature is what a study group has to discuss with. It is safe for concurrent
// use.
type Feature struct {
	store  Store
	base   Base
	checks Checker
}

// New returns the feature: discussions of what the base holds, which are kept in
// the store. The checker gives the evidence to claims.
func New(store Store, base Base, checks Checker) *Feature { return &Feature{store, base, checks} }

const (
	about      phrase.Text = "tell who argued what in this thread, in their own words"
	openAbout  phrase.Text = "put something worth arguing about to the group, with the places to read"
	stopAbout  phrase.Text = "have no discussion followed up in this room"
	sidesAbout phrase.Text = "set side by side what the readings have for a claim and against it"
)

// Commands are what is told to the bot about discussions.
func (f *Feature) Commands() []study.Command {
	also := []string{"summarise", "summarize this thread", "summarise this thread", "summarize the thread", "summarise the thread", "tl;dr", "tldr"}
	return []study.Command{
		{Name: "discuss", Args: "[TOPIC]", About: openAbout, Spoken: spoken, Do: f.open},
		{Name: "discuss stop", Also: []string{"discuss off"}, About: stopAbout, Do: f.stop},
		{Name: "for and against", Also: []string{"pros and cons of", "pros and cons"}, Args: "CLAIM", About: sidesAbout, Spoken: always, Do: f.sides},
		{Name: "summarize", Also: also, About: about, Do: f.summarize},
	}
}

// spoken reports whether "discuss ..." is no question.
func spoken(args string) bool { return !strings.HasSuffix(args, "?") }

// always is for commands that nothing else begins like.
func always(string) bool { return true }

const (
	mostLines  = 200 // of a thread
	mostPoints = 8
)

const (
	noHistory  phrase.Text = "I cannot read here what was said before."
	nothing    phrase.Text = "Nobody has argued anything here yet that could be summed up."
	argued     phrase.Text = "What was argued here, in their own words:"
	saidBy     phrase.Text = "%s: “%s”"
	leftOpen   phrase.Text = "Nobody has answered:"
	citedHere  phrase.Text = "What was cited:"
	onlyLatest phrase.Text = "The thread is long: this is from its last %s messages."
)

// summarize tells who argued what in the thread of the act.
func (f *Feature) summarize(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	lines, err := a.Around.Thread(ctx, mostLines)
	if err != nil {
		return nil, fmt.Errorf("read the thread: %w", err)
	}
	long := len(lines) == mostLines
	if lines == nil {
		return a.Reply(a.Say(noHistory)), nil
	}
	lines = without(lines, a.Message)
	points := Pick(lines, mostPoints)
	if len(points) == 0 {
		return a.Reply(a.Say(nothing)), nil
	}
	note := []string{a.Say(argued)}
	note = append(note, quoted(a, lines, points)...)
	if cited := Cited(lines); len(cited) > 0 {
		note = append(note, a.Say(citedHere))
		for _, place := range cited {
			note = append(note, "- "+place)
		}
	}
	if open := Open(lines); len(open) > 0 {
		note = append(append(note, a.Say(leftOpen)), quoted(a, lines, open)...)
	}
	if long {
		note = append(note, a.Say(onlyLatest, strconv.Itoa(mostLines)))
	}
	return a.Reply(strings.Join(note, "\n")), nil
}

// without leaves out the message that asked.
func without(lines []study.Line, message string) []study.Line {
	var rest []study.Line
	for _, l := range lines {
		if message == "" || l.Message != message {
			rest = append(rest, l)
		}
	}
	return rest
}

// quoted are the sentences with who wrote them and where they stand.
func quoted(a *study.Act, lines []study.Line, points []Point) []string {
	var all []string
	for _, p := range points {
		l := &lines[p.Line]
		text := "- " + a.Say(saidBy, a.Around.Mention(l.Author), p.Text)
		if l.URL != "" {
			text += " " + l.URL
		}
		all = append(all, text)
	}
	return all
}
