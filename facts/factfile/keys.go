package factfile

import (
	"strings"

	edlib "github.com/hbollon/go-edlib"
)

// A key is one key of an entry of type T: how its value is read into the entry
// and written from it. read is not called for null or an empty text, and write
// gives null for what need not be written.
type key[T any] struct {
	name  string
	read  func(into *T, n *node) error
	write func(from *T) node
}

// decode reads an object by the table of its keys. what names the kind of
// entry in errors: "a statement".
func decode[T any](n *node, what string, keys []key[T], into *T) error {
	if n.kind != objectKind {
		return n.errorf("%s must be keys with values (%s); this is %s", what, strings.Join(names(keys), ", "), n.kind)
	}
	var lines [32]int // where each key was met
	for i := range n.fields {
		f := &n.fields[i]
		k := indexOf(keys, f.key)
		if k < 0 {
			return (&node{line: f.line}).errorf("%s", unknownKey(f.key, what, keys))
		}
		if lines[k] != 0 {
			return (&node{line: f.line}).errorf("the key %s is given twice in %s (first on line %d); keep one of them", quote(f.key), what, lines[k])
		}
		lines[k] = f.line
		if f.value.isEmpty() {
			continue
		}
		if err := keys[k].read(into, &f.value); err != nil {
			return err
		}
	}
	return nil
}

// encode is the inverse of decode.
func encode[T any](from *T, keys []key[T]) node {
	n := node{kind: objectKind, fields: make([]field, 0, len(keys))}
	for _, k := range keys {
		if v := k.write(from); v.kind != nullKind {
			n.fields = append(n.fields, field{key: k.name, value: v})
		}
	}
	return n
}

func indexOf[T any](keys []key[T], name string) int {
	for i := range keys {
		if keys[i].name == name {
			return i
		}
	}
	return -1
}

func names[T any](keys []key[T]) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = k.name
	}
	return out
}

// unknownKey says that there is no such key, which one may be meant, and which
// there are.
func unknownKey[T any](name, what string, keys []key[T]) string {
	allowed := names(keys)
	return "unknown key " + quote(name) + " in " + what + "; " + suggestion(name, allowed) + "allowed: " + strings.Join(allowed, ", ")
}

// suggestion is "did you mean …; " for the word that is nearest to the given
// one, or nothing when all are further off than a third of its letters.
func suggestion(word string, allowed []string) string {
	word = strings.ToLower(word)
	best, nearest := max(1, len(word)/3)+1, ""
	for _, a := range allowed {
		if d := edlib.OSADamerauLevenshteinDistance(word, a); d < best {
			best, nearest = d, a
		}
	}
	if nearest == "" {
		return ""
	}
	return "did you mean " + quote(nearest) + "? "
}
