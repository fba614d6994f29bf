package phrase

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

//go:embed languages
var files embed.FS

// All languages.
type languages struct {
	tags    []language.Tag // English first
	matcher language.Matcher
	tongues map[string]*tongue // by tag
	english *tongue
}

// A tongue is one language.
type tongue struct {
	tag     string
	phrases map[Text]form
	printer *message.Printer // writes its numbers and chooses by them
}

// A form is how a phrase is said: Other, or One where the first argument, or the
// argument that Arg names, is one.
type form struct {
	Arg        int
	One, Other string
}

// UnmarshalYAML reads a form that is written as a string or as a map.
func (f *form) UnmarshalYAML(data []byte) error {
	if err := yaml.Unmarshal(data, &f.Other); err == nil {
		return nil
	}
	type plain form
	return yaml.UnmarshalWithOptions(data, (*plain)(f), yaml.Strict())
}

// read reads the files of all languages: CODE.yaml, and those in the folder
// CODE.
func read() (*languages, error) {
	english := &tongue{tag: language.English.String(), phrases: map[Text]form{}}
	all := &languages{tags: []language.Tag{language.English}, tongues: map[string]*tongue{english.tag: english}, english: english}
	err := fs.WalkDir(files, "languages", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if err := all.readFile(name); err != nil {
			return fmt.Errorf("read language %s: %w", name, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	all.matcher = language.NewMatcher(all.tags)
	return all, all.makePrinters()
}

// readFile reads one of the files of a language.
func (l *languages) readFile(name string) error {
	code, _, _ := strings.Cut(strings.TrimPrefix(name, "languages/"), "/")
	tag, err := language.Parse(strings.TrimSuffix(code, ".yaml"))
	if err != nil {
		return err
	}
	in := l.tongues[tag.String()]
	if in == nil {
		in = &tongue{tag: tag.String(), phrases: map[Text]form{}}
		l.tags, l.tongues[in.tag] = append(l.tags, tag), in
	}
	data, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	var phrases map[Text]form
	if err := yaml.UnmarshalWithOptions(data, &phrases, yaml.Strict()); err != nil {
		return err
	}
	for t, f := range phrases {
		if was, twice := in.phrases[t]; twice && was != f {
			return fmt.Errorf("%q is there twice", t)
		}
		in.phrases[t] = f
	}
	return nil
}

// makePrinters makes the catalogue of what depends on numbers, and each
// language's printer.
func (l *languages) makePrinters() error {
	builder := catalog.NewBuilder(catalog.Fallback(language.English))
	for _, tag := range l.tags {
		in := l.tongues[tag.String()]
		for t, f := range in.phrases {
			var err error
			if f.One == "" {
				err = builder.SetString(tag, string(t), f.Other)
			} else {
				err = builder.Set(tag, string(t), plural.Selectf(max(f.Arg, 1), "", "one", f.One, "other", f.Other))
			}
			if err != nil {
				return fmt.Errorf("phrase %q of %s: %w", t, tag, err)
			}
		}
		in.printer = message.NewPrinter(tag, message.Catalog(builder))
	}
	return nil
}
