package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot/answer"
	"footnote/facts"
)

// settings shows what is settled for the room, or changes what is named.
func (j *job) settings(ctx context.Context, args string) error {
	if args == "" {
		j.reply(settingsText(&j.room) + "\nModerators change it, for instance: settings answer: always, quiet: 22:00-07:00 Europe/Berlin")
		return nil
	}
	fields, err := typedFields(args, settingNames)
	if err != nil {
		j.reply(err.Error())
		return nil
	}
	j.e.Value, j.e.Fields = j.e.Place.Room, fields
	problems, err := j.checkSettings(ctx, &j.e)
	if err != nil {
		return err
	}
	for _, name := range settingNames {
		if problem, ok := problems[name]; ok {
			j.reply(name + ": " + problem)
			return nil
		}
	}
	return j.settle(ctx)
}

// settingNames are the names of the settings, as they are typed and as the
// form has them.
var settingNames = []string{"readings", "moderators", "answer", "quiet", "zone", "from", "to", "review"}

// settingsText tells the settings of a room.
func settingsText(r *Room) string {
	readings := "all"
	if r.Readings != nil {
		readings = strings.Join(r.Readings, ", ")
		if readings == "" {
			readings = "none"
		}
	}
	return "Answers: " + wants(r) + ".\nReadings: " + readings + "."
}

// settingsForm asks for the settings of a room; nil if the author does not
// look after it.
func (d *Desk) settingsForm(ctx context.Context, e *Event, room string) (*Form, error) {
	ok, err := d.moderates(ctx, e.Place.Network, room, e.Author)
	if err != nil || !ok {
		return nil, err
	}
	r, err := d.kept.Room(ctx, e.Place.Network, room)
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	sources, err := d.base.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list readings: %w", err)
	}
	mode := "named"
	if r.Always {
		mode = "always"
	}
	f := &Form{Name: FormSettings, Value: room, Title: "Settings", Submit: "Save", Intro: "What holds for this channel."}
	if len(sources) > 0 {
		f.Fields = append(f.Fields, Field{Name: "readings", Label: "Reading list", Hint: "Answers rest on these. Choose none to allow all.",
			Kind: Choices, Options: sourceOptions(sources), Initial: r.Readings, Optional: true})
	}
	f.Fields = append(f.Fields,
		Field{Name: "moderators", Label: "Moderators", Hint: "They change this and decide on corrections.", Kind: People, Initial: r.Moderators, Optional: true},
		Field{Name: "answer", Label: "Answer", Kind: Choice, Initial: []string{mode},
			Options: []Option{{"named", "when I am named, and in threads I am in"}, {"always", "every question that is for me"}}},
		Field{Name: "from", Label: "Quiet from", Kind: TimeOfDay, Initial: clockInitial(r.Quiet, r.Quiet.From), Optional: true},
		Field{Name: "to", Label: "Quiet to", Kind: TimeOfDay, Initial: clockInitial(r.Quiet, r.Quiet.To), Optional: true},
		Field{Name: "zone", Label: "Time zone", Hint: "Such as Europe/Berlin.", Kind: Line, Initial: nonEmpty(r.Quiet.Zone), Optional: true},
		Field{Name: "review", Label: "Where corrections are decided on", Hint: "Without one, the moderators get them by direct message.", Kind: OneRoom, Initial: nonEmpty(r.Review), Optional: true})
	return f, nil
}

func clockInitial(h Hours, c Clock) []string {
	if h.From == h.To {
		return nil
	}
	return []string{c.String()}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// checkSettings finds what is wrong with settings.
func (d *Desk) checkSettings(ctx context.Context, e *Event) (map[string]string, error) {
	problems := make(map[string]string)
	ok, err := d.moderates(ctx, e.Place.Network, e.Value, e.Author)
	if err != nil {
		return nil, err
	}
	if !ok {
		problems["answer"] = "Only moderators change the settings of a room."
	}
	if mode := e.Fields.Get("answer"); mode != "" && mode != "named" && mode != "always" {
		problems["answer"] = "Say named or always."
	}
	if quiet := e.Fields.Get("quiet"); quiet != "" {
		if _, err := parseHours(quiet); err != nil {
			problems["quiet"] = err.Error()
		}
	}
	if _, err := time.LoadLocation(e.Fields.Get("zone")); err != nil {
		problems["zone"] = "Write it as Europe/Berlin, Asia/Tokyo or UTC."
	}
	for _, name := range []string{"from", "to"} {
		if text := e.Fields.Get(name); text != "" {
			if _, err := ParseClock(text); err != nil {
				problems[name] = err.Error()
			}
		}
	}
	sources, err := d.base.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list readings: %w", err)
	}
	for _, id := range e.Fields["readings"] {
		if id != "all" && !slices.ContainsFunc(sources, func(s facts.Source) bool { return s.ID == id }) {
			problems["readings"] = "There is no reading " + id + "; the command sources lists what there is."
		}
	}
	return problems, nil
}

// settle keeps new settings. What is not in the fields of a typed command
// stays; in a form, an empty field says none.
func (j *job) settle(ctx context.Context) error {
	room, err := j.kept.Room(ctx, j.e.Place.Network, j.e.Value)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	room = changed(room, j.e.Fields, j.e.Kind == Submitted)
	if err := j.kept.SetRoom(ctx, j.e.Place.Network, j.e.Value, room); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	j.forgetScopes()
	j.reply("Saved.\n" + settingsText(&room))
	return nil
}

// changed are the settings with the fields in place of the old; with all, a
// field that is not there is empty.
func changed(r Room, f Fields, all bool) Room {
	has := func(name string) bool { _, ok := f[name]; return ok || all }
	if has("readings") {
		r.Readings = nil
		if list := f["readings"]; len(list) > 0 && !slices.Contains(list, "all") {
			r.Readings = list
		}
	}
	if has("moderators") {
		r.Moderators = f["moderators"]
	}
	if has("answer") {
		r.Always = f.Get("answer") == "always"
	}
	if has("review") {
		r.Review = f.Get("review")
	}
	if quiet := f.Get("quiet"); quiet != "" {
		r.Quiet, _ = parseHours(quiet) // checked before
	}
	if has("from") || has("to") {
		r.Quiet.From, r.Quiet.To = 0, 0
		if f.Get("from") != "" && f.Get("to") != "" {
			r.Quiet.From, _ = ParseClock(f.Get("from")) // checked before
			r.Quiet.To, _ = ParseClock(f.Get("to"))
		}
	}
	if has("zone") {
		r.Quiet.Zone = f.Get("zone")
	}
	return r
}

// parseHours reads "22:00-07:00 Europe/Berlin"; "none" is none.
func parseHours(text string) (Hours, error) {
	if text == "none" || text == "off" {
		return Hours{}, nil
	}
	times, zone, _ := strings.Cut(strings.TrimSpace(text), " ")
	from, to, ok := strings.Cut(times, "-")
	bad := fmt.Errorf("Write them as 22:00-07:00 Europe/Berlin, or none.") //nolint:staticcheck // shown to people as it is
	if !ok {
		return Hours{}, bad
	}
	h := Hours{Zone: strings.TrimSpace(zone)}
	var err error
	if h.From, err = ParseClock(from); err != nil {
		return Hours{}, bad
	}
	if h.To, err = ParseClock(to); err != nil {
		return Hours{}, bad
	}
	if _, err = time.LoadLocation(h.Zone); err != nil {
		return Hours{}, bad
	}
	return h, nil
}

// readings are the sources that the event may be answered from.
func (d *Desk) readings(ctx context.Context, e *Event) ([]facts.Source, error) {
	all, err := d.base.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list readings: %w", err)
	}
	allowed, err := d.scopeOf(ctx, e)
	if err != nil || allowed == nil {
		return all, err
	}
	var some []facts.Source
	for _, s := range all {
		if slices.Contains(allowed, s.ID) {
			some = append(some, s)
		}
	}
	return some, nil
}

// citeReference names the place that a reference points to.
func citeReference(r *facts.Reference) string { return answer.Cite(r.Source, r.Locator) }

// String is the time as 15:04.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c/60, c%60) }

// ParseClock reads a time of the day as 15:04. The error says how to write it.
func ParseClock(text string) (Clock, error) {
	hour, minute, ok := strings.Cut(text, ":")
	h, err1 := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	if !ok || err1 != nil || err2 != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, fmt.Errorf("%q is no time of the day; write it as 22:00", text)
	}
	return Clock(h*60 + m), nil
}

// zoneName is how a time zone is told.
func zoneName(zone string) string {
	if zone == "" {
		return "UTC"
	}
	return zone
}
