package discuss

import (
	"context"
	"fmt"
	"slices"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

// mostAlarms is how many follow-ups are told at once.
const mostAlarms = 100

// Alarms are the follow-ups that are due, and when the next is.
func (f *Feature) Alarms(ctx context.Context, networks []string, until time.Time) (due []study.Alarm, next time.Time, err error) {
	found, next, err := f.store.QuietDiscussions(ctx, networks, until, mostAlarms)
	for _, d := range found {
		due = append(due, study.Alarm{ID: d.ID, Place: d.Place, At: d.Due})
	}
	return due, next, err
}

const follow phrase.Text = "Nobody has said anything to this yet. What do you think? A guess is a beginning; “summarize” tells later who argued what."

// Ring follows a discussion up, once, if it was not stopped and nobody has
// spoken there as far as the network can tell.
func (f *Feature) Ring(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	d, ok, err := f.store.Discussion(ctx, a.Value)
	if err != nil || !ok || !d.Ended.IsZero() && !d.Ended.Equal(d.Due) {
		return nil, err
	}
	lines, err := a.Around.Thread(ctx, mostLines)
	if err != nil {
		return nil, fmt.Errorf("read the thread: %w", err)
	}
	// It ends when it was due: a follow-up that is rung again is told by that
	// from one that was stopped.
	if err := f.store.EndDiscussion(ctx, d.ID, d.Due); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(lines, func(l study.Line) bool { return !l.Own && l.At.After(d.Opened) }) {
		return nil, nil
	}
	return []study.Saying{{Place: d.Place, Key: "discuss " + d.ID, Post: post.Post{Note: a.Say(follow)}}}, nil
}
