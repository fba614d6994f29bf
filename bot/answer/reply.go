package answer

import (
	"slices"
	"strconv"
	"strings"

	"footnote/facts"
)

// Status says what became of a question.
type Status string

// The statuses of a reply.
const (
	Answered Status = "answered"
	Partial  Status = "partial"   // says what is known and what is missing
	Conflict Status = "conflict"  // both sides, dated and cited
	NotFound Status = "not_found" // the readings don't say
	Unclear  Status = "unclear"   // asks back, with choices in Offers
	Social   Status = "social"    // thanks, hello, help
)

// A Reply is an answer before it is rendered. Adapters render it and nobody
// else formats; its strings are plain text without marks.
type Reply struct {
	Status Status
	// Lead is the first sentence; LeadNotes are the footnotes it rests on.
	Lead      string
	LeadNotes []int
	Points    []Point
	// Table sets things side by side, below the points; nil for none.
	Table *Table `json:",omitempty"`
	// Timeline is what the points tell in order of time, for a picture; nil for
	// other replies, and it is not stored.
	Timeline *Timeline `json:"-"`
	// Caveats are what the reader must know to read the answer rightly.
	Caveats   []string
	Footnotes []Footnote
	// Nearest is what the readings do say, when they don't say what was asked.
	Nearest []Footnote
	// Offers are questions that the reader can ask next with one touch. In an
	// Unclear reply they are the choices.
	Offers []Offer
	// Answers are the short answers, best first: a name, a date, a number.
	Answers []string
	// Confidence is how likely the answer is right, from 0 to 1.
	Confidence float64
	// Resolved is the question in its stand-alone wording: asked by itself, of
	// the same base and on the same day, it gets the same reply. What asked to
	// have claims checked begins with [CheckThis], and what asked for both sides of
	// them with [BothSides].
	Resolved string
	// Leans is set where Resolved is not enough: the question was who says what
	// had been said before it.
	Leans bool
	// Statements are the IDs of the statements that the reply used, in the
	// order of their use; those of Nearest are not among them.
	Statements []string
	// Language is the BCP 47 tag of what the reply says; empty for English. What
	// the base says is in its own.
	Language string `json:",omitempty"`
}

// A Point is one line of an answer and the footnotes it rests on.
type Point struct {
	Text  string
	Notes []int // by Footnote.N, rising
}

// A Footnote is a numbered place in a source, and its quote where the base has
// the source's text.
type Footnote struct {
	N       int // from 1
	Source  facts.Source
	Locator string // empty for the source as a whole
	Quote   string
	// Start and End are the quote's byte range in the stored text; both 0
	// where there is no quote.
	Start, End int
	// Text is, in Nearest, what the readings say there in our words.
	Text string
}

// An Offer is a question to ask next, and the few words that stand on its
// button.
type Offer struct{ Label, Question string }

// Text is the whole reply in plain text: the lead, a line a point with [1]
// marks, one a row of the table, the choices of an Unclear reply, then the caveats. It has no footnotes
// and no trailing newline.
func (r Reply) Text() string {
	lines := make([]string, 0, 1+len(r.Points)+len(r.Caveats))
	if r.Lead != "" {
		lines = append(lines, r.Lead+Marks(r.LeadNotes))
	}
	for _, p := range r.Points {
		lines = append(lines, "- "+p.Text+Marks(p.Notes))
	}
	if r.Table != nil {
		for _, line := range r.Table.Lines() {
			lines = append(lines, "- "+line)
		}
	}
	if r.Status == Unclear {
		for _, o := range r.Offers {
			lines = append(lines, "- "+o.Label)
		}
	}
	lines = append(lines, r.Caveats...)
	return strings.Join(lines, "\n")
}

// Tells reports whether the reply's own words have the footnote's quote already:
// it need not be shown a second time. A footnote without a quote is told.
func (r *Reply) Tells(f *Footnote) bool {
	quote := Plain(f.Quote)
	return strings.Contains(r.Lead, quote) ||
		slices.ContainsFunc(r.Points, func(p Point) bool { return strings.Contains(p.Text, quote) }) ||
		slices.ContainsFunc(r.Nearest, func(n Footnote) bool { return n.Text == "" && n.Quote == f.Quote })
}

// Marks are the footnote numbers as they stand behind a sentence: " [1][2]", or
// nothing.
func Marks(notes []int) string {
	var b strings.Builder
	for i, n := range notes {
		if i == 0 {
			b.WriteByte(' ')
		}
		b.WriteString("[" + strconv.Itoa(n) + "]")
	}
	return b.String()
}
