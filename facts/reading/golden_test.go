package reading_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/reading"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each file in testdata/files is read as its .golden file says. What made the
// files is in testdata/README.md.
func TestRead_golden(t *testing.T) {
	names, err := filepath.Glob("testdata/files/*")
	if err != nil || len(names) < 9 {
		t.Fatalf("testdata has %d files, %v", len(names), err)
	}
	opts := reading.Options{CacheDir: t.TempDir(), Trusted: true} // the PDF engine is compiled once for all
	for _, name := range names {
		base := filepath.Base(name)
		t.Run(base, func(t *testing.T) {
			r := readFile(t, name, opts)
			checkRanges(t, &r)
			got := describe(&r)
			golden := "testdata/golden/" + base + ".txt"
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
				t.Errorf("reading differs from %s; run with -update if it should (-want +got):\n%s", golden, diff)
			}
		})
	}
}

func readFile(t testing.TB, name string, opts reading.Options) facts.Reading {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	opts.Name = filepath.Base(name)
	r, err := reading.Read(t.Context(), content, opts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// describe tells all of a reading, one sentence a line.
func describe(r *facts.Reading) string {
	var b strings.Builder
	s := r.Source
	fmt.Fprintf(&b, "format %s\ntitle %s\nauthor %s\npublisher %s\ndate %s\nlanguage %s\nlicence %s\n",
		r.Format, s.Title, s.Author, s.Publisher, s.Date, s.Language, s.Licence)
	for i := range r.Passages {
		p := &r.Passages[i]
		fmt.Fprintf(&b, "\n[%s]\n", p.Locator())
		for n := range p.Sentences {
			fmt.Fprintf(&b, "%q\n", p.Sentence(n))
		}
	}
	return b.String()
}

// checkRanges makes sure that passages and sentences follow one another, and
// that nothing but white space is between them.
func checkRanges(t testing.TB, r *facts.Reading) {
	t.Helper()
	end := 0
	for i := range r.Passages {
		p := &r.Passages[i]
		if p.Ordinal != i || p.Start < end || p.End > len(r.Text) || p.Text != r.Text[p.Start:p.End] || len(p.Sentences) == 0 {
			t.Fatalf("passage %d is %+v, after byte %d", i, p, end)
		}
		for _, s := range p.Sentences {
			if s.Start < end || s.End <= s.Start || strings.TrimSpace(r.Text[end:s.Start]) != "" {
				t.Fatalf("sentence %v comes after byte %d in passage %d", s, end, i)
			}
			end = s.End
		}
		if end > p.End || strings.TrimSpace(r.Text[end:p.End]) != "" {
			t.Fatalf("sentences of passage %d end at %d, the passage at %d", i, end, p.End)
		}
		end = p.End
	}
	if strings.TrimSpace(r.Text[end:]) != "" {
		t.Fatalf("there is text after the last passage: %q", r.Text[end:])
	}
}
