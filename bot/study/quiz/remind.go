package quiz

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
	"footnote/bot/study/card"
)

const (
	remindOff    phrase.Text = "I no longer tell you when cards are due."
	remindHow    phrase.Text = "Say when: quiz remind 18:00 Europe/Berlin. And “quiz remind off” ends it."
	remindZone   phrase.Text = "I don't know the time zone “%s”. They have names like Europe/Berlin or America/New_York."
	remindSet    phrase.Text = "On days on which cards are due for you, I tell you at %s (%s), in our own conversation."
	remindIs     phrase.Text = "I tell you at %s (%s) when cards are due. “quiz remind off” ends it."
	remindNobody phrase.Text = "I can't write to you here in a conversation of our own."
)

// remind settles when a member is told of due cards.
func (m *Master) remind(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	clock, name, _ := strings.Cut(strings.TrimSpace(a.Text), " ")
	switch strings.ToLower(clock) {
	case "":
		return m.reminded(ctx, a)
	case "off", "never", "none":
		return m.tell(a, a.Say(remindOff)), m.kept.DropDueReminder(ctx, a.Place.Network, a.Member)
	}
	if clock == "at" {
		clock, name, _ = strings.Cut(strings.TrimSpace(name), " ")
	}
	minute, ok := readMinute(clock)
	if !ok {
		return m.tell(a, a.Say(remindHow)), nil
	}
	zone, ok := readZone(a, strings.TrimSpace(name))
	if !ok {
		return m.tell(a, a.Say(remindZone, name)), nil
	}
	if reached, err := reachable(ctx, a); err != nil || !reached {
		return m.tell(a, a.Say(remindNobody)), err
	}
	r := Reminder{Network: a.Place.Network, Member: a.Member, Minute: minute, Zone: zone.String(), Next: nextAt(a.At, minute, zone).UTC()}
	return m.tell(a, a.Say(remindSet, clockText(minute), zone.String())), m.kept.SetDueReminder(ctx, r)
}

// reachable reports whether the member has a conversation of their own with the
// bot.
func reachable(ctx context.Context, a *study.Act) (bool, error) {
	if a.Direct {
		return true, nil
	}
	own, err := a.Around.Own(ctx)
	return own != "", wrap("find a member's own conversation", err)
}

// reminded tells what a member has settled.
func (m *Master) reminded(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	r, ok, err := m.kept.DueReminder(ctx, a.Place.Network, a.Member)
	if err != nil {
		return nil, err
	}
	if !ok {
		return m.tell(a, a.Say(remindHow)), nil
	}
	return m.tell(a, a.Say(remindIs, clockText(r.Minute), r.Zone)), nil
}

// readMinute reads a time of the day: "18:00", "7:30", "18h", "18.30".
func readMinute(text string) (minute int, ok bool) {
	h, rest, _ := strings.Cut(strings.NewReplacer(".", ":", "h", ":").Replace(strings.ToLower(text)), ":")
	hour, err := strconv.Atoi(h)
	if err != nil || hour < 0 || hour > 23 {
		return 0, false
	}
	if rest == "" {
		return hour * 60, true
	}
	past, err := strconv.Atoi(rest)
	return hour*60 + past, err == nil && len(rest) == 2 && past >= 0 && past <= 59
}

// readZone is the time zone of that name or, for none, the member's; UTC where
// that is not known.
func readZone(a *study.Act, name string) (*time.Location, bool) {
	if name == "" {
		if zone := a.At.Location(); named(zone) {
			return zone, true
		}
		return time.UTC, true
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil && named(zone)
}

// named reports whether the zone can be found again by its name, and is not just
// this machine's.
func named(zone *time.Location) bool {
	name := zone.String()
	_, err := time.LoadLocation(name)
	return err == nil && name != "" && name != "Local"
}

// clockText is a minute of the day as a clock shows it.
func clockText(minute int) string {
	return time.Date(2000, 1, 1, 0, minute, 0, 0, time.UTC).Format("15:04")
}

// zone is the time zone in which a member's days are counted: that of the
// reminder, else the one that the act was done in.
func (m *Master) zone(ctx context.Context, a *study.Act) (*time.Location, error) {
	r, ok, err := m.kept.DueReminder(ctx, a.Place.Network, a.Member)
	if err != nil || !ok {
		return a.At.Location(), err
	}
	if zone, err := time.LoadLocation(r.Zone); err == nil {
		return zone, nil
	}
	return a.At.Location(), nil
}

// The kinds of alarm; an ID begins with one.
const (
	clockAlarm  = "clock"
	remindAlarm = "remind"
)

// Alarms are the clocks of questions and the reminders.
func (m *Master) Alarms(ctx context.Context, networks []string, until time.Time) (due []study.Alarm, next time.Time, err error) {
	clocks, next, err := m.kept.QuizClocks(ctx, networks, until)
	if err != nil {
		return nil, next, err
	}
	for _, c := range clocks {
		due = append(due, study.Alarm{ID: clockAlarm + "/" + press{game: c.Game, n: c.N}.value(), Place: c.Place, At: c.At})
	}
	reminders, later, err := m.kept.DueReminders(ctx, networks, until)
	if err != nil {
		return nil, next, err
	}
	for _, r := range reminders {
		due = append(due, study.Alarm{ID: r.alarm(), Place: bot.Place{Network: r.Network, Thread: "@" + r.Member}, At: r.Next})
	}
	if next.IsZero() || !later.IsZero() && later.Before(next) {
		next = later
	}
	return due, next, nil
}

// alarm is the ID of the alarm that is set next for a reminder.
func (r *Reminder) alarm() string {
	return remindAlarm + "/" + strconv.FormatInt(r.Next.Unix(), 10) + "/" + r.Member
}

// Ring closes a question whose clock has run out, or reminds a member.
func (m *Master) Ring(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	kind, rest, _ := strings.Cut(a.Value, "/")
	if kind == clockAlarm {
		p, ok := readPress(rest)
		if !ok {
			return nil, nil
		}
		says, _, err := m.closed(ctx, a, p.game, p.n)
		return says, err
	}
	moment, member, _ := strings.Cut(rest, "/")
	at, err := strconv.ParseInt(moment, 10, 64)
	if err != nil {
		return nil, nil
	}
	return m.ringReminder(ctx, a, time.Unix(at, 0).UTC(), member)
}

const (
	dueToday    phrase.Text = "%d cards are due for you. Say “quiz” to go through them."
	buttonStart phrase.Text = "Start"
)

// ringReminder tells a member of due cards, if there are any and the day has not
// gone meanwhile, and sets the alarm for the next day.
func (m *Master) ringReminder(ctx context.Context, a *study.Act, at time.Time, member string) ([]study.Saying, error) {
	r, ok, err := m.kept.DueReminder(ctx, a.Place.Network, member)
	if err != nil || !ok {
		return nil, err
	}
	zone, err := time.LoadLocation(r.Zone)
	if err != nil {
		zone = time.UTC
	}
	if r.Next.Equal(at) {
		r.Next = nextAt(a.At, r.Minute, zone).UTC()
		if err := m.kept.SetDueReminder(ctx, r); err != nil {
			return nil, err
		}
	}
	if a.At.In(zone).Format(time.DateOnly) != at.In(zone).Format(time.DateOnly) {
		return nil, nil
	}
	n, err := m.countDue(ctx, a, member)
	if err != nil || n == 0 {
		return nil, err
	}
	p := post.Post{Note: a.Say(dueToday, n), Actions: []post.Action{{Name: actionStart, Value: "", Label: a.Say(buttonStart)}}, Language: a.Phrases.Tag()}
	return []study.Saying{{Network: a.Place.Network, To: member, Key: "quiz-" + r.Network + "-" + strconv.FormatInt(at.Unix(), 10), Post: p}}, nil
}

// mostCounted is up to how many due cards are looked at for a reminder.
const mostCounted = 200

// countDue counts the cards that are due for the member and still hold.
func (m *Master) countDue(ctx context.Context, a *study.Act, member string) (n int, err error) {
	due, err := m.kept.DueCards(ctx, a.Place.Network, member)
	if err != nil {
		return 0, err
	}
	retired, err := m.kept.RetiredCards(ctx)
	if err != nil {
		return 0, err
	}
	for _, d := range due[:min(len(due), mostCounted)] {
		if d.At.After(a.At) {
			break
		}
		if slices.Contains(retired, d.Card) {
			continue
		}
		switch _, err := m.cards.Card(ctx, d.Card, card.Wanted{}); {
		case err == nil:
			n++
		case !notFound(err):
			return 0, wrap("look for due cards", err)
		}
	}
	return n, nil
}
