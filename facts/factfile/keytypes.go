package factfile

import (
	"strconv"
	"strings"
	"time"

	"footnote/facts"
)

// textKey is a key whose value is a text.
func textKey[T any](name string, at func(*T) *string) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) (err error) {
			*at(into), err = n.scalar(name)
			return err
		},
		write: func(from *T) node { return textNode(*at(from)) },
	}
}

// checked is the key with one more condition on its value.
func checked[T any](k key[T], check func(*node) error) key[T] {
	read := k.read
	k.read = func(into *T, n *node) error {
		if err := read(into, n); err != nil {
			return err
		}
		return check(n)
	}
	return k
}

// textsKey is a key whose value is a list of texts.
func textsKey[T any](name string, at func(*T) *[]string) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) (err error) {
			*at(into), err = texts(n, name)
			return err
		},
		write: func(from *T) node {
			n := node{kind: listKind}
			for _, s := range *at(from) {
				n.items = append(n.items, node{kind: textKind, text: s})
			}
			return n.orNull()
		},
	}
}

// texts reads a list of texts, none of them empty.
func texts(n *node, name string) ([]string, error) {
	if n.kind != listKind {
		return nil, n.errorf("%s: must be a list, such as [%s]", name, orElse(short(n.text), "one, another"))
	}
	var out []string
	for i := range n.items {
		s, err := n.items[i].scalar(name)
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(s) == "" {
			return nil, n.items[i].errorf("%s: the list has an empty place; fill it or take it out", name)
		}
		out = append(out, s)
	}
	return out, nil
}

// entityKey is a key whose value names an entity.
func entityKey[T any](name string, at func(*T) *facts.Entity) key[T] {
	return textKey(name, func(t *T) *string { return &at(t).Label })
}

// entitiesKey is a key whose value is a list of names of entities.
func entitiesKey[T any](name string, at func(*T) *[]facts.Entity) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) error {
			names, err := texts(n, name)
			for _, s := range names {
				*at(into) = append(*at(into), facts.Entity{Label: s})
			}
			return err
		},
		write: func(from *T) node {
			n := node{kind: listKind}
			for _, e := range *at(from) {
				n.items = append(n.items, node{kind: textKind, text: nameOf(e)})
			}
			return n.orNull()
		},
	}
}

// nameOf is what a statement calls an entity by: its ID, which is sure to be
// one entity's, or else its label.
func nameOf(e facts.Entity) string { return orElse(e.ID, e.Label) }

// A choice is a word in a file and the value that it stands for.
type choice[E ~string] struct {
	word  string
	value E
}

// choicesOf are the values, each standing for itself, after the word for what
// goes without saying, which stands for the empty value.
func choicesOf[E ~string](unsaid string, values ...E) []choice[E] {
	out := []choice[E]{{word: unsaid}}
	for _, v := range values {
		out = append(out, choice[E]{string(v), v})
	}
	return out
}

// choiceKey is a key whose value is one of a few words. The empty value is not
// written.
func choiceKey[T any, E ~string](name string, at func(*T) *E, choices []choice[E]) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) error {
			s, err := n.scalar(name)
			if err != nil {
				return err
			}
			words := make([]string, len(choices))
			for i, c := range choices {
				if words[i] = c.word; c.word == s {
					*at(into) = c.value
					return nil
				}
			}
			return n.errorf("%s: %s is not a choice; %sallowed: %s", name, quote(s), suggestion(s, words), strings.Join(words, ", "))
		},
		write: func(from *T) node { return textNode(string(*at(from))) },
	}
}

// boolKey is a key whose value is true or false; false is not written.
func boolKey[T any](name string, at func(*T) *bool) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) error {
			if n.kind != booleanKind {
				return n.errorf("%s: must be true or false, without quotes", name)
			}
			*at(into) = n.text == "true"
			return nil
		},
		write: func(from *T) node {
			if *at(from) {
				return node{kind: booleanKind, text: "true"}
			}
			return node{}
		},
	}
}

// dateKey is a key whose value is an EDTF date.
func dateKey[T any](name string, at func(*T) *facts.Date) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) error {
			s, err := n.scalar(name)
			if err != nil {
				return err
			}
			if *at(into), err = facts.ParseDate(s); err != nil {
				return n.errorf("%s: %w", name, err)
			}
			return nil
		},
		write: func(from *T) node {
			n := textNode(at(from).String())
			n.bare = true
			return n
		},
	}
}

// timeKey is a key whose value is a moment in RFC 3339, kept in UTC.
func timeKey[T any](name string, at func(*T) *time.Time) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) error {
			s, err := n.scalar(name)
			if err != nil {
				return err
			}
			t, err := time.Parse(time.RFC3339Nano, s)
			// In UTC it may fall into a year that RFC 3339 cannot write.
			if year := t.UTC().Year(); err != nil || year < 1 || year > 9999 {
				return n.errorf("%s: %s is not a date and time; write it as 2024-03-22T20:15:00Z", name, quote(s))
			}
			*at(into) = t.UTC()
			return nil
		},
		write: func(from *T) node {
			t := *at(from)
			if t.IsZero() {
				return node{}
			}
			return node{kind: textKind, text: t.UTC().Format(time.RFC3339Nano), bare: true}
		},
	}
}

// countKey is a key whose value is a whole number that is not negative; 0 is
// not written.
func countKey[T any](name string, at func(*T) *int) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) error {
			i, err := strconv.ParseUint(n.text, 10, 31)
			if n.kind != numberKind || err != nil {
				return n.errorf("%s: must be a whole number, such as 120", name)
			}
			*at(into) = int(i)
			return nil
		},
		write: func(from *T) node {
			if i := *at(from); i != 0 {
				return node{kind: numberKind, text: strconv.Itoa(i)}
			}
			return node{}
		},
	}
}

// objectsKey is a key whose value is a list of objects, each with its own keys
// and perhaps a check of the whole. what names one in errors: "a reference".
func objectsKey[T, E any](name, what, example string, keys []key[E], at func(*T) *[]E, check func(*E, *node) error) key[T] {
	return key[T]{
		name: name,
		read: func(into *T, n *node) error {
			if n.kind != listKind {
				return n.errorf("%s: must be a list, such as %s", name, example)
			}
			for i := range n.items {
				var e E
				if err := decode(&n.items[i], what, keys, &e); err != nil {
					return err
				}
				if err := check(&e, &n.items[i]); err != nil {
					return err
				}
				*at(into) = append(*at(into), e)
			}
			return nil
		},
		write: func(from *T) node {
			n := node{kind: listKind}
			for _, e := range *at(from) {
				n.items = append(n.items, encode(&e, keys))
			}
			return n.orNull()
		},
	}
}

// orNull is the list, or null when it is empty: an empty list need not be
// written.
func (n node) orNull() node {
	if len(n.items) == 0 {
		return node{}
	}
	return n
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// quote quotes what somebody wrote, cut short where it is long.
func quote(s string) string { return strconv.Quote(short(s)) }

// short is the text, cut where it is longer than a person wants to read in a
// message.
func short(s string) string {
	const most = 80
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
