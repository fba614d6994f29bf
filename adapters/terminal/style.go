package terminal

import (
	"io"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// A Style says how text is drawn. The zero Style is plain text in lines as
// long as they come.
type Style struct {
	// Width is the number of columns to wrap at, at least minWidth; 0 never
	// wraps.
	Width int
	// Color marks up the text with ANSI colours.
	Color bool
}

const (
	minWidth = 20  // narrower columns cannot be read
	maxWidth = 100 // longer lines are hard to follow back
)

// StyleFor is the style that suits an output: that of its terminal, or the
// zero Style when it is none. There is no colour when the environment, as
// getenv gives it, has NO_COLOR (see no-color.org) or TERM=dumb.
func StyleFor(w io.Writer, getenv func(string) string) Style {
	f, ok := asTerminal(w)
	if !ok {
		return Style{}
	}
	style := Style{
		Width: 80,
		Color: getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && getenv("TERM") != "",
	}
	if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
		style.Width = max(minWidth, min(width, maxWidth))
	}
	return style
}

// paint draws one line of text in the look, which an empty look or a style
// without colour leaves as it is.
func (s Style) paint(look ansi.Style, text string) string {
	if !s.Color || len(look) == 0 || text == "" {
		return text
	}
	return look.Styled(text)
}
