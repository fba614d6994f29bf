package fakeslack

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// readBlocks checks the blocks of a message and gives each a block_id, as Slack
// does. No blocks, and an empty list of them, are nil.
func (s *Server) readBlocks(text string, on surface) (json.RawMessage, error) {
	if text == "" {
		return nil, nil
	}
	var blocks []any
	if json.Unmarshal([]byte(text), &blocks) != nil {
		return nil, refuse("invalid_blocks_format")
	}
	if len(blocks) == 0 {
		return nil, nil
	}
	var c checker
	c.object("", object{"blocks": blocks}, []string{"(message)"})
	c.ids(blocks)
	if c.markdown > maxMarkdown {
		c.complain("/blocks", "must be less than %d characters of markdown", maxMarkdown+1)
	}
	if len(c.found) > 0 {
		return nil, &apiError{code: "invalid_blocks", messages: c.found}
	}
	if c.chars > maxBlockText {
		return nil, refuse("msg_blocks_too_long")
	}
	s.nameBlocks(blocks)
	return mustJSON(blocks), nil
}

// nameBlocks gives a block_id to those that have none, and an action_id to their
// elements. The blocks were checked.
func (s *Server) nameBlocks(blocks []any) {
	for _, b := range blocks {
		b, ok := b.(object)
		if !ok {
			continue
		}
		if id, _ := b["block_id"].(string); id == "" {
			b["block_id"] = strings.ToLower(s.tick.id("b"))
		}
		for e := range elements(b) {
			kind, _ := e["type"].(string)
			if _, interactive := objects[kind]["action_id"]; interactive && e["action_id"] == nil {
				e["action_id"] = strings.ToLower(s.tick.id("a"))
			}
		}
	}
}

// elements goes over the elements of a block, wherever it keeps them.
func elements(b object) func(yield func(object) bool) {
	return func(yield func(object) bool) {
		list, _ := b["elements"].([]any)
		if b["type"] == "rich_text" {
			list = nil
		}
		for _, e := range append(slices.Clone(list), b["accessory"], b["element"]) {
			if e, ok := e.(object); ok && !yield(e) {
				return
			}
		}
	}
}

// A checker holds objects against the table and collects what is wrong, in the
// form in which Slack says it.
type checker struct {
	found    []string
	chars    int // of all text seen
	markdown int // of all markdown seen
}

func (c *checker) complain(path, format string, a ...any) {
	c.found = append(c.found, fmt.Sprintf("[ERROR] "+format, a...)+" [json-pointer:"+path+"]")
}

// object checks an object that may be of those types.
func (c *checker) object(path string, v any, types []string) {
	o, ok := v.(object)
	if !ok {
		c.complain(path, "must provide an object")
		return
	}
	kind := types[0]
	if !strings.HasPrefix(kind, "(") {
		kind, _ = o["type"].(string)
		if !slices.Contains(types, kind) {
			c.complain(path+"/type", "unsupported type: %s", kind)
			return
		}
	}
	rules := objects[kind]
	if rules == nil {
		c.countText(o)
		return
	}
	if kind == "section" && o["text"] == nil && o["fields"] == nil {
		c.complain(path, "missing required field: text")
	}
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		if rules[name].need && o[name] == nil {
			c.complain(path, "missing required field: %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o)) {
		rule, known := rules[name]
		if !known {
			c.complain(path, "invalid additional property: %s", name)
			continue
		}
		c.value(path+"/"+name, o[name], rule)
		c.count(kind, name, o[name])
	}
}

// count adds up the text that is shown.
func (c *checker) count(kind, name string, v any) {
	if text, ok := v.(string); ok && name == "text" {
		n := utf8.RuneCountInString(text)
		c.chars += n
		if kind == "markdown" {
			c.markdown += n
		}
	}
}

// countText adds up the text in what the table doesn't look into.
func (c *checker) countText(v any) {
	switch v := v.(type) {
	case object:
		for name, inner := range v {
			c.count("", name, inner)
			c.countText(inner)
		}
	case []any:
		for _, inner := range v {
			c.countText(inner)
		}
	}
}

// value checks what a field holds. Null is as good as nothing.
func (c *checker) value(path string, v any, f field) {
	switch v := v.(type) {
	case string:
		c.length(path, v, f.chars)
	case object:
		if text, ok := v["text"].(string); ok && f.chars > 0 {
			c.length(path+"/text", text, f.chars)
		}
		if text, ok := v["text"].(string); ok && text == "" {
			c.complain(path+"/text", "must be more than 0 characters")
		}
		if f.holds != nil {
			c.object(path, v, f.holds)
		}
	case []any:
		if f.items > 0 && len(v) > f.items {
			c.complain(path, "no more than %d items allowed", f.items)
		}
		for i, item := range v {
			c.item(fmt.Sprintf("%s/%d", path, i), item, f)
		}
	}
}

// item checks one item of a list.
func (c *checker) item(path string, v any, f field) {
	if f.cells > 0 {
		c.value(path, v, field{items: f.cells, holds: f.holds})
		return
	}
	if _, ok := v.(object); !ok && f.holds != nil {
		c.complain(path, "must provide an object")
		return
	}
	c.value(path, v, field{chars: f.chars, holds: f.holds})
}

func (c *checker) length(path, text string, most int) {
	if most > 0 && utf8.RuneCountInString(text) > most {
		c.complain(path, "must be less than %d characters", most+1)
	}
}

// ids checks that no two blocks have one block_id, and no two elements of a
// block one action_id.
func (c *checker) ids(blocks []any) {
	seen := make(map[string]bool)
	for i, b := range blocks {
		b, ok := b.(object)
		if !ok {
			continue
		}
		id, _ := b["block_id"].(string)
		if id != "" && seen[id] {
			c.complain(fmt.Sprintf("/blocks/%d/block_id", i), "`block_id` %q already exists", id)
		}
		seen[id] = true
		actions := make(map[string]bool)
		for e := range elements(b) {
			action, _ := e["action_id"].(string)
			if action != "" && actions[action] {
				c.complain(fmt.Sprintf("/blocks/%d", i), "`action_id` %q already exists for `block_id` %q", action, id)
			}
			actions[action] = true
		}
	}
}
