package migrations_test

import (
	"database/sql"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	_ "codeberg.org/emersion/go-sqlite3-fts5"
	"github.com/google/go-cmp/cmp"
	_ "github.com/mattn/go-sqlite3"

	"footnote/migrations"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func openEmpty(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file::memory:?_foreign_keys=on")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func up(t *testing.T, db *sql.DB, files fs.FS) {
	t.Helper()
	if err := migrations.Up(t.Context(), db, files); err != nil {
		t.Fatal(err)
	}
}

// schema is the SQL of all tables and indexes, in the order of their names,
// without the runner's own and those that FTS5 makes for itself.
func schema(t *testing.T, db *sql.DB) string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `
		SELECT sql FROM sqlite_schema
		WHERE sql IS NOT NULL AND name NOT LIKE 'goose%' AND name NOT LIKE '%\_words\_%' ESCAPE '\'
		ORDER BY name`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out strings.Builder
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		out.WriteString(text + ";\n\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// some is the first n of the program's own steps.
func some(t *testing.T, n int) fstest.MapFS {
	t.Helper()
	names, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	files := make(fstest.MapFS)
	for _, name := range names[:n] {
		data, err := fs.ReadFile(migrations.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

func last(t *testing.T) int {
	t.Helper()
	n, err := migrations.Last(migrations.FS)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

// The schema stands in a file, so that a review sees what a step changes.
func TestSchema(t *testing.T) {
	const golden = "testdata/schema.sql"
	db := openEmpty(t)
	up(t, db, migrations.FS)
	got := schema(t, db)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("schema differs from %s; run with -update if it should (-want +got):\n%s", golden, diff)
	}
}

func TestUp_stepwise(t *testing.T) {
	fresh, stepwise := openEmpty(t), openEmpty(t)
	up(t, fresh, migrations.FS)
	for n := 1; n <= last(t); n++ {
		up(t, stepwise, some(t, n))
		version, err := migrations.Version(t.Context(), stepwise)
		if err != nil || version != int64(n) {
			t.Fatalf("after step %d: Version() = %d, %v", n, version, err)
		}
	}
	if diff := cmp.Diff(schema(t, fresh), schema(t, stepwise)); diff != "" {
		t.Errorf("stepwise differs from fresh (-fresh +stepwise):\n%s", diff)
	}
}

// What people had in a base of the first version, they still have after every
// later step.
func TestUp_keepsData(t *testing.T) {
	db := openEmpty(t)
	up(t, db, some(t, 1))
	data, err := os.ReadFile("testdata/version1.sql")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), string(data)); err != nil {
		t.Fatal(err)
	}
	up(t, db, migrations.FS)
	const tell = `
		SELECT e.label || ', ' || p.id || ', ' || v.label || ', ' || s.valid || ', ' || o.title || ' ' || r.locator
		FROM statement s JOIN entity e ON e.key = s.subject JOIN property p ON p.key = s.property
		JOIN entity v ON v.key = s.value JOIN reference r ON r.statement = s.key JOIN source o ON o.key = r.source`
	var got string
	if err := db.QueryRowContext(t.Context(), tell).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if want := "Larn bridge, keeper, Ada Holt, 1933/1940, Larn Almanac p. 12"; got != want {
		t.Errorf("statement after all steps = %q, want %q", got, want)
	}
}

func TestUp_brokenStep(t *testing.T) {
	db := openEmpty(t)
	up(t, db, some(t, 1))
	before := schema(t, db)
	files := some(t, 1)
	files["00002_broken.sql"] = &fstest.MapFile{Data: []byte(
		"-- +goose Up\nCREATE TABLE half (a);\nINSERT INTO half VALUES (1);\nCREATE TABLE entity (a);\n")}
	if err := migrations.Up(t.Context(), db, files); err == nil {
		t.Fatal("Up with a broken step gives no error")
	}
	if diff := cmp.Diff(before, schema(t, db)); diff != "" {
		t.Errorf("the broken step left a trace (-before +after):\n%s", diff)
	}
	if version, err := migrations.Version(t.Context(), db); err != nil || version != 1 {
		t.Errorf("Version() = %d, %v, want 1", version, err)
	}
}

func TestLast(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("-- +goose Up\n")}
	for _, tt := range []struct {
		name    string
		files   fstest.MapFS
		want    int64
		problem string
	}{
		{"none", fstest.MapFS{}, 0, ""},
		{"two", fstest.MapFS{"00001_a.sql": file, "00002_b.sql": file}, 2, ""},
		{"other files", fstest.MapFS{"00001_a.sql": file, "notes.txt": file}, 1, ""},
		{"gap", fstest.MapFS{"00001_a.sql": file, "00003_b.sql": file}, 0, "number 00002 is missing"},
		{"twice", fstest.MapFS{"00001_a.sql": file, "00001_b.sql": file}, 0, "given twice"},
		{"not from 1", fstest.MapFS{"00002_a.sql": file}, 0, "number 00001 is missing"},
		{"short number", fstest.MapFS{"1_a.sql": file}, 0, "five digits"},
		{"no name", fstest.MapFS{"00001.sql": file}, 0, "five digits"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := migrations.Last(tt.files)
			if tt.problem != "" {
				if err == nil || !strings.Contains(err.Error(), tt.problem) {
					t.Fatalf("Last() gives error %v, want one with %q", err, tt.problem)
				}
				if err := migrations.Up(t.Context(), openEmpty(t), tt.files); err == nil {
					t.Error("Up takes such files")
				}
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("Last() = %d, %v, want %d", got, err, tt.want)
			}
		})
	}
}

func TestVersion_empty(t *testing.T) {
	if got, err := migrations.Version(t.Context(), openEmpty(t)); err != nil || got != 0 {
		t.Errorf("Version() of an empty database = %d, %v, want 0", got, err)
	}
}
