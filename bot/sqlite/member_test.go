package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/sqlite"
	"footnote/bot/study/member"
	facts "footnote/facts/sqlite"
)

var (
	_ member.Books   = (*sqlite.Store)(nil)
	_ member.Records = (*sqlite.Store)(nil)
)

// openBoth opens a store, and its database for looking into it.
func openBoth(t *testing.T) (*sqlite.Store, *sql.DB) {
	t.Helper()
	base, err := facts.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), facts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	return sqlite.New(base.DB()), base.DB()
}

// columnsOf are all columns of the program's own tables, as "table.column".
func columnsOf(t *testing.T, db *sql.DB) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `
		SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'goose%' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '%\_words%' ESCAPE '\'
		ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		all = append(all, name)
	}
	if err := rows.Err(); err != nil || len(all) < 100 {
		t.Fatalf("found %d columns, error %v", len(all), err)
	}
	return all
}

// listed are the columns that the documentation of the package member lists.
func listed(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../study/member/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`\b[a-z_]+\.[a-z_]+\b`).FindAllString(string(text), -1)
}

// mayName are the names of columns that may name somebody.
var mayName = regexp.MustCompile(`\.(.*_by|.*author|.*asker|.*member|recipient|.*user|owner|holder|player|voter|sender|who|person|people|by|settings|act)$`)

// A column that may name a member is known to the package that shows, exports
// and deletes what is kept about them.
func TestMemberColumnsAreListed(t *testing.T) {
	_, db := openBoth(t)
	columns, known := columnsOf(t, db), listed(t)
	for _, c := range columns {
		if mayName.MatchString(c) && !slices.Contains(known, c) {
			t.Errorf("%s may name a member: list it in bot/study/member/doc.go and, if it does, in memberholdings.go", c)
		}
	}
	for _, c := range known {
		if c != "memberholdings.go" && !slices.Contains(columns, c) {
			t.Errorf("bot/study/member/doc.go lists %s, which is no column", c)
		}
	}
}

// seeds put a member, ?1, into every column that may name one; ?2 makes keys
// different.
var seeds = []string{
	`INSERT INTO delivery (id, network, room, thread, recipient, question, asker, at, route, message, version, gone, due, refused, post)
	VALUES (?2 || 'a-0', 'n', 'group', '', '', 'q', ?1, 1000, 'r', 'm', 1, 0, 0, '', '{"Reply":{"Resolved":"who was it?","Lead":"Ida"}}'),
	(?2 || 'b-0', 'n', 'group', '', ?1, 'q', ?1, 2000, 'r', 'm', 1, 0, 0, '', '{"Reply":{"Resolved":"when was it?"}}'),
	(?2 || 'c-0', 'n', 'direct-' || ?1, '', '', 'q', ?1, 3000, 'r', 'm', 1, 0, 0, '', '{"Reply":{"Resolved":"why was it?"}}'),
	(?2 || 'd-0', 'n', 'direct-' || ?1, '', '', 'q', '', 4000, 'r', 'm', 1, 0, 0, '', '{"Note":"Hello."}')`,
	`INSERT INTO delivery_statement (statement, delivery) SELECT 'a', key FROM delivery WHERE id = ?2 || 'b-0' AND ?1 <> ''`,
	`INSERT INTO feedback (delivery, author, sign, at) VALUES (?2 || 'a-0', ?1, 'good', 1), (?2 || 'b-0', ?1, 'bad', 1)`,
	`INSERT INTO turn (network, room, thread, at, body) VALUES ('n', 'group', '@' || ?1, 1, '{"Resolved":"when was it?"}'),
	('n', 'direct-' || ?1, '', ?2, '{"Resolved":"why was it?"}')`,
	`INSERT INTO unanswered (folded, question, network, room, thread, author, times, first_at, last_at)
	VALUES ('a' || ?2, 'A?', 'n', 'group', '', ?1, 1, 1, 1), ('b' || ?2, 'B?', 'n', 'group', '@' || ?1, ?1, 1, 1, 1),
	('c' || ?2, 'C?', 'n', 'direct-' || ?1, '', ?1, 2, 1, 1)`,
	`INSERT INTO network_note (network, name, note) VALUES ('n', 'reaction ' || ?2 || 'a', ?1), ('n', 'reaction ' || ?2 || 'b', ?1 || ' m up')`,
	`INSERT INTO correction (id, statement, instead, why, author, at, network, room, thread, delivery, verdict, decided_by)
	VALUES (?2 || 'a', 's', '', 'It was Tove.', ?1, 1, 'n', 'group', '', ?2, '', ''), (?2 || 'b', 's', '', 'No.', 'cleo', 1, 'n', 'group', '', ?2, 'accepted', ?1)`,
	`INSERT INTO dropped (id, network, room, thread, message, author, at, name, fresh, verdict, decided_by, source)
	VALUES (?2 || 'a', 'n', 'group', '', 'm', ?1, 1, 'a.txt', 0, '', '', ''), (?2 || 'b', 'n', 'group', '', 'm', 'cleo', 1, 'b.txt', 0, 'accepted', ?1, 's')`,
	`INSERT INTO event (network, id, room, thread, done_at, silence, author, at) VALUES ('n', 'e' || ?2, 'group', '', 1, 'talk', ?1, 1)`,
	`INSERT INTO entity (id, label, kind, description) VALUES ('e' || ?2, 'Larn', '', '') RETURNING ?1`,
	`INSERT INTO property (id, label, value, nouns, verbs, single, phrase) VALUES ('p' || ?2, 'mayor', 'text', '', '', 1, '') RETURNING ?1`,
	`INSERT INTO statement (id, subject, property, value_text, first_day, last_day, status, recorded_by, recorded_at)
	SELECT 's' || ?2, e.key, p.key, 'Ida', 0, 0, 'accepted', 'n ' || ?1, 1 FROM entity e, property p WHERE e.id = 'e' || ?2 AND p.id = 'p' || ?2`,
	`INSERT INTO status_change (statement, was, status, changed_by, changed_at, reason)
	SELECT key, 'proposed', 'accepted', 'n ' || ?1, 1, '' FROM statement WHERE id = 's' || ?2`,
	`INSERT INTO reading (digest, format, bytes, tail, added_by, added_at) VALUES (CAST(?2 AS BLOB), 'text', 1, '', 'n ' || ?1, 1)`,
	`INSERT INTO room (network, room, settings) VALUES ('n', 'of' || ?2, json_object('Moderators', json_array(?1)))`,
	`INSERT INTO quiz (id, network, room, thread, mode, member, clock, count, about, opened_at)
	VALUES (?2 || 'a', 'n', 'direct-' || ?1, '', 'alone', ?1, 0, 1, 'null', 1), (?2 || 'b', 'n', 'group' || ?2, '', 'race', ?1, 0, 1, 'null', 1)`,
	`INSERT INTO quiz_question (quiz, n, card) VALUES (?2 || 'a', 0, '{}'), (?2 || 'b', 0, '{}') RETURNING ?1`,
	`INSERT INTO quiz_answer (quiz, n, network, member, act, message, text, at, correct) VALUES (?2 || 'a', 0, 'n', ?1, 'x', 'm', 'Ida', 1, 1),
	(?2 || 'b', 0, 'n', ?1, 'x', 'm', 'Ida', 1, 1)`,
	`INSERT INTO quiz_review (network, member, card, schedule, before, rating, at, act, due) VALUES ('n', ?1, ?2, '{}', '{}', 3, 1, 'x', 2)`,
	`INSERT INTO quiz_day (network, member, day) VALUES ('n', ?1, '2024-04-0' || ?2)`,
	`INSERT INTO quiz_reminder (network, member, minute, zone, next_at) VALUES ('n', ?1, 480, 'Europe/Berlin', ?2)`,
	`INSERT INTO quiz_listed (network, room, member) VALUES ('n', 'group' || ?2, ?1)`,
	`INSERT INTO quiz_objection (card_id, card, network, member, at, verdict, decided_by)
	VALUES (?2 || 'a', '{}', 'n', ?1, 1, '', ''), (?2 || 'b', '{}', 'n', 'cleo', 1, 'kept', ?1)`,
	`INSERT INTO poll (id, network, room, thread, author, question, claim, options, opened_at, closes_at, closed_at)
	VALUES (?2 || 'a', 'n', 'group', '', ?1, 'Meet earlier?', 0, '["Yes","No"]', 1, 2, NULL), (?2 || 'b', 'n', 'group', '', ?1, 'Meet later?', 0, '["Yes","No"]', 1, 2, 2)`,
	`INSERT INTO plan_session (id, network, room, wall, zone, readings, author, set_at, change) VALUES (?2, 'n', 'group', '2024-04-04T18:00', '', '[]', ?1, 1, 'x')`,
	`INSERT INTO poll_vote (poll, member, choice, at, act) VALUES (?2 || 'a', ?1, 0, 1, 'x'), (?2 || 'b', ?1, 1, 1, 'x')`,
}

// seed puts ana and ben into every table.
func seed(t *testing.T, db *sql.DB) {
	t.Helper()
	for n, who := range []string{"ana-7", "ben-8"} {
		for _, text := range seeds {
			if _, err := db.ExecContext(t.Context(), text, who, n+1); err != nil {
				t.Fatalf("%s: %v", text, err)
			}
		}
	}
}

// naming are the columns in which a member is named, with how often.
func naming(t *testing.T, db *sql.DB, who string) map[string]int {
	t.Helper()
	all := make(map[string]int)
	for _, c := range columnsOf(t, db) {
		table, column, _ := strings.Cut(c, ".")
		var n int
		if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM "`+table+`" WHERE instr("`+column+`", ?) > 0`, who).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			all[c] = n
		}
	}
	return all
}

var ana = member.Member{Network: "n", ID: "ana-7", Own: bot.Place{Network: "n", Room: "direct-ana-7"}}

// stays are the columns that still name a member who had everything deleted.
var stays = []string{"correction.decided_by", "dropped.decided_by", "quiz_objection.decided_by", "reading.added_by", "room.settings",
	"statement.recorded_by", "status_change.changed_by"}

func TestForgetMember(t *testing.T) {
	store, db := openBoth(t)
	seed(t, db)
	everywhere, others := naming(t, db, "ana-7"), naming(t, db, "ben-8")
	for _, c := range columnsOf(t, db) {
		named := slices.Contains(listed(t), c) && !strings.HasSuffix(c, "act") && !strings.HasPrefix(c, "quiz_question.") && c != "quiz.ended_by"
		if named && everywhere[c] == 0 && !slices.Contains([]string{"source.author", "statement.asserted_by", "reference.source", "passage.reading", "plan.settings"}, c) {
			t.Errorf("the test puts nobody into %s", c)
		}
	}
	for range 2 { // twice is fine
		if err := store.ForgetMember(t.Context(), ana); err != nil {
			t.Fatal(err)
		}
		for c, n := range naming(t, db, "ana-7") {
			if !slices.Contains(stays, c) {
				t.Errorf("%s names the member %d times still", c, n)
			}
		}
		if diff := cmp.Diff(others, naming(t, db, "ben-8")); diff != "" {
			t.Errorf("of another member (-before +after):\n%s", diff)
		}
	}
	held, err := store.About(t.Context(), ana, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range held {
		if !h.Kind.Stays() {
			t.Errorf("%d %s are left", h.Count, h.Kind)
		}
	}
	var left int
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM poll_vote WHERE poll = '1b'`).Scan(&left); err != nil || left != 1 {
		t.Errorf("the closed poll has %d votes, error %v, want 1", left, err)
	}
}

// What is waiting to be sent is sent.
func TestForgetMember_due(t *testing.T) {
	store := open(t)
	x := desk.Delivery{ID: "d-0", Place: bot.Place{Network: "n", Room: "direct-ana-7"}, Asker: "ana-7", At: minute(1)}
	if err := store.Put(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	if err := store.ForgetMember(t.Context(), ana); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := store.NextDue(t.Context(), "n", "direct-ana-7"); !ok || err != nil {
		t.Errorf("the message is there: %v, error %v, want it", ok, err)
	}
}

func TestAbout(t *testing.T) {
	store, db := openBoth(t)
	seed(t, db)
	held, err := store.About(t.Context(), ana, 1)
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[member.Kind]int)
	for _, h := range held {
		got[h.Kind] = h.Count
		if len(h.Last) != 1 || !strings.HasPrefix(string(h.Last[0].Record), "{") {
			t.Errorf("of the %s it tells %+v, want the last one", h.Kind, h.Last)
		}
	}
	want := map[member.Kind]int{
		member.Questions: 3, member.Open: 3, member.Memory: 2, member.Feedbacks: 2, member.Reactions: 2, member.Corrections: 1, member.Brought: 1,
		member.Silences: 1, member.Answers: 2, member.Cards: 1, member.Days: 1, member.Reminders: 1, member.Boards: 1, member.Quizzes: 2,
		member.Objections: 1, member.Polls: 2, member.Votes: 2, member.Plans: 1, member.Messages: 1, member.Facts: 1, member.Decisions: 4, member.Readings: 1, member.Roles: 1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is kept (-want +got):\n%s", diff)
	}
	if last := held[0].Last[0]; last.Text != "why was it?" || last.Room != "direct-ana-7" || !last.At.Equal(time.UnixMicro(3000)) {
		t.Errorf("the last question is %+v", last)
	}
	if held, err := store.About(t.Context(), member.Member{Network: "other", ID: "ana-7"}, -1); err != nil || len(held) > 0 {
		t.Errorf("of the same name on another network it tells %+v, error %v", held, err)
	}
}

// The roll of a room has what was done there, openly and since then.
func TestRoll(t *testing.T) {
	store, db := openBoth(t)
	if _, err := db.ExecContext(t.Context(), `
		INSERT INTO delivery (id, network, room, thread, recipient, question, asker, at, route, message, version, gone, due, refused, post)
		SELECT column1, 'n', column2, '', column3, 'q', column4, column5, '', 'm', 1, column6, 0, '', column7 FROM (VALUES
		('a-0', 'group', '', 'ana', 10, 0, '{"Reply":{}}'), ('a-1', 'group', '', 'ana', 10, 0, '{"Reply":{}}'),
		('b-0', 'group', '', 'ben', 11, 0, '{"Reply":{}}'), ('c-0', 'group', '', 'ben', 9, 0, '{"Reply":{}}'),
		('d-0', 'group', 'ana', 'ana', 12, 0, '{"Reply":{}}'), ('e-0', 'direct', '', 'ana', 12, 0, '{"Reply":{}}'),
		('f-0', 'group', '', 'ana', 12, 1, '{}'), ('g-0', 'group', '', 'ana', 12, 0, '{"Note":"Saved."}'),
		('h-0', 'group', '', '', 12, 0, '{"Reply":{}}'))`); err != nil {
		t.Fatal(err)
	}
	for _, c := range []desk.Correction{
		{ID: "1", Author: "ben", At: time.UnixMicro(13), Place: bot.Place{Network: "n", Room: "group"}},
		{ID: "2", Author: "ben", At: time.UnixMicro(9), Place: bot.Place{Network: "n", Room: "group"}},
		{ID: "3", Author: "ben", At: time.UnixMicro(13), Place: bot.Place{Network: "n", Room: "other"}},
	} {
		if err := store.Propose(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.ExecContext(t.Context(), `
		INSERT INTO quiz (id, network, room, thread, mode, member, clock, count, about, opened_at)
		VALUES ('r', 'n', 'group', '', 'race', 'ana', 0, 2, 'null', 1), ('o', 'n', 'direct', '', 'alone', 'ana', 0, 2, 'null', 1);
		INSERT INTO quiz_question (quiz, n, card) VALUES ('r', 0, '{}'), ('r', 1, '{}'), ('o', 0, '{}');
		INSERT INTO quiz_answer (quiz, n, network, member, act, message, text, at, correct)
		VALUES ('r', 0, 'n', 'cleo', 'x', '', '', 14, 1), ('r', 1, 'n', 'cleo', 'x', '', '', 15, 0), ('o', 0, 'n', 'ana', 'x', '', '', 16, 1)`); err != nil {
		t.Fatal(err)
	}
	got, err := store.Roll(t.Context(), "n", "group", time.UnixMicro(10))
	if err != nil {
		t.Fatal(err)
	}
	at := func(n int64) time.Time { return time.UnixMicro(n).UTC() }
	want := []member.Row{
		{Member: "ana", Questions: 1, Last: at(10)}, {Member: "ben", Questions: 1, Proposals: 1, Last: at(13)},
		{Member: "cleo", Right: 1, Answered: 2, Last: at(15)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the roll (-want +got):\n%s", diff)
	}
}

func TestOpened(t *testing.T) {
	store := open(t)
	if err := store.SetRoom(t.Context(), "n", "group", desk.Room{Record: minute(3)}); err != nil {
		t.Fatal(err)
	}
	for room, want := range map[string]time.Time{"group": minute(3), "other": {}} {
		if got, err := store.Opened(t.Context(), "n", room); err != nil || !got.Equal(want) {
			t.Errorf("Opened(%q) = %v, %v, want %v", room, got, err, want)
		}
	}
}
