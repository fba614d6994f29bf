package phrase

import "strings"

// And lists things as a sentence does: "a", "a and b", "a, b and c".
func (p Printer) And(things []string) string { return p.list("%[1]s and %[2]s", things) }

// Or lists what there is to choose from: "a, b or c".
func (p Printer) Or(things []string) string { return p.list("%[1]s or %[2]s", things) }

func (p Printer) list(last Text, things []string) string {
	n := len(things) - 1
	if n < 1 {
		return strings.Join(things, "")
	}
	return p.Say(last, strings.Join(things[:n], ", "), things[n])
}

// Quote puts words that somebody said into the language's quotation marks.
func (p Printer) Quote(words string) string { return p.Say("“%s”", words) }
