package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/facts"
)

// A command is something that is told to the bot rather than asked.
type command struct {
	name  string
	args  phrase.Text // what may follow, for the help
	about phrase.Text
	// spoken says that the command alone, said to the bot, is meant as one; the
	// others are questions then.
	spoken bool
}

// commands are all there are, in the order of the help.
var commands = []command{
	{"help", "[COMMAND]", "show this, or more about a command such as quiz", true},
	{"ask", "QUESTION", "answer a question", false},
	{"check", "CLAIM", "say whether the readings support a claim", false},
	{"timeline", "[NAME]", "tell what happened in order", false},
	{"compare", "A and B", "set two things side by side", false},
	{"sources", "", "list what answers here rest on", true},
	{"unanswered", "", "list what the readings could not answer", true},
	{"import", "LINK", "propose a page, or the file that you reply to, as a reading of this room", false},
	{"wrong", "value: … from: … why: …", "propose a correction of my last answer here", false},
	{"review", "", "show what waits for a decision of yours", true},
	{"settings", "[NAME: VALUE …]", "show or change what is settled for this room", true},
	{"why-silent", "", "say why I did not answer lately", true},
	{"forget", "", "forget what we talked about here", true},
	{"leave", "", "stay out of this thread until I am named again", true},
}

// run acts on the command of that name.
func (j *job) run(ctx context.Context, name, args string) error {
	switch name {
	case "help":
		return j.help(args)
	case "ask":
		j.e.Text = args
		return j.ask(ctx)
	case "check":
		return j.checkCommand(ctx, args)
	case "timeline":
		return j.timelineCommand(ctx, args)
	case "compare":
		return j.compareCommand(ctx, args)
	case "sources":
		return j.sources(ctx)
	case "unanswered":
		return j.unanswered(ctx)
	case "import":
		return j.importCommand(ctx, args)
	case "wrong":
		return j.wrongCommand(ctx, args)
	case "review":
		return j.review(ctx)
	case "settings":
		return j.settings(ctx, args)
	case "why-silent":
		return j.whySilent(ctx)
	case "forget":
		return j.forget(ctx)
	case "leave":
		return j.leave(ctx)
	}
	return fmt.Errorf("there is no command %q", name)
}

// synonyms are other words for commands.
var synonyms = map[string]string{"readings": "sources", "stop": "leave", "silent": "why-silent", "?": "help", "": "help", "go away": "leave", "why silent": "why-silent"}

// findCommand splits a text into a command and its arguments; ok is false if
// it does not begin with one.
func findCommand(text string) (c command, args string, ok bool) {
	text = strings.TrimSpace(text)
	name := text
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		name, args = text[:i], strings.TrimSpace(text[i:])
	}
	name = strings.ToLower(strings.TrimRight(name, ":"))
	if other, ok := synonyms[strings.ToLower(text)]; ok {
		name, args = other, ""
	}
	if i := slices.IndexFunc(commands, func(c command) bool { return c.name == name }); i >= 0 {
		return commands[i], args, true
	}
	return command{}, "", false
}

// leastClaim is how many words a claim has at least: somebody does something.
const leastClaim = 3

// spokenCommand is a command that was said like any other message: alone, with
// fields by their names, as no question has them, or with a claim to check.
func spokenCommand(text string) (c command, args string, ok bool) {
	c, args, ok = findCommand(text)
	if ok && len(args) > 0 && named(c.name, args) {
		return c, args, true
	}
	c, args, ok = findCommand(strings.TrimRight(text, ".!?"))
	claims := c.name == "check" && len(strings.Fields(args)) >= leastClaim && !strings.HasSuffix(strings.TrimSpace(text), "?")
	return c, args, ok && (c.spoken && args == "" || claims)
}

// named reports whether the arguments are fields of the command by their names.
func named(command, args string) (ok bool) {
	switch command {
	case "wrong":
		_, ok = typedFields(args, wrongNames)
	case "settings":
		_, ok = typedFields(args, settingNames)
	}
	return ok
}

// command acts on a command. Several words that begin with none are a question.
func (j *job) command(ctx context.Context) error {
	if c, args, ok := j.opts.Study.Find(j.e.Text); ok {
		return j.study(ctx, c, args)
	}
	c, args, ok := findCommand(j.e.Text)
	switch {
	case ok:
		return j.run(ctx, c.name, args)
	case len(strings.Fields(j.e.Text)) > 1:
		return j.ask(ctx)
	}
	j.reply(j.text("There is no command “%s”; “help” lists what there is.", shorten(j.e.Text, 40)))
	return nil
}

func (j *job) helpText() string {
	var b strings.Builder
	b.WriteString(j.text("Ask me in your own words: who led a group in a year, why something happened, what happened in a month. " +
		"I answer from the readings with a footnote under each claim, and say so when they don't say. " +
		"In a thread that I am in, follow up without naming me: and in 2018? who came next? says who?\nCommands:"))
	for _, c := range commands {
		fmt.Fprintf(&b, "\n- %s — %s", strings.TrimSpace(c.name+" "+j.args(c.args)), j.text(c.about))
	}
	b.WriteString(j.studyHelp(""))
	return b.String()
}

// studyHelp has a line for each of the study group's commands that begin with
// the word.
func (j *job) studyHelp(word string) string {
	var b strings.Builder
	for _, c := range j.opts.Study.Help(word) {
		fmt.Fprintf(&b, "\n- %s — %s", strings.TrimSpace(c.Name+" "+c.Args), j.text(c.About))
	}
	return b.String()
}

// help tells what commands there are, or all that begin with a word.
func (j *job) help(word string) error {
	if lines := j.studyHelp(word); word != "" && lines != "" {
		j.reply(strings.TrimPrefix(lines, "\n"))
	} else {
		j.reply(j.helpText())
	}
	return nil
}

// args are what may follow a command, as the help has it.
func (j *job) args(t phrase.Text) string {
	if t == "" {
		return ""
	}
	return j.text(t)
}

func (j *job) checkCommand(ctx context.Context, args string) error {
	if args == "" {
		j.reply(j.text("Tell me what to check, for instance: check The bridge opened in 1933."))
		return nil
	}
	j.e.Text = args
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	reply, err := j.bot.Check(ctx, m)
	if err != nil {
		return err
	}
	j.answer(j.to(), reply, "")
	return nil
}

func (j *job) timelineCommand(ctx context.Context, args string) error {
	if args == "" {
		args = "it" // what was talked about
	}
	return j.askFor(ctx, timelineOf+args)
}

func (j *job) compareCommand(ctx context.Context, args string) error {
	if args == "" {
		j.reply(j.text("Name two things, for instance: compare Larn and Sudbury"))
		return nil
	}
	return j.askFor(ctx, "compare "+args)
}

// askFor answers the question that a command stands for.
func (j *job) askFor(ctx context.Context, question string) error {
	j.e.Text = question
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	reply, err := j.bot.Answer(ctx, m)
	if err != nil {
		return err
	}
	j.answer(j.to(), reply, "")
	return nil
}

func (j *job) sources(ctx context.Context) error {
	readings, err := j.readings(ctx, &j.e)
	if err != nil {
		return err
	}
	if len(readings) == 0 {
		j.reply(j.text("There are no readings here yet."))
		return nil
	}
	lines := []string{j.text("Answers here rest on:")}
	for _, s := range readings {
		lines = append(lines, "- "+answer.Cite(s, ""))
	}
	j.reply(strings.Join(lines, "\n"))
	return nil
}

// mostListed is how much of a list is shown in chat.
const mostListed = 10

func (j *job) unanswered(ctx context.Context) error {
	var rooms []string
	if !j.apart { // where each asks for themselves
		rooms = []string{j.e.Place.Room}
	}
	if n, ok := j.networks[j.e.Place.Network]; ok && (j.e.Direct || j.apart) {
		shared, err := n.Rooms(ctx, j.e.Author)
		if err != nil {
			return fmt.Errorf("list the rooms of the asker: %w", err)
		}
		rooms = append(rooms, shared...)
	}
	open, err := j.kept.Missing(ctx, j.e.Place.Network, rooms, mostListed)
	if err != nil {
		return fmt.Errorf("list unanswered questions: %w", err)
	}
	if len(open) == 0 {
		j.reply(j.text("Nothing asked here is waiting for an answer."))
		return nil
	}
	readings, err := j.readings(ctx, &j.e)
	if err != nil {
		return err
	}
	lines := []string{j.text("The readings could not answer these:")}
	for _, m := range open {
		lines = append(lines, "- "+m.Question+j.nearestTo(&m, readings))
	}
	j.reply(strings.Join(lines, "\n"))
	return nil
}

// nearestTo tells where what comes nearest to an open question stands, if that
// is in one of the readings.
func (j *job) nearestTo(m *bot.Missed, readings []facts.Source) string {
	for i := range readings {
		if readings[i].ID == m.Source {
			return j.text(" (nearest: %s)", answer.Cite(readings[i], m.Locator))
		}
	}
	return ""
}

func (j *job) forget(ctx context.Context) error {
	for _, p := range []bot.Place{j.e.Place, j.e.memory()} {
		if err := j.bot.Forget(ctx, p); err != nil {
			return err
		}
	}
	j.reply(j.text("I have forgotten what we talked about here."))
	return nil
}

func (j *job) leave(ctx context.Context) error {
	if j.e.Direct || j.e.Place.Thread == "" || j.e.Place.Thread == j.e.Message {
		j.reply(j.text("Tell me that in a thread, and I stay out of it until I am named again."))
		return nil
	}
	if err := j.kept.Leave(ctx, j.e.Place); err != nil {
		return fmt.Errorf("leave thread: %w", err)
	}
	j.reply(j.text("I stay out of this thread now. Name me to have me back."))
	return nil
}

// whySilent tells what was heard and not answered lately.
func (j *job) whySilent(ctx context.Context) error {
	all, err := j.kept.Silences(ctx, j.e.Place.Network, j.e.Place.Room, 5)
	if err != nil {
		return fmt.Errorf("list silences: %w", err)
	}
	lines := []string{j.text("This room wants answers %s.", wants(j.phrases(), &j.room))}
	if len(all) == 0 {
		lines = append(lines, j.text("I have heard nothing here that I left without an answer. If you did write something, I am not getting this room's messages: "+
			"see that I am in the room, and have whoever runs me try: footnote doctor"))
	}
	for _, s := range all {
		lines = append(lines, "- "+j.text("%[1]s %[2]s UTC — %[3]s.", j.phrases().DayInYear(s.At.UTC()), j.phrases().Clock(s.At.UTC()), s.Why))
	}
	j.reply(strings.Join(lines, "\n"))
	return nil
}

// wants says when a room wants to be answered.
func wants(p phrase.Printer, r *Room) string {
	text := p.Say("when I am named, and in threads that I am in")
	if r.Always {
		text = p.Say("to every question that is for me")
	}
	if r.Quiet.From != r.Quiet.To {
		text += p.Say(", and between %[1]s and %[2]s (%[3]s) only when I am named", r.Quiet.From.String(), r.Quiet.To.String(), zoneName(r.Quiet.Zone))
	}
	return text
}
