package desk

// A Form asks for several things at once. On a network that shows forms it
// comes back as a [Submitted] event; on others each field is typed as
// "name: value".
type Form struct {
	Name     string // what the Submitted event has as its Action
	Value    string // what it has as its Value
	Title    string // at most 24 letters
	Intro    string
	Language string // of what the network adds to it, as a BCP 47 tag; empty for English
	Submit   string // the button's label; at most 24 letters
	Fields   []Field
}

// A Field is one thing that a Form asks for.
type Field struct {
	Name     string
	Label    string // at most 48 letters
	Hint     string // at most 150 letters
	Kind     FieldKind
	Optional bool
	Options  []Option // of Choice and Choices; at most 100
	Initial  []string // the values to begin with
}

// A FieldKind says how a field is filled in.
type FieldKind string

// The kinds of field.
const (
	Line      FieldKind = "line"    // one line of text
	Lines     FieldKind = "lines"   // several
	Choice    FieldKind = "choice"  // one of the options
	Choices   FieldKind = "choices" // any of the options
	TimeOfDay FieldKind = "time"    // as 15:04
	People    FieldKind = "people"  // users of the network, by their IDs
	OneRoom   FieldKind = "room"    // a room of the network, by its ID
)

// An Option is something to choose: its value and what stands for it.
type Option struct{ Value, Label string }
