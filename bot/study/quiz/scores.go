package quiz

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/study"
)

const (
	board       phrase.Text = "Right answers in the quizzes of this room:"
	boardEmpty  phrase.Text = "Nobody is on the leaderboard of this room. “scores join” puts you there."
	boardLine   phrase.Text = "%s: %s of %s"
	boardStreak phrase.Text = "%s; %d days of reviews in a row"
	joined      phrase.Text = "You are on the leaderboard of this room now. “scores leave” takes you off it."
	left        phrase.Text = "You are not on the leaderboard of this room."
	joinThere   phrase.Text = "Leaderboards belong to rooms: say that in the room where you want to be seen."
	yours       phrase.Text = "Your own record, which nobody else sees:"
	yourRooms   phrase.Text = "Quizzes in rooms: %s of %s right"
	yourReviews phrase.Text = "Reviews: %s of %s right, %d cards in all"
	yourStreak  phrase.Text = "%d days of reviews in a row"
	noRecord    phrase.Text = "You have not answered a question yet. “quiz” starts."
)

// scores tells those who are listed here and, to the member alone, the member's
// own record.
func (m *Master) scores(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	own, err := m.record(ctx, a)
	if err != nil || a.Direct {
		return m.tell(a, own), err
	}
	all, err := m.kept.Leaders(ctx, a.Place)
	if err != nil {
		return nil, err
	}
	note := a.Say(boardEmpty)
	if len(all) > 0 {
		note = a.Say(board)
	}
	for _, x := range all {
		line, err := m.line(ctx, a, &x)
		if err != nil {
			return nil, err
		}
		note += "\n- " + line
	}
	if !a.Openly {
		return m.tell(a, note+"\n"+own), nil
	}
	record := m.tell(a, own)
	record[0].Key = "quiz-record-" + a.ID()
	return append(a.Reply(note), record...), nil
}

// line is a listed member's.
func (m *Master) line(ctx context.Context, a *study.Act, x *Standing) (string, error) {
	line := a.Say(boardLine, a.Around.Mention(x.Member), strconv.Itoa(x.Right), strconv.Itoa(x.Answered))
	days, err := m.streak(ctx, a, x.Member)
	if err != nil || days < 2 {
		return line, err
	}
	return a.Say(boardStreak, line, days), nil
}

// record is what a member has done, for the member alone.
func (m *Master) record(ctx context.Context, a *study.Act) (string, error) {
	rooms, reviews, err := m.kept.QuizRecord(ctx, a.Place.Network, a.Member)
	if err != nil {
		return "", err
	}
	if rooms.Answered+reviews.Answered == 0 {
		return a.Say(noRecord), nil
	}
	cards, err := m.kept.DueCards(ctx, a.Place.Network, a.Member)
	if err != nil {
		return "", err
	}
	days, err := m.streak(ctx, a, a.Member)
	if err != nil {
		return "", err
	}
	due, err := m.outlook(ctx, a)
	if err != nil {
		return "", err
	}
	lines := []string{a.Say(yours)}
	if rooms.Answered > 0 {
		lines = append(lines, "- "+a.Say(yourRooms, strconv.Itoa(rooms.Right), strconv.Itoa(rooms.Answered)))
	}
	if reviews.Answered > 0 {
		lines = append(lines, "- "+a.Say(yourReviews, strconv.Itoa(reviews.Right), strconv.Itoa(reviews.Answered), len(cards)))
	}
	if days > 0 {
		lines = append(lines, "- "+a.Say(yourStreak, days))
	}
	return joinLines(strings.Join(lines, "\n"), due), nil
}

// streak is on how many days in a row the member reviewed, up to today or, as
// today is not over, to yesterday.
func (m *Master) streak(ctx context.Context, a *study.Act, member string) (int, error) {
	days, err := m.kept.ReviewDays(ctx, a.Place.Network, member)
	if err != nil || len(days) == 0 {
		return 0, err
	}
	of := *a
	of.Member = member
	zone, err := m.zone(ctx, &of)
	if err != nil {
		return 0, err
	}
	return inARow(days, a.At.In(zone)), nil
}

// inARow counts the days that follow each other up to today or yesterday.
func inARow(days []string, today time.Time) (n int) {
	has := func(back int) bool {
		y, m, d := today.Date()
		return slices.Contains(days, time.Date(y, m, d-back, 12, 0, 0, 0, time.UTC).Format(time.DateOnly))
	}
	back := 0
	if !has(0) {
		back = 1
	}
	for ; has(back); back++ {
		n++
	}
	return n
}

// join puts a member on the leaderboard of the room.
func (m *Master) join(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	if a.Direct {
		return a.Reply(a.Say(joinThere)), nil
	}
	return m.tell(a, a.Say(joined)), m.kept.ListMember(ctx, a.Place, a.Member)
}

// leave takes a member off the leaderboard of the room.
func (m *Master) leave(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	if a.Direct {
		return a.Reply(a.Say(joinThere)), nil
	}
	return m.tell(a, a.Say(left)), m.kept.UnlistMember(ctx, a.Place, a.Member)
}
