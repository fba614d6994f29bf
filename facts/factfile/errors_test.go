package factfile_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/factfile"
)

// statementKeys and oneObject are parts of many messages.
const (
	statementKeys = "id, subject, property, value, from, to, on, of, place, asserted-by, certainty, replaces, replaced-by, about, text, rank, status, source, locator, quote, references, recorded-by, recorded-at, retracted-by, retracted-at, history"
	oneObject     = `one object in braces, such as {"subject": "isis", "property": "leader", "value": "baghdadi"}`
)

// An errorTest is a file with one mistake and the whole error that it gives.
type errorTest struct{ name, in, want string }

var yamlErrors = []errorTest{
	{"unknown key", "statements:\n  - subject: a\n    proprety: p\n",
		`f:3: unknown key "proprety" in a statement; did you mean "property"? allowed: ` + statementKeys},
	{"unknown key, none near", "statements:\n  - subject: a\n    zzzzzz: p\n",
		`f:3: unknown key "zzzzzz" in a statement; allowed: ` + statementKeys},
	{"unknown section", "statement:\n  - subject: a\n",
		`f:1: unknown key "statement" in a fact file; did you mean "statements"? allowed: defaults, sources, properties, entities, statements`},
	{"unknown default", "defaults: {sources: s}\n",
		`f:1: unknown key "sources" in the defaults; did you mean "source"? allowed: source, certainty, status`},
	{"underscore", "statements:\n  - {subject: a, property: p, value: b, asserted_by: c}\n",
		`f:2: unknown key "asserted_by" in a statement; did you mean "asserted-by"? allowed: ` + statementKeys},
	{"JSONL's type", "statements:\n  - {type: statement, subject: a}\n",
		`f:2: unknown key "type" in a statement; allowed: ` + statementKeys},
	{"key twice", "statements:\n  - subject: a\n    property: p\n    value: b\n    value: c\n",
		`f:5: the key "value" is given twice in a statement (first on line 4); keep one of them`},
	{"section twice", "sources: []\nentities: []\nsources: []\n",
		`f:3: the key "sources" is given twice in a fact file (first on line 1); keep one of them`},
	{"no subject", "statements:\n  - property: p\n    value: b\n",
		`f:2: the statement has no subject; say whom or what it is about, such as subject: isis`},
	{"blank subject", "statements:\n  - {subject: \" \", property: p, value: b}\n",
		`f:2: the statement has no subject; say whom or what it is about, such as subject: isis`},
	{"no property", "statements:\n  - {subject: a, value: b}\n",
		`f:2: the statement has no property; say how subject and value are related, such as property: leader`},
	{"no value", "statements:\n  - {subject: a, property: p, value: }\n",
		`f:2: the statement has no value; give a name, a text or a number, such as value: 130`},
	{"an entry of nothing", "statements:\n  -\n",
		`f:2: a statement must be keys with values (` + statementKeys + `); this is nothing`},
	{"an entry of text", "statements:\n  - a leads b\n",
		`f:2: a statement must be keys with values (` + statementKeys + `); this is a text`},
	{"no dashes", "statements:\n  subject: a\n",
		`f:2: statements: must be a list; begin each statement with a dash on a line of its own`},
	{"a section of text", "entities: larn\n",
		`f:1: entities: must be a list; begin each entity with a dash on a line of its own`},
	{"a list at the top", "- subject: a\n",
		`f:1: a fact file must be keys with values (defaults, sources, properties, entities, statements); this is a list`},
	{"text at the top", "the bridge was built\n",
		`f:1: a fact file must be keys with values (defaults, sources, properties, entities, statements); this is a text`},
	{"month", "statements:\n  - subject: a\n    property: p\n    value: b\n    from: 2024-13\n",
		`f:5: from: date "2024-13": there is no month "13"; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or .. for an open bound`},
	{"day", "statements:\n  - subject: a\n    property: p\n    value: b\n    to: 2023-02-29\n",
		`f:5: to: date "2023-02-29": that month has no day "29"; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or .. for an open bound`},
	{"date in words", "statements:\n  - subject: a\n    property: p\n    value: b\n    on: 22 March 2024\n",
		`f:5: on: date "22 March 2024": not a date of this form; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or .. for an open bound`},
	{"date as a list", "statements:\n  - subject: a\n    property: p\n    value: b\n    on: [2024]\n",
		`f:5: on: must be one word or text, not a list`},
	{"open point", "statements:\n  - subject: a\n    property: p\n    value: b\n    on: ..\n",
		`f:2: on: must be a date, such as 2024-03-22; only from and to may be open (..)`},
	{"on beside from", "statements:\n  - subject: a\n    property: p\n    value: b\n    on: 2024\n    from: 2023\n",
		`f:2: the statement has on beside from or to; write on for what happened on one date, from and to for what lasted`},
	{"end before start", "statements:\n  - subject: a\n    property: p\n    value: b\n    from: 2019-10\n    to: 2019-09-30\n",
		`f:2: it ends (to: 2019-09-30) before it starts (from: 2019-10); is one of the dates mistaken, or are they exchanged?`},
	{"certainty", "statements:\n  - subject: a\n    property: p\n    value: b\n    certainty: state\n",
		`f:5: certainty: "state" is not a choice; did you mean "states"? allowed: states, reports, suggests`},
	{"rank", "statements:\n  - subject: a\n    property: p\n    value: b\n    rank: best\n",
		`f:5: rank: "best" is not a choice; allowed: normal, preferred, deprecated`},
	{"status in capitals", "statements:\n  - subject: a\n    property: p\n    value: b\n    status: Accepted\n",
		`f:5: status: "Accepted" is not a choice; did you mean "accepted"? allowed: accepted, proposed, retracted`},
	{"value kind", "properties:\n  - {id: p, value: number}\n",
		`f:2: value: "number" is not a choice; allowed: entity, text, quantity`},
	{"single", "properties:\n  - {id: p, single: yes}\n",
		`f:2: single: must be true or false, without quotes`},
	{"nouns not a list", "properties:\n  - {id: p, nouns: leader}\n",
		`f:2: nouns: must be a list, such as [leader]`},
	{"empty alias", "entities:\n  - id: a\n    aliases:\n      - b\n      -\n",
		`f:5: aliases: the list has an empty place; fill it or take it out`},
	{"alias list in list", "entities:\n  - id: a\n    aliases: [[b]]\n",
		`f:3: aliases: must be one word or text, not a list`},
	{"label a list", "entities:\n  - id: a\n    label: [b]\n",
		`f:3: label: must be one word or text, not a list`},
	{"phrase", "properties:\n  - {id: p, phrase: \"{who} led {subject}\"}\n",
		`f:2: phrase: only {subject} and {value} may stand in braces, as in "{value} led {subject}"`},
	{"phrase without quotes", "properties:\n  - id: p\n    phrase: {value} led {subject}\n",
		`f:3: broken YAML: something follows where nothing can; put a text with quotation marks or braces in it into 'quotes', and begin all keys of an entry in the same column`},
	{"language", "sources:\n  - {id: s, language: English}\n",
		`f:2: language: "English" is not the code of a language; write en for English, ar for Arabic, pt-BR for Brazilian Portuguese`},
	{"source without id", "sources:\n  - {title: T}\n",
		`f:2: the source has no id; give it one for statements to name it by, such as id: smith-2024`},
	{"property without id", "properties:\n  - {label: T}\n",
		`f:2: the property has no id; give it one for statements to name it by, such as id: leader`},
	{"entity without id", "entities:\n  - {kind: person}\n",
		`f:2: the entity has no id; give it one for statements to name it by, such as id: islamic-state`},
	{"value list", "statements:\n  - subject: a\n    property: p\n    value: [b, c]\n",
		`f:4: value: must be one value; write a statement for each`},
	{"value of two kinds", "statements:\n  - subject: a\n    property: p\n    value: {entity: b, amount: 3}\n",
		`f:4: value: must have entity, or text, or amount (with unit and sense if need be), and only one of them`},
	{"value of no kind", "statements:\n  - subject: a\n    property: p\n    value: {unit: people}\n",
		`f:4: value: must have entity, or text, or amount (with unit and sense if need be), and only one of them`},
	{"entity with a unit", "statements:\n  - subject: a\n    property: p\n    value: {entity: b, unit: people}\n",
		`f:4: value: must have entity, or text, or amount (with unit and sense if need be), and only one of them`},
	{"unknown key of a value", "statements:\n  - subject: a\n    property: p\n    value: {ammount: 3}\n",
		`f:4: unknown key "ammount" in a value; did you mean "amount"? allowed: entity, text, amount, unit, sense`},
	{"amount in words", "statements:\n  - subject: a\n    property: p\n    value: {amount: many}\n",
		`f:4: amount: "many" is not a number; write digits only, such as 130000 or 2.5`},
	{"amount with commas", "statements:\n  - subject: a\n    property: p\n    value: {amount: \"130,000\"}\n",
		`f:4: amount: "130,000" is not a number; write digits only, such as 130000 or 2.5`},
	{"huge", "statements:\n  - subject: a\n    property: p\n    value: {amount: 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000}\n",
		`f:4: amount: "10000000000000000000000000000000000000000000000000000000000000000000000000000000…" is too large a number`},
	{"sense", "statements:\n  - subject: a\n    property: p\n    value: {amount: 3, sense: over}\n",
		`f:4: sense: "over" is not a choice; allowed: exactly, more than, at least, less than, at most, nearly, about`},
	{"no source", "statements:\n  - subject: a\n    property: p\n    value: b\n    locator: p. 9\n",
		`f:2: a reference has no source; name the id of one, such as source: smith-2024`},
	{"no source in a list", "statements:\n  - subject: a\n    property: p\n    value: b\n    references: [{locator: p. 9}]\n",
		`f:2: a reference has no source; name the id of one, such as source: smith-2024`},
	{"reference beside references", "statements:\n  - subject: a\n    property: p\n    value: b\n    source: s\n    references: [{source: t}]\n",
		`f:2: the statement has references beside source, locator or quote; put them into the list of references`},
	{"references not a list", "statements:\n  - subject: a\n    property: p\n    value: b\n    references: s\n",
		`f:5: references: must be a list, such as [{source: smith-2024, locator: p. 9}]`},
	{"reference is text", "statements:\n  - subject: a\n    property: p\n    value: b\n    references: [s]\n",
		`f:5: a reference must be keys with values (source, locator, quote, start, end); this is a text`},
	{"offsets", "statements:\n  - subject: a\n    property: p\n    value: b\n    references: [{source: s, start: 9, end: 3}]\n",
		`f:5: the reference ends (3) before it starts (9)`},
	{"offset", "statements:\n  - subject: a\n    property: p\n    value: b\n    references: [{source: s, start: -1}]\n",
		`f:5: start: must be a whole number, such as 120`},
	{"history not a list", "statements:\n  - {subject: a, property: p, value: b, history: accepted}\n",
		`f:2: history: must be a list, such as [{status: proposed, by: ana}, {status: accepted, by: ben}]`},
	{"a change to nothing", "statements:\n  - {subject: a, property: p, value: b, history: [{by: ana}]}\n",
		`f:2: the change has no status; say what the statement became, such as status: accepted`},
	{"time", "statements:\n  - subject: a\n    property: p\n    value: b\n    recorded-at: 2024-03-22\n",
		`f:5: recorded-at: "2024-03-22" is not a date and time; write it as 2024-03-22T20:15:00Z`},
	{"colon in a text", "statements:\n  - subject: a\n    property: p\n    value: b\n    text: He said: go\n",
		`f:5: broken YAML: a colon stands where none can; put a text that has ": " in it into "double quotes", and begin all keys of an entry in the same column`},
	{"quotation in a text", "statements:\n  - subject: a\n    property: p\n    value: b\n    quote: \"War\" is over\n",
		`f:5: broken YAML: something follows where nothing can; put a text with quotation marks or braces in it into 'quotes', and begin all keys of an entry in the same column`},
	{"wrong indentation", "statements:\n  - subject: a\n   property: p\n",
		`f:3: broken YAML: something follows where nothing can; put a text with quotation marks or braces in it into 'quotes', and begin all keys of an entry in the same column`},
	{"tab", "statements:\n\t- subject: a\n",
		`f:2: broken YAML: a tab cannot indent; use spaces`},
	{"quote without end", "statements:\n  - subject: a\n    property: p\n    value: b\n    text: \"foo\n",
		`f:5: broken YAML: a quotation mark is not closed; put one at the end of the text`},
	{"bracket without end", "statements:\n  - subject: a\n    property: p\n    value: b\n    about: [a, b\n    text: c\n",
		`f:6: broken YAML: a bracket is not closed; lists end with ] and braces with }`},
	{"reserved", "statements:\n  - subject: a\n    property: p\n    value: b\n    text: @home\n",
		`f:5: broken YAML: a text cannot begin with this sign; put the text into "double quotes"`},
	{"alias", "statements:\n  - subject: a\n    property: p\n    value: b\n    text: *important*\n",
		`f:5: texts that begin with *, & or ! must be in "double quotes"; references inside YAML (anchors, aliases, tags) are not read`},
	{"anchor", "statements:\n  - subject: a\n    property: p\n    value: b\n    text: &x y\n",
		`f:5: texts that begin with *, & or ! must be in "double quotes"; references inside YAML (anchors, aliases, tags) are not read`},
	{"tag", "statements:\n  - subject: a\n    property: p\n    value: b\n    text: !!str y\n",
		`f:5: texts that begin with *, & or ! must be in "double quotes"; references inside YAML (anchors, aliases, tags) are not read`},
	{"merge", "entities:\n  - {id: a, <<: *x}\n",
		`f:2: this part of YAML is not used in fact files; write keys, lists and texts only`},
	{"complex key", "? a\n: b\n",
		`f:1: this part of YAML is not used in fact files; write keys, lists and texts only`},
	{"directive", "%YAML 1.2\n---\nsources: []\n",
		`f:1: broken YAML: a line cannot begin with %; take it out, or put the text into "double quotes"`},
	{"bomb", "a: &a [x, x]\nb: &b [*a, *a]\n",
		`f:1: texts that begin with *, & or ! must be in "double quotes"; references inside YAML (anchors, aliases, tags) are not read`},
	{"deep", strings.Repeat("[", 100000),
		`f:1: lists and groups of keys stand too deep in one another`},
	{"deep dashes", strings.Repeat("- ", 100000),
		`f:1: lists and groups of keys stand too deep in one another`},
	{"latin-1", "statements:\n  - subject: Jos\xe9\n",
		`f:2: this is not UTF-8 text; save the file with the encoding UTF-8`},
	{"utf-16", "\xff\xfes\x00",
		`f:1: this is not UTF-8 text; save the file with the encoding UTF-8`},
}
var jsonlErrors = []errorTest{
	{"no comma", "{\"subject\":\"a\" \"property\":\"p\"}",
		`f:1: broken JSON: invalid character '"' after object key:value pair; a line must be ` + oneObject},
	{"comma at the end", "{\"subject\":\"a\",}",
		`f:1: broken JSON: invalid character '}' looking for beginning of object key string; a line must be ` + oneObject},
	{"two objects", "{\"subject\":\"a\"} {\"subject\":\"b\"}",
		`f:1: broken JSON: there is more than one object on the line; a line must be ` + oneObject},
	{"over two lines", "{\n\"subject\":\"a\"}",
		`f:1: broken JSON: the object does not end on this line; a line must be ` + oneObject},
	{"an array", "[{\"subject\":\"a\"}]",
		`f:1: a line must be ` + oneObject + `; this is a list`},
	{"text", "subject,property,value",
		`f:1: broken JSON: invalid character 's' looking for beginning of value; a line must be ` + oneObject},
	{"a string", "\"a\"",
		`f:1: a line must be ` + oneObject + `; this is a text`},
	{"null", "null",
		`f:1: a line must be ` + oneObject + `; this is nothing`},
	{"line number", "{\"type\":\"entity\",\"id\":\"a\"}\n\n\n{\"subject\":1}",
		`f:4: the statement has no property; say how subject and value are related, such as property: leader`},
	{"type", "{\"type\":\"entiti\",\"id\":\"a\"}",
		`f:1: type: "entiti" is not a choice; did you mean "entity"? allowed: source, property, entity, statement`},
	{"type is a number", "{\"type\":3,\"id\":\"a\"}",
		`f:1: type: "3" is not a choice; allowed: source, property, entity, statement`},
	{"type twice", "{\"type\":\"entity\",\"type\":\"source\",\"id\":\"a\"}",
		`f:1: unknown key "type" in an entity; allowed: id, label, kind, aliases, description`},
	{"key twice", "{\"subject\":\"a\",\"subject\":\"b\"}",
		`f:1: the key "subject" is given twice in a statement (first on line 1); keep one of them`},
	{"key in capitals", "{\"Subject\":\"a\"}",
		`f:1: unknown key "Subject" in a statement; did you mean "subject"? allowed: ` + statementKeys},
	{"no subject", "{\"property\":\"p\",\"value\":\"b\"}",
		`f:1: the statement has no subject; say whom or what it is about, such as subject: isis`},
	{"end before start", "{\"subject\":\"a\",\"property\":\"p\",\"value\":\"b\",\"from\":\"2020\",\"to\":\"2019\"}",
		`f:1: it ends (to: 2019) before it starts (from: 2020); is one of the dates mistaken, or are they exchanged?`},
	{"value list", "{\"subject\":\"a\",\"property\":\"p\",\"value\":[\"b\"]}",
		`f:1: value: must be one value; write a statement for each`},
	{"subject is an object", "{\"subject\":{\"id\":\"a\"},\"property\":\"p\",\"value\":\"b\"}",
		`f:1: subject: must be one word or text, not a group of keys`},
	{"single is a text", "{\"type\":\"property\",\"id\":\"p\",\"single\":\"true\"}",
		`f:1: single: must be true or false, without quotes`},
	{"deep", strings.Repeat("[", 100000),
		`f:1: broken JSON: lists and objects stand too deep in one another; a line must be ` + oneObject},
	{"latin-1", "{\"subject\":\"Jos\xe9\"}",
		`f:1: this is not UTF-8 text; save the file with the encoding UTF-8`},
}

func TestReadErrors(t *testing.T) {
	for _, tt := range yamlErrors {
		t.Run(tt.name, func(t *testing.T) { checkError(t, tt.in, factfile.YAML, tt.want) })
	}
	for _, tt := range jsonlErrors {
		t.Run("JSONL: "+tt.name, func(t *testing.T) { checkError(t, tt.in, factfile.JSONL, tt.want) })
	}
	long := strings.Repeat(" ", 1<<20) + "\n"
	checkError(t, "\n"+long, factfile.JSONL, "f:2: the line is longer than 1048576 bytes; write one object a line")
	checkError(t, strings.Repeat(long, 5), factfile.YAML, "f:1: the file is larger than 4 MiB; split it, or write JSONL, which may be of any length")
	checkError(t, "", "json", `f:1: there is no form of fact file "json"; there are yaml and jsonl`)
}

// checkError checks that reading gives the error and nothing after it.
func checkError(t *testing.T, in string, format factfile.Format, want string) {
	t.Helper()
	var got []string
	for _, err := range factfile.Read(strings.NewReader(in), "f", format) {
		if got != nil || err != nil {
			got = append(got, message(err))
		}
	}
	if diff := cmp.Diff([]string{want}, got); diff != "" {
		t.Errorf("errors of Read (-want +got):\n%s", diff)
	}
}

func TestReadTellsTheCause(t *testing.T) {
	cause := errors.New("the disk is gone")
	for _, format := range []factfile.Format{factfile.YAML, factfile.JSONL} {
		in := io.MultiReader(strings.NewReader("\n\n"), iotest.ErrReader(cause))
		_, err := collect(factfile.Read(in, "f", format))
		var at *facts.LineError
		if !errors.As(err, &at) || !errors.Is(err, cause) {
			t.Errorf("%s: Read gives the error %v, want a LineError around %v", format, err, cause)
		}
	}
}
