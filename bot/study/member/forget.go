package member

import (
	"context"
	"strings"

	"footnote/bot/post"
	"footnote/bot/study"
)

const (
	// confirm is what stands behind the command of who is sure.
	confirm = "confirm"
	// forgetting is the action of the button that says so.
	forgetting = "my-data-delete"
)

// confirms reports whether that follows the command to delete, or nothing does.
func confirms(args string) bool { return args == "" || isConfirm(args) }

func isConfirm(args string) bool { return strings.EqualFold(strings.Trim(args, " .!"), confirm) }

// Actions are the button of who is sure.
func (f *Feature) Actions() []string { return []string{forgetting} }

// Press deletes what is kept about whoever presses the button.
func (f *Feature) Press(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	return f.forgetNow(ctx, a)
}

// forget says what would go and what would stay, or has it go.
func (f *Feature) forget(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	if isConfirm(a.Text) {
		return f.forgetNow(ctx, a)
	}
	m, err := f.member(ctx, a)
	if err != nil || m.homeless() {
		return privately(a, &m), err
	}
	held, err := f.books.About(ctx, m, 0)
	if err != nil {
		return nil, err
	}
	if empty(held) {
		return privately(a, &m, post.Post{Note: tell(a, held)}), nil
	}
	return privately(a, &m, post.Post{
		Note:    consequences(a, held),
		Actions: []post.Action{{Name: forgetting, Value: confirm, Label: a.Say("Delete it all"), Style: post.Danger}},
	}), nil
}

// consequences tells what goes, and what stays and why.
func consequences(a *study.Act, held []Holding) string {
	var lines []string
	goes := func(stays bool, head string) {
		for i := range held {
			words := wordsOf(held[i].Kind)
			if held[i].Kind.Stays() != stays {
				continue
			}
			if head != "" {
				lines, head = append(lines, head), ""
			}
			line := "- " + a.Say(words.told, held[i].Count)
			if stays {
				line += " — " + a.Say(words.why)
			}
			lines = append(lines, line)
		}
	}
	goes(false, a.Say("This would be deleted, for good:"))
	goes(true, a.Say("This would stay:"))
	return strings.Join(append(lines,
		a.Say("What others need of it stays without your name: what I answered openly in rooms, questions that were asked more than once, "+
			"sessions that you planned, corrections and readings that you proposed, and how closed polls ended. Messages that stand on this network are its own to keep; delete those there."),
		a.Say("To go on: my data delete confirm")), "\n")
}

// forgetNow deletes what is kept about the member. What they said to have that
// done is deleted with the next deletion.
func (f *Feature) forgetNow(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	m, err := f.member(ctx, a)
	if err != nil {
		return nil, err
	}
	if err := f.books.ForgetMember(ctx, m); err != nil {
		return nil, err
	}
	held, err := f.books.About(ctx, m, 0)
	if err != nil {
		return nil, err
	}
	note := a.Say("Deleted. I keep nothing about you, but for what we say here about that.")
	if !empty(held) {
		note = a.Say("Deleted. What stays is told by: my data")
	}
	return privately(a, &m, post.Post{Note: note}), nil
}
