package terminal

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/facts"
)

// commands are the words that are for the terminal and not for the bot.
var commands = []struct {
	name string
	help phrase.Text
}{
	{"/help [COMMAND]", "show this, or more about a command such as quiz"},
	{"/sources", "list the works that answers rest on"},
	{"/timeline [NAME]", "tell what happened in order, of the last subject if no name is given"},
	{"/compare A and B", "set two things side by side"},
	{"/picture", "save the last timeline or the result of the last poll as a picture"},
	{"/forget", "forget this conversation"},
	{"/quit", "leave (so does Ctrl-D)"},
}

// command acts on a line that begins with a slash.
func (c *Chat) command(ctx context.Context, line string) error {
	name, rest, _ := strings.Cut(line, " ")
	switch name {
	case "/help":
		return c.help(strings.TrimSpace(rest))
	case "/sources":
		return c.listSources(ctx)
	case "/timeline":
		return c.ask(ctx, "timeline of "+orIt(strings.TrimSpace(rest)))
	case "/compare":
		return c.ask(ctx, "compare "+orIt(strings.TrimSpace(rest)))
	case "/picture":
		return c.savePicture()
	case "/forget":
		if err := c.bot.Forget(ctx, c.opts.Place); err != nil {
			return fmt.Errorf("forget the conversation: %w", err)
		}
		c.offers = nil
		return c.note(c.opts.Phrases.Say("This conversation is forgotten."))
	case "/quit":
		return errQuit
	}
	return c.note(c.opts.Phrases.Say("There is no %s; /help lists what there is.", name))
}

// orIt lets the bot's memory fill in what the reader left out.
func orIt(name string) string {
	if name == "" {
		return "it"
	}
	return name
}

// roomSettings reports whether a line shows or changes the settings of a room, of
// which a terminal has none: "settings language: de".
func roomSettings(line string) bool {
	name, args, _ := strings.Cut(strings.TrimPrefix(line, "/"), " ")
	return strings.EqualFold(name, "settings") && (args == "" || strings.Contains(args, ":"))
}

// helpOn are the commands of the study group's that begin with the first of the
// words, with or without a slash; the first of each kind for none.
func (c *Chat) helpOn(words string) []study.Command {
	first, _, _ := strings.Cut(strings.TrimPrefix(words, "/"), " ")
	return c.opts.Study.Help(first)
}

// help shows what there is or, for the first word of a command of the study
// group's, all that begin with it.
func (c *Chat) help(word string) error {
	p := page{style: c.style()}
	if some := c.helpOn(word); word != "" && len(some) > 0 {
		p.commands(some, c.opts.Phrases)
		return p.writeTo(c.out)
	}
	if word != "" {
		p.add(block{text: c.opts.Phrases.Say("There is no command “%s” to tell more about.", word), look: faintLook})
	}
	p.add(block{text: c.opts.Phrases.Say("Ask in your own words, for instance who led a group in a year, why something happened, or what happened in a month.")})
	p.add(block{text: c.opts.Phrases.Say("Follow up with: and in 2018? who came next? why? says who?")})
	for _, command := range commands {
		p.add(block{mark: fmt.Sprintf("%-18s", command.name), text: c.opts.Phrases.Say(command.help)})
	}
	p.commands(c.opts.Study.Help(""), c.opts.Phrases)
	return p.writeTo(c.out)
}

// commands lists commands of the study group's.
func (p *page) commands(some []study.Command, phrases phrase.Printer) {
	for _, command := range some {
		name := fmt.Sprintf("%-18s", "/"+strings.TrimSpace(command.Name+" "+command.Args))
		p.add(block{mark: name + " ", text: phrases.Say(command.About)})
	}
}

func (c *Chat) listSources(ctx context.Context) error {
	sources, err := c.sources.Sources(ctx)
	if err != nil {
		return fmt.Errorf("list sources: %w", err)
	}
	if len(sources) == 0 {
		return c.note(c.opts.Phrases.Say("There are no sources yet."))
	}
	until, err := c.until(ctx)
	if err != nil {
		return fmt.Errorf("list sources: %w", err)
	}
	p := page{style: c.style()}
	for _, s := range sources {
		if !until.Hides(s.ID) {
			p.add(block{mark: "- ", text: describe(s)})
		}
	}
	return p.writeTo(c.out)
}

// describe is everything a reader needs to find a source again.
func describe(s facts.Source) string {
	text := answer.Cite(s, s.Publisher)
	if date := s.Date.String(); date != "" {
		text += ", " + date
	}
	if s.URL != "" {
		text += ", " + s.URL
	}
	return text
}
