package anki_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha1"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	_ "github.com/mattn/go-sqlite3"

	"footnote/bot/sqlite/anki"
)

var written = time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)

func deck() anki.Deck {
	return anki.Deck{Name: "Larn", Notes: []anki.Note{
		{
			GUID: "who/1", Question: "Who led Larn & <Oke>?", Choices: []string{"Ida Wren", "Bram Oke"}, Answer: "Ida Wren",
			Fact: "Ida Wren led Larn.", Quote: `"Wren\x1f led"`, Source: "Almanac, p. 3", Tags: []string{"footnote", "who"},
		},
		{GUID: "when/2", Question: "When did the bridge open?", Answer: "1933", Source: "Almanac, p. 12"},
	}}
}

// collection writes the deck and opens the collection in it.
func collection(t *testing.T, d anki.Deck, at time.Time) *sql.DB {
	t.Helper()
	var b bytes.Buffer
	if err := anki.Write(t.Context(), &b, d, at); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	if got := string(files["media"]); got != "{}" || len(files) != 2 {
		t.Fatalf("the package has %d files and media %q", len(files), got)
	}
	path := filepath.Join(t.TempDir(), "collection.anki2")
	if err := os.WriteFile(path, files["collection.anki2"], 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// rows are the rows of a query, their fields parted by a bar.
func rows(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	found, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for found.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := found.Scan(values...); err != nil {
			t.Fatal(err)
		}
		fields := make([]string, len(columns))
		for i, v := range values {
			fields[i] = fmt.Sprint(*v.(*any))
		}
		out = append(out, strings.Join(fields, "|"))
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// The columns of every table, with type, not null and primary key, and the
// indexes, as a collection of version 11 has them that Anki 2.1 has made.
var tables = map[string]string{
	"col":    "id:INTEGER:0:1 crt:INTEGER:1:0 mod:INTEGER:1:0 scm:INTEGER:1:0 ver:INTEGER:1:0 dty:INTEGER:1:0 usn:INTEGER:1:0 ls:INTEGER:1:0 conf:TEXT:1:0 models:TEXT:1:0 decks:TEXT:1:0 dconf:TEXT:1:0 tags:TEXT:1:0",
	"notes":  "id:INTEGER:0:1 guid:TEXT:1:0 mid:INTEGER:1:0 mod:INTEGER:1:0 usn:INTEGER:1:0 tags:TEXT:1:0 flds:TEXT:1:0 sfld:INTEGER:1:0 csum:INTEGER:1:0 flags:INTEGER:1:0 data:TEXT:1:0",
	"cards":  "id:INTEGER:0:1 nid:INTEGER:1:0 did:INTEGER:1:0 ord:INTEGER:1:0 mod:INTEGER:1:0 usn:INTEGER:1:0 type:INTEGER:1:0 queue:INTEGER:1:0 due:INTEGER:1:0 ivl:INTEGER:1:0 factor:INTEGER:1:0 reps:INTEGER:1:0 lapses:INTEGER:1:0 left:INTEGER:1:0 odue:INTEGER:1:0 odid:INTEGER:1:0 flags:INTEGER:1:0 data:TEXT:1:0",
	"revlog": "id:INTEGER:0:1 cid:INTEGER:1:0 usn:INTEGER:1:0 ease:INTEGER:1:0 ivl:INTEGER:1:0 lastIvl:INTEGER:1:0 factor:INTEGER:1:0 time:INTEGER:1:0 type:INTEGER:1:0",
	"graves": "usn:INTEGER:1:0 oid:INTEGER:1:0 type:INTEGER:1:0",
}

var indexes = []string{
	"ix_cards_nid|cards|nid", "ix_cards_sched|cards|did,queue,due", "ix_cards_usn|cards|usn", "ix_notes_csum|notes|csum",
	"ix_notes_usn|notes|usn", "ix_revlog_cid|revlog|cid", "ix_revlog_usn|revlog|usn",
}

func TestSchemaIsAnkis(t *testing.T) {
	db := collection(t, deck(), written)
	got := map[string]string{}
	for _, name := range rows(t, db, `SELECT name FROM sqlite_master WHERE type = 'table'`) {
		columns := rows(t, db, `SELECT name || ':' || upper(type) || ':' || "notnull" || ':' || pk FROM pragma_table_info('`+name+`')`)
		got[name] = strings.Join(columns, " ")
	}
	if diff := cmp.Diff(tables, got); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
	found := rows(t, db, `SELECT m.name, m.tbl_name, group_concat(i.name) FROM sqlite_master m, pragma_index_info(m.name) i
		WHERE m.type = 'index' GROUP BY m.name ORDER BY m.name`)
	if diff := cmp.Diff(indexes, found); diff != "" {
		t.Errorf("indexes (-want +got):\n%s", diff)
	}
	if got := rows(t, db, `PRAGMA integrity_check`); !cmp.Equal(got, []string{"ok"}) {
		t.Errorf("integrity check: %v", got)
	}
}

func TestCollectionHasWhatAnkiReads(t *testing.T) {
	db := collection(t, deck(), written)
	if got := rows(t, db, `SELECT count(*), min(id), min(ver), min(scm) FROM col`); !cmp.Equal(got, []string{"1|1|11|1714979289000"}) {
		t.Errorf("col = %v", got)
	}
	want := map[string][]string{
		"conf":  {"activeDecks", "curDeck", "curModel", "nextPos", "sortType", "schedVer"},
		"dconf": {"1"}, "tags": nil, "models": nil, "decks": {"1"},
	}
	for column, keys := range want {
		object := map[string]json.RawMessage{}
		if err := json.Unmarshal([]byte(rows(t, db, `SELECT `+column+` FROM col`)[0]), &object); err != nil {
			t.Fatalf("%s: %v", column, err)
		}
		for _, key := range keys {
			if _, ok := object[key]; !ok {
				t.Errorf("%s lacks %q", column, key)
			}
		}
	}
	// Every note is of a kind, and every card in a deck, that the collection has.
	for _, query := range []string{
		`SELECT n.id FROM notes n, col c WHERE NOT EXISTS (SELECT 1 FROM json_each(c.models) m WHERE m.key = n.mid AND m.value ->> 'id' = n.mid)`,
		`SELECT k.id FROM cards k, col c WHERE NOT EXISTS (SELECT 1 FROM json_each(c.decks) d WHERE d.key = k.did AND d.value ->> 'id' = k.did)`,
		`SELECT k.id FROM cards k WHERE k.nid NOT IN (SELECT id FROM notes)`,
		`SELECT d.key FROM col c, json_each(c.decks) d WHERE CAST(d.value ->> 'conf' AS TEXT) NOT IN (SELECT key FROM json_each(c.dconf))`,
	} {
		if got := rows(t, db, query); len(got) > 0 {
			t.Errorf("%s: %v", query, got)
		}
	}
	if got := rows(t, db, `SELECT f.value ->> 'name' FROM col c, json_each(c.models) m, json_each(m.value, '$.flds') f`); len(got) != 6 || got[0] != "Question" {
		t.Errorf("fields = %v", got)
	}
}

func TestNotes(t *testing.T) {
	db := collection(t, deck(), written)
	sum := func(text string) string {
		var n int64
		fmt.Sscanf(fmt.Sprintf("%x", sha1.Sum([]byte(text)))[:8], "%x", &n)
		return fmt.Sprint(n)
	}
	want := []string{
		"who/1| footnote who |Who led Larn & <Oke>?|" + sum("Who led Larn & <Oke>?") +
			"|Who led Larn &amp; &lt;Oke&gt;?\x1f<li>Ida Wren</li><li>Bram Oke</li>\x1fIda Wren\x1fIda Wren led Larn.\x1f&#34;Wren\\x1f led&#34;\x1fAlmanac, p. 3",
		"when/2||When did the bridge open?|" + sum("When did the bridge open?") + "|When did the bridge open?\x1f\x1f1933\x1f\x1f\x1fAlmanac, p. 12",
	}
	if diff := cmp.Diff(want, rows(t, db, `SELECT guid, tags, sfld, csum, flds FROM notes ORDER BY id`)); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if got := rows(t, db, `SELECT due, type, queue, ord FROM cards ORDER BY id`); !cmp.Equal(got, []string{"1|0|0|0", "2|0|0|0"}) {
		t.Errorf("cards = %v", got)
	}
}

// Written again later, notes, their kind and the deck are known again, and newer.
func TestImportedAgainUpdates(t *testing.T) {
	const identity = `SELECT n.guid, n.mid, c.did, n.mod FROM notes n JOIN cards c ON c.nid = n.id ORDER BY n.id`
	first := rows(t, collection(t, deck(), written), identity)
	again := rows(t, collection(t, deck(), written.Add(time.Hour)), identity)
	if len(first) != 2 || len(again) != 2 {
		t.Fatalf("got %d and %d notes", len(first), len(again))
	}
	for i := range first {
		a, older, _ := cutLast(first[i])
		b, newer, _ := cutLast(again[i])
		if a != b || older >= newer {
			t.Errorf("note %d was %s, is %s", i, first[i], again[i])
		}
	}
}

func cutLast(s string) (before, after string, found bool) {
	i := strings.LastIndexByte(s, '|')
	return s[:i], s[i+1:], i >= 0
}
