package terminal

import (
	"footnote/bot"
	"footnote/bot/post"
	"footnote/bot/study/timeline"
)

// depict offers the picture of a reply that tells something in order of time.
func (c *Chat) depict(r *bot.Reply) error {
	if timeline.Draw(r) == nil {
		return nil
	}
	return c.offerPicture(func() *post.File { return timeline.File(r) })
}

// offerPicture keeps how a picture is drawn until the next, for /picture. A
// terminal shows none, and the words beside it say the same: that there are
// pictures is told once in a conversation.
func (c *Chat) offerPicture(draw func() *post.File) error {
	if c.opts.Save == nil {
		return nil
	}
	c.picture = draw
	if c.hinted {
		return nil
	}
	c.hinted = true
	return c.note(c.opts.Phrases.Say("(/picture saves this as a picture.)"))
}

// savePicture saves the picture that was offered last.
func (c *Chat) savePicture() error {
	if c.picture == nil {
		return c.note(c.opts.Phrases.Say("There is nothing to draw yet: ask for a timeline, or close a poll."))
	}
	if f := c.picture(); f != nil {
		return c.save(f)
	}
	return c.note(c.apology())
}
