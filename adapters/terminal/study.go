package terminal

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/post"
	"footnote/bot/study"
)

// keepsLines is how much of what was said is kept for who wants it summarised.
const keepsLines = 200

// A pick is something that can be chosen by its number or letter: what stands
// there, and the button that it stands for.
type pick struct {
	mark   string // "1", "a"
	action post.Action
}

// act is a line as the study group sees it.
func (c *Chat) act(ctx context.Context, text string) *study.Act {
	c.acts++
	until, err := c.until(ctx)
	if err != nil { // then nothing else can be read either
		c.opts.Log.Error("reading plan not read", "error", err)
	}
	return &study.Act{
		Until: until,
		Key:   c.session + strconv.Itoa(c.acts), Place: c.opts.Place, Member: c.opts.Author, At: c.opts.Now(), Direct: true, Addressed: true,
		Message: c.session + strconv.Itoa(c.acts), Text: text, Phrases: c.opts.Phrases, Around: around{c},
	}
}

// study acts on a line if it is for the study group, and reports whether it
// was. A question that fails costs an apology and not the conversation.
func (c *Chat) study(ctx context.Context, line string) (bool, error) {
	if picked, ok := c.picked(line); ok {
		a := c.act(ctx, "")
		a.Action, a.Value = picked.Name, picked.Value
		says, done, err := c.opts.Study.Press(ctx, a)
		return done, c.show(ctx, says, err)
	}
	if word, ok := c.opts.Study.AskedHelp(line); ok || strings.EqualFold(strings.TrimRight(line, ".!?"), "help") {
		return true, c.help(word)
	}
	rest, slashed := strings.CutPrefix(line, "/")
	command, args, ok := c.opts.Study.FindSpoken(line)
	if slashed {
		command, args, ok = c.opts.Study.Find(rest)
	}
	if ok {
		says, err := command.Do(ctx, c.act(ctx, args))
		return true, c.show(ctx, says, err)
	}
	if slashed || roomSettings(line) {
		return false, nil
	}
	says, heard, err := c.opts.Study.Hear(ctx, c.act(ctx, line))
	if !heard && err == nil {
		return false, nil
	}
	return true, c.show(ctx, says, err)
}

// picked is the button of the last post that the line chooses.
func (c *Chat) picked(line string) (post.Action, bool) {
	for _, p := range c.picks {
		if strings.EqualFold(p.mark, strings.TrimRight(line, ".)")) {
			return p.action, true
		}
	}
	return post.Action{}, false
}

// show shows what the study group says, or apologises.
func (c *Chat) show(ctx context.Context, says []study.Saying, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		c.opts.Log.Error("study failed", "error", err)
		return c.note(c.apology())
	}
	offered := false // what was to be chosen before is forgotten once there is something else
	last := ""
	for i := range says {
		s := &says[i]
		if !c.sees(s) || c.toldAgain(s, says[i+1:]) || s.Post.Text() == last {
			continue
		}
		last = s.Post.Text()
		if picks := picksOf(&s.Post); len(picks) > 0 || s.Post.Reply != nil && !offered {
			c.picks, c.offers, offered = picks, nil, true
		}
		if err := c.showPost(s); err != nil {
			return err
		}
		if r := s.Post.Reply; r != nil {
			if err := c.bot.Told(ctx, bot.Message{Place: c.opts.Place, At: c.opts.Now()}, *r); err != nil {
				c.opts.Log.Error("what was told is not remembered", "error", err)
			}
		}
	}
	return nil
}

// toldAgain reports whether one of the later sayings begins with all that this one
// says: where a post is changed and its outcome told too, a terminal would show
// the same twice. What has something to choose is always shown.
func (c *Chat) toldAgain(s *study.Saying, later []study.Saying) bool {
	if len(picksOf(&s.Post)) > 0 || s.Post.File != nil {
		return false
	}
	text := s.Post.Text()
	return slices.ContainsFunc(later, func(other study.Saying) bool {
		told := other.Post.Text()
		return c.sees(&other) && (told == text || strings.HasPrefix(told, text+"\n"))
	})
}

// sees reports whether a saying is for the eyes of the one at the terminal.
func (c *Chat) sees(s *study.Saying) bool {
	if s.Gone || s.To != "" && s.To != c.opts.Author {
		return false
	}
	network := s.Place.Network
	if s.Place == (bot.Place{}) {
		network = s.Network
	}
	return network == "" || network == c.opts.Place.Network
}

// showPost shows a post. One that changes what was shown before is shown anew if
// it says something else now.
func (c *Chat) showPost(s *study.Saying) error {
	text := s.Post.Text()
	if s.Key != "" && c.shown[s.Key] == text {
		return nil
	}
	c.shown[s.Key] = text
	c.remember(len(c.said), study.Line{Own: true, At: c.opts.Now(), Text: text, Reply: s.Post.Reply})
	if s.Post.Reply != nil && len(c.picks) == 0 {
		c.offers = s.Post.Reply.Offers
	}
	if err := RenderPost(c.out, s.Post, c.style()); err != nil {
		return err
	}
	switch f := s.Post.File; {
	case f == nil || c.opts.Save == nil:
		return c.depict(s.Post.Reply)
	case f.Alt != "": // a picture, whose text stands there
		return c.offerPicture(func() *post.File { return f })
	default:
		return c.save(f)
	}
}

// save puts a file into the reader's hands.
func (c *Chat) save(f *post.File) error {
	path, err := c.opts.Save(f.Name, f.Data)
	if err != nil {
		return c.note(c.opts.Phrases.Say("The file %s could not be saved: %v", f.Name, err))
	}
	return c.note(c.opts.Phrases.Say("Saved as %s.", path))
}

// picksOf are what may be chosen under a post: its buttons by number, the
// options of its poll by letter. Buttons that stand in the text as they are, the
// choices of a quiz, are answered in words.
func picksOf(p *post.Post) []pick {
	told := strings.Split(p.Text(), "\n")
	var all []pick
	for _, a := range p.Actions {
		if !slices.Contains(told, a.Label) {
			all = append(all, pick{strconv.Itoa(len(all) + 1), a})
		}
	}
	if p.Poll == nil || p.Poll.Closed {
		return all
	}
	for i, o := range p.Poll.Options {
		all = append(all, pick{string(rune('a' + i)), post.Action{Name: post.Vote, Value: o.Value, Label: o.Label}})
	}
	return all
}

// remember keeps a line of this conversation at its place, for as long as it
// lasts.
func (c *Chat) remember(at int, l study.Line) {
	c.said = slices.Insert(c.said, at, l)
	c.said = c.said[max(0, len(c.said)-keepsLines):]
}

// ring rings the alarms that are due.
func (c *Chat) ring(ctx context.Context) error {
	due, _, err := c.opts.Study.Alarms(ctx, []string{c.opts.Place.Network}, c.opts.Now())
	if err != nil && ctx.Err() == nil {
		c.opts.Log.Error("alarms not rung", "error", err)
	}
	if err != nil {
		return ctx.Err() // else it is not what the reader asked for
	}
	for _, alarm := range due {
		a := c.act(ctx, "")
		a.Key, a.Place, a.Member, a.Value, a.Openly = "alarm "+alarm.ID, alarm.Place, "", alarm.ID, true
		says, err := c.opts.Study.Ring(ctx, a)
		if err := c.show(ctx, says, err); err != nil {
			return err
		}
	}
	return nil
}

// ringEvery is how often alarms are looked for while the reader is thinking.
const ringEvery = 5 * time.Second

// keepTime rings alarms until ctx is done, and shows them on what leaves the line
// that is being typed whole.
func (c *Chat) keepTime(ctx context.Context, live io.Writer) {
	tick := time.NewTicker(ringEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := c.ringLive(ctx, live); err != nil && ctx.Err() == nil {
				c.opts.Log.Error("alarm not shown", "error", err)
			}
		}
	}
}

func (c *Chat) ringLive(ctx context.Context, live io.Writer) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.out = live
	defer func() { c.out = c.screen }()
	return c.ring(ctx)
}

// around is what there is around somebody at a terminal: nobody else.
type around struct{ c *Chat }

// Mention is the name itself.
func (around) Mention(user string) string { return user }

// Moderates is true: the base is theirs.
func (around) Moderates(context.Context) (bool, error) { return true, nil }

// Rooms is the conversation.
func (a around) Rooms(context.Context) ([]string, error) { return []string{a.c.opts.Place.Room}, nil }

// Own is the conversation too.
func (a around) Own(context.Context) (string, error) { return a.c.opts.Place.Room, nil }

// Thread is what was said since the conversation began.
func (a around) Thread(_ context.Context, most int) ([]study.Line, error) {
	return a.c.said[max(0, len(a.c.said)-most):], nil
}

// RenderPost writes a post as text: its note, its quotes, its answer as [Render]
// does, and what may be chosen, by number or letter. The error is the writer's.
func RenderPost(w io.Writer, p post.Post, style Style) error {
	page := newPage(style)
	for _, part := range (post.Post{Note: p.Note, Quotes: p.Quotes}).Parts() {
		switch part.Kind {
		case post.Point:
			page.add(block{mark: "- ", text: part.Text})
		case post.Origin:
			page.add(block{text: part.Text, look: faintLook})
		case post.Passage:
			page.add(block{mark: "    ", text: `"` + part.Text + `"`, look: faintLook})
		default:
			page.add(block{text: part.Text})
		}
	}
	if p.Reply != nil {
		page.reply(*p.Reply, len(p.Actions) == 0)
	}
	for _, x := range picksOf(&p) {
		mark := x.mark + ". "
		if x.action.Name == post.Vote {
			mark = x.mark + ") "
		}
		page.add(block{mark: mark, text: x.action.Label})
	}
	return page.writeTo(w)
}
