package phrase

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// A Text is a phrase in English, a format in the way of package fmt. Numbers in
// it are written in the way of the language, with separators: give years as
// strings.
type Text string

// A Printer says phrases in one language. The zero Printer says them in English.
// It is safe for concurrent use.
type Printer struct {
	tag language.Tag
	to  *message.Printer // nil for English as it stands in the code
}

// For returns the printer of the language with that BCP 47 tag: "de" or
// "de-AT". For an empty tag, and for a language that there is not, that is the
// English one.
func For(tag string) Printer {
	wanted, err := language.Parse(tag)
	if err != nil {
		return Printer{}
	}
	all := load()
	found, _, confidence := all.matcher.Match(wanted)
	if confidence == language.No {
		return Printer{}
	}
	base, _ := found.Base()
	tagged := language.Make(base.String())
	return Printer{tag: tagged, to: message.NewPrinter(tagged, message.Catalog(all.catalog))}
}

// Languages are the tags of the languages that there are, English first.
func Languages() []string {
	all := load()
	tags := make([]string, len(all.tags))
	for i, tag := range all.tags {
		tags[i] = tag.String()
	}
	return tags
}

// Tag is the printer's language.
func (p Printer) Tag() string {
	if p.to == nil {
		return language.English.String()
	}
	return p.tag.String()
}

// Say says the phrase with the arguments in the printer's language, and in
// English if that has no translation.
func (p Printer) Say(t Text, args ...any) string {
	if p.to == nil {
		p = For("en")
	}
	return p.to.Sprintf(string(t), args...)
}

// All languages.
type languages struct {
	tags    []language.Tag // English first
	matcher language.Matcher
	catalog catalog.Catalog
}

//go:embed languages/*.yaml
var files embed.FS

// load reads the languages once. They are part of the program: that one cannot
// be read is a mistake in it, which the package's tests find.
var load = sync.OnceValue(func() *languages {
	all, err := read()
	if err != nil {
		panic(err)
	}
	return all
})

func read() (*languages, error) {
	entries, err := files.ReadDir("languages")
	if err != nil {
		return nil, fmt.Errorf("list languages: %w", err)
	}
	all := &languages{tags: []language.Tag{language.English}}
	builder := catalog.NewBuilder(catalog.Fallback(language.English))
	for _, entry := range entries {
		tag, err := language.Parse(strings.TrimSuffix(entry.Name(), ".yaml"))
		if err != nil {
			return nil, fmt.Errorf("read language %s: %w", entry.Name(), err)
		}
		if tag != language.English {
			all.tags = append(all.tags, tag)
		}
		if err := readInto(builder, tag, path.Join("languages", entry.Name())); err != nil {
			return nil, fmt.Errorf("read language %s: %w", entry.Name(), err)
		}
	}
	all.matcher, all.catalog = language.NewMatcher(all.tags), builder
	return all, nil
}

// A form is how a phrase is said: Other, or One where the first number among its
// arguments, or the argument that Arg names, is one.
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

func readInto(builder *catalog.Builder, tag language.Tag, name string) error {
	data, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	var phrases map[string]form
	if err := yaml.UnmarshalWithOptions(data, &phrases, yaml.Strict()); err != nil {
		return err
	}
	for key, f := range phrases {
		if f.One == "" {
			err = builder.SetString(tag, key, f.Other)
		} else {
			err = builder.Set(tag, key, plural.Selectf(max(f.Arg, 1), "", "one", f.One, "other", f.Other))
		}
		if err != nil {
			return fmt.Errorf("%q: %w", key, err)
		}
	}
	return nil
}
