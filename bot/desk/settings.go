package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/facts"
)

// settingNames are the names of the settings, as they are typed and as the
// form has them.
var settingNames = []string{"readings", "moderators", "answer", "files", "quiet", "zone", "from", "to", "review", "record", "language"}

const onlyModerators phrase.Text = "Only moderators change the settings of a room."

// settings shows what is settled for the room, or changes what is named.
func (j *job) settings(ctx context.Context, args string) error {
	fields, ok := typedFields(args, settingNames)
	if j.e.Direct {
		return j.ownSettings(ctx, fields)
	}
	if args == "" {
		j.reply(j.settingsText(&j.room) + "\n" + j.text("Moderators change it, for instance: settings answer: always, quiet: 22:00-07:00 Europe/Berlin"))
		return nil
	}
	if !ok {
		j.reply(j.text("Write what to set as NAME: VALUE. The names are %s.", strings.Join(settingNames, ", ")))
		return nil
	}
	j.e.Value, j.e.Fields = j.e.Place.Room, fields
	problems, err := j.checkSettings(ctx, &j.e)
	if err != nil {
		return err
	}
	switch name, problem := firstOf(problems, settingNames); problem {
	case "":
		return j.settle(ctx)
	case j.text(onlyModerators): // it is about none of the names
		j.reply(problem)
	default:
		j.reply(name + ": " + problem)
	}
	return nil
}

// firstOf is the first of the problems, in the order of the names.
func firstOf(problems map[string]string, names []string) (name, problem string) {
	for _, name := range names {
		if problem, ok := problems[name]; ok {
			return name, problem
		}
	}
	return "", ""
}

// settingsText tells the settings of a room.
func (j *job) settingsText(r *Room) string {
	p := j.phrasesOf(r)
	readings := p.Say("all¦readings")
	if r.Readings != nil {
		readings = cmp.Or(strings.Join(r.Readings, ", "), p.Say("none¦readings"))
	}
	text := p.Say("Answers: %[1]s.\nReadings: %[2]s.", wants(p, r), readings)
	if r.Files {
		text += "\n" + p.Say("Files: every one that is put here is read and proposed as a reading.")
	}
	var names []string
	for _, user := range r.Moderators {
		names = append(names, j.name(user))
	}
	if len(names) > 0 {
		text += "\n" + p.Say("Moderators: %s.", strings.Join(names, ", "))
	}
	if p != (phrase.Printer{}) {
		text += "\n" + p.Say("Language: %s.", p.Name())
	}
	return text + recordText(p, r)
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
	mode, files, record := "named", "named", recordClosed
	if r.Always {
		mode = "always"
	}
	if r.Files {
		files = "all"
	}
	if !r.Record.IsZero() {
		record = recordOpen
	}
	in := d.phrasesOf(&r)
	f := &Form{Name: FormSettings, Value: room, Title: in.Say("Settings"), Submit: in.Say("Save"), Intro: in.Say("What holds for this channel.")}
	if len(sources) > 0 {
		options, chosen := readingOptions(sources, r.Readings)
		f.Fields = append(f.Fields, Field{Name: "readings", Label: in.Say("Reading list"), Hint: in.Say("Answers rest on these. Choose none to allow all."),
			Kind: Choices, Options: options, Initial: chosen, Optional: true})
	}
	f.Fields = append(f.Fields,
		Field{Name: "moderators", Label: in.Say("Moderators"), Hint: in.Say("They change this and decide on corrections."), Kind: People, Initial: r.Moderators, Optional: true},
		Field{Name: "answer", Label: in.Say("Answer"), Kind: Choice, Initial: []string{mode},
			Options: []Option{{"named", in.Say("when I am named, and in threads I am in")}, {"always", in.Say("every question that is for me")}}},
		Field{Name: "files", Label: in.Say("Files"), Hint: in.Say("Which files to read and to propose as readings."), Kind: Choice, Initial: []string{files},
			Options: []Option{{"named", in.Say("those put with my name, and to me alone")}, {"all", in.Say("every file that is put here")}}},
		Field{Name: "from", Label: in.Say("Quiet from"), Kind: TimeOfDay, Initial: clockInitial(r.Quiet, r.Quiet.From), Optional: true},
		Field{Name: "to", Label: in.Say("Quiet to"), Kind: TimeOfDay, Initial: clockInitial(r.Quiet, r.Quiet.To), Optional: true},
		Field{Name: "zone", Label: in.Say("Time zone"), Hint: in.Say("Such as Europe/Berlin."), Kind: Line, Initial: nonEmpty(r.Quiet.Zone), Optional: true},
		Field{Name: "review", Label: in.Say("Where corrections are decided on"), Hint: in.Say("Without one, the moderators get them by direct message."), Kind: OneRoom, Initial: nonEmpty(r.Review), Optional: true},
		Field{Name: "record", Label: in.Say("Record"), Hint: in.Say("Whether moderators see what each member asked, proposed and knew in quizzes here. The room is told."), Kind: Choice,
			Initial: []string{record}, Options: []Option{{recordClosed, in.Say("each sees only their own")}, {recordOpen, in.Say("moderators see it from now on")}}},
		languageField(in))
	return f, nil
}

// readingOptions are the sources to choose from, and those of the list among
// them. What is on the list comes first, so that a form that cannot show
// everything takes nothing off it.
func readingOptions(sources []facts.Source, list []string) (options []Option, chosen []string) {
	sources = slices.Clone(sources)
	slices.SortStableFunc(sources, func(a, b facts.Source) int {
		return cmp.Compare(slices.Index(list, b.ID), slices.Index(list, a.ID))
	})
	options = sourceOptions(sources)
	for _, o := range options {
		if slices.Contains(list, o.Value) {
			chosen = append(chosen, o.Value)
		}
	}
	return options, chosen
}

func clockInitial(h Hours, c Clock) []string {
	if h.none() {
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
	in, err := d.phrasesAt(ctx, bot.Place{Network: e.Place.Network, Room: e.Value})
	if err != nil {
		return nil, err
	}
	ok, err := d.moderates(ctx, e.Place.Network, e.Value, e.Author)
	if err != nil {
		return nil, err
	}
	if !ok {
		return map[string]string{"answer": in.Say(onlyModerators)}, nil
	}
	problems := make(map[string]string)
	if language := e.Fields.Get("language"); language != "" {
		if _, ok := findLanguage(language); !ok {
			problems["language"] = in.Say("I speak %s.", in.And(languageNames()))
		}
	}
	if mode := e.Fields.Get("answer"); mode != "" && mode != "named" && mode != "always" {
		problems["answer"] = in.Say("Say named or always.")
	}
	if files := e.Fields.Get("files"); files != "" && files != "named" && files != "all" {
		problems["files"] = in.Say("Say named or all.")
	}
	if record := e.Fields.Get("record"); record != "" && record != recordOpen && record != recordClosed {
		problems["record"] = in.Say("Say open or closed.")
	}
	checkHours(in, e.Fields, problems)
	if err := d.checkReadings(ctx, in, e.Fields["readings"], problems); err != nil {
		return nil, err
	}
	return problems, d.checkReview(ctx, in, e, problems)
}

// checkHours finds what is wrong with the quiet hours.
func checkHours(in phrase.Printer, f Fields, problems map[string]string) {
	if quiet := f.Get("quiet"); quiet != "" {
		if _, ok := parseHours(quiet); !ok {
			problems["quiet"] = in.Say("Write them as 22:00-07:00 Europe/Berlin, or none.")
		}
	}
	if _, err := time.LoadLocation(f.Get("zone")); err != nil {
		problems["zone"] = in.Say("Write it as Europe/Berlin, Asia/Tokyo or UTC.")
	}
	from, to := f.Get("from"), f.Get("to")
	if from != "" && to == "" {
		problems["to"] = in.Say("Say also when they end.")
	}
	if to != "" && from == "" {
		problems["from"] = in.Say("Say also when they begin.")
	}
	for name, text := range map[string]string{"from": from, "to": to} {
		if _, err := ParseClock(text); text != "" && err != nil {
			problems[name] = in.Say("%q is no time of the day; write it as 22:00", text)
		}
	}
}

// checkReadings finds out whether the base has all readings of a list.
func (d *Desk) checkReadings(ctx context.Context, in phrase.Printer, list []string, problems map[string]string) error {
	sources, err := d.base.Sources(ctx)
	if err != nil {
		return fmt.Errorf("list readings: %w", err)
	}
	var all []string
	for _, s := range sources {
		all = append(all, s.ID)
	}
	for _, id := range list {
		if id != "all" && !slices.Contains(all, id) {
			problems["readings"] = in.Say("There is no reading “%[1]s”. There are: %[2]s.", shorten(id, 40),
				strings.Join(all[:min(len(all), mostListed)], ", "))
		}
	}
	return nil
}

// checkReview finds out whether the review room is one that both the author and
// the bot are in: else nobody might see what is proposed.
func (d *Desk) checkReview(ctx context.Context, in phrase.Printer, e *Event, problems map[string]string) error {
	room, n := e.Fields.Get("review"), d.networks[e.Place.Network]
	settled, err := d.kept.Room(ctx, e.Place.Network, e.Value)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	if room == "" || room == "none" || room == settled.Review || n == nil {
		return nil
	}
	rooms, err := n.Rooms(ctx, e.Author)
	if err != nil {
		return fmt.Errorf("list the rooms of a moderator: %w", err)
	}
	if !slices.Contains(rooms, room) {
		problems["review"] = in.Say("Choose a room that you and I are both in.")
	}
	return nil
}

// settle keeps new settings. What is not in the fields of a typed command
// stays; in a form, an empty field says none.
func (j *job) settle(ctx context.Context) error {
	j.deciding.Lock() // a decision may change the room's readings
	defer j.deciding.Unlock()
	room, err := j.kept.Room(ctx, j.e.Place.Network, j.e.Value)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	was := room
	room = changed(room, j.e.Fields, j.e.Kind == Submitted)
	if _, named := j.e.Fields["record"]; named || j.e.Kind == Submitted {
		room.Record = recordSince(was.Record, j.e.Fields.Get("record"), j.e.At)
	}
	if room.Language == j.phrasesOf(&Room{}).Tag() {
		room.Language = "" // it goes with that of the program
	}
	if err := j.tellRecord(ctx, &was, &room); err != nil {
		return err
	}
	if err := j.kept.SetRoom(ctx, j.e.Place.Network, j.e.Value, room); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	j.forgetScopes() // it counts at once
	j.room = room    // what follows is in its language
	j.reply(j.text("Saved.") + "\n" + j.settingsText(&room))
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
		r.Moderators = slices.DeleteFunc(slices.Clone(f["moderators"]), func(user string) bool { return user == "none" })
	}
	if has("answer") {
		r.Always = f.Get("answer") == "always"
	}
	if has("files") {
		r.Files = f.Get("files") == "all"
	}
	if has("review") {
		r.Review = strings.TrimPrefix(f.Get("review"), "none")
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
	if language := f.Get("language"); language != "" {
		r.Language, _ = findLanguage(language) // checked before
	}
	if has("zone") {
		r.Quiet.Zone = f.Get("zone")
	}
	return r
}
