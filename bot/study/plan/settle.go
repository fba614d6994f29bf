package plan

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/study"
)

const (
	zoneIs       phrase.Text = "Times here are those of %s."
	zoneUnknown  phrase.Text = "Nobody has said which time zone counts here. Say for instance: plan zone Europe/Berlin"
	remindersAre phrase.Text = "Reminders come so long before a session: %s."
	noReminders  phrase.Text = "No reminders come before a session."
	leadLike     phrase.Text = "I don't know how long “%s” is. Write it like this: plan remind 1d 1h"
	spoilersOn   phrase.Text = "My answers here tell whatever the readings say, also what is planned for later."
	spoilersOff  phrase.Text = "My answers here leave out what is planned for after the next session."
	onOrOff      phrase.Text = "Say “plan spoilers on” or “plan spoilers off”."
	mostLeads                = 5
	tooManyLeads phrase.Text = "I give at most %s reminders for a session."
)

// settle keeps a change of the plan itself.
func (f *Feature) settle(ctx context.Context, t *timetable) error {
	if err := f.store.SetPlan(ctx, t.Plan); err != nil {
		return fmt.Errorf("settle a plan: %w", err)
	}
	return nil
}

// zone tells or settles the zone of the sessions that have none of their own.
func (f *Feature) zone(ctx context.Context, a *study.Act, t *timetable, args string) (string, error) {
	if args == "" && t.Zone == "" {
		return a.Say(zoneUnknown), nil
	}
	if args != "" {
		zone, ok := FindZone(strings.ReplaceAll(args, " ", "_"))
		if !ok {
			return "", refuse(noZone, args)
		}
		if len(t.sessions) > 0 {
			if err := mayChange(ctx, a, t.sessions[0].By, notModerator); err != nil {
				return "", err
			}
		}
		if zone.String() != t.Zone {
			t.Zone, t.Set = zone.String(), a.At.UTC()
			if err := f.settle(ctx, t); err != nil {
				return "", err
			}
		}
	}
	return a.Say(zoneIs, t.Zone), nil
}

// remind tells or settles when reminders are given.
func (f *Feature) remind(ctx context.Context, a *study.Act, t *timetable, args string) (string, error) {
	if args != "" {
		if err := mayChange(ctx, a, "", notModerator); err != nil {
			return "", err
		}
		all := []Lead{}
		for _, word := range strings.FieldsFunc(strings.ToLower(args), func(r rune) bool { return r == ' ' || r == ',' }) {
			l, ok := ReadLead(word)
			switch {
			case word == "off" || word == "never" || word == "and":
				continue
			case !ok:
				return "", refuse(leadLike, word)
			}
			all = append(all, l)
		}
		if len(all) > mostLeads {
			return "", refuse(tooManyLeads, fmt.Sprint(mostLeads))
		}
		t.Leads, t.Set = all, a.At.UTC()
		if err := f.settle(ctx, t); err != nil {
			return "", err
		}
	}
	var said []string
	for _, l := range t.leads() {
		said = append(said, string(l))
	}
	if len(said) == 0 {
		return a.Say(noReminders), nil
	}
	return a.Say(remindersAre, strings.Join(said, ", ")), nil
}

// spoilers tells or settles whether answers may tell what has not been read.
func (f *Feature) spoilers(ctx context.Context, a *study.Act, t *timetable, args string) (string, error) {
	switch word := strings.ToLower(args); word {
	case "on", "off":
		if err := mayChange(ctx, a, "", notModerator); err != nil {
			return "", err
		}
		t.Spoilers = word == "on"
		if err := f.settle(ctx, t); err != nil {
			return "", err
		}
	case "":
	default:
		return "", refuse(onOrOff)
	}
	if t.Spoilers {
		return a.Say(spoilersOn), nil
	}
	return a.Say(spoilersOff), nil
}
