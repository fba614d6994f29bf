package phrase

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A Text is a phrase in English, a format in the way of package fmt. Numbers in
// it are written in the way of the language, with separators: give years as
// strings. What follows a "¦" is not said: it tells apart phrases that are the
// same in English and not in other languages.
type Text string

// A Printer says phrases in one language. The zero Printer says them in English.
// It is safe for concurrent use, and equal to any other of its language.
type Printer struct {
	in *tongue // nil for English
}

// For returns the printer of the language with that BCP 47 tag: "de" or
// "de-AT". For an empty tag, and for a language that there is not, that is the
// English one.
func For(tag string) Printer {
	p, _ := Find(tag)
	return p
}

// Find is For, and reports whether there is such a language.
func Find(tag string) (p Printer, ok bool) {
	all := load()
	in := all.tongues[tag]
	if in == nil {
		wanted, err := language.Parse(tag)
		if err != nil {
			return Printer{}, false
		}
		_, at, confidence := all.matcher.Match(wanted)
		if confidence == language.No {
			return Printer{}, false
		}
		in = all.tongues[all.tags[at].String()]
	}
	if in == all.english {
		return Printer{}, true
	}
	return Printer{in}, true
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
func (p Printer) Tag() string { return p.tongue().tag }

// Name is what the language calls itself: "Deutsch".
func (p Printer) Name() string { return p.Say("English¦the name of this language") }

// Say says the phrase with the arguments in the printer's language, and in
// English if that has no translation.
func (p Printer) Say(t Text, args ...any) string {
	in := p.tongue()
	said, known := in.phrases[t]
	if !known {
		said.Other, _, _ = strings.Cut(string(t), "¦")
	}
	switch {
	case said.One == "" && strings.IndexByte(said.Other, '%') < 0:
		return said.Other
	case said.One == "" && allText(args):
		return fmt.Sprintf(said.Other, args...)
	}
	return in.printer.Sprintf(message.Key(string(t), said.Other), args...)
}

// allText reports whether no argument is written differently by language.
func allText(args []any) bool {
	for _, a := range args {
		if _, ok := a.(string); !ok {
			return false
		}
	}
	return true
}

// tongue is the printer's language.
func (p Printer) tongue() *tongue {
	if p.in == nil {
		return load().english
	}
	return p.in
}

// load reads the languages once. They are part of the program: that one cannot
// be read is a mistake in it, which the package's tests find.
var load = sync.OnceValue(func() *languages {
	all, err := read()
	if err != nil {
		panic(err)
	}
	return all
})
