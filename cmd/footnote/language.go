package main

import (
	"fmt"
	"strings"

	"footnote/bot/phrase"
)

// A language is the tag of one that the bot speaks.
type language string

// UnmarshalText reads a tag: "de".
func (l *language) UnmarshalText(text []byte) error {
	p, ok := phrase.Find(string(text))
	if !ok {
		return fmt.Errorf("there is no language %q; there are %s", text, strings.Join(phrase.Languages(), ", "))
	}
	*l = language(p.Tag())
	return nil
}
