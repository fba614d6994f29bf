package chart

import (
	"fmt"
	"strings"
	"sync"

	"github.com/rivo/uniseg"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"footnote/bot/answer"
)

// Fonts and how far their lines are apart.
type faces struct{ text, head, title, small font.Face }

const (
	textSize  = 11
	titleSize = 14
	smallSize = 9.5
	leading   = 1.25 // of a line, in sizes of its letters
)

// loadFaces reads the fonts once. They are part of the program: that one cannot be
// read is a mistake in it, which any test finds.
var loadFaces = sync.OnceValue(func() faces {
	regular := face(goregular.TTF, xfont.WeightNormal)
	bold := face(gobold.TTF, xfont.WeightBold)
	sized := func(f font.Face, size vg.Length) font.Face {
		f.Font.Size = size
		return f
	}
	return faces{
		text: sized(regular, textSize), head: sized(bold, textSize),
		title: sized(bold, titleSize), small: sized(regular, smallSize),
	}
})

func face(ttf []byte, weight xfont.Weight) font.Face {
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		panic(fmt.Errorf("read the font: %w", err))
	}
	return font.Face{Font: font.Font{Typeface: "Go", Weight: weight}, Face: parsed}
}

// lineHeight is how far the lines of a text are apart.
func lineHeight(f font.Face) vg.Length { return f.Font.Size * leading }

// wrap lays a text out in lines of that width at most. Where it takes more lines
// than there may be, the last one ends in an ellipsis.
func wrap(f font.Face, text string, width vg.Length, most int) []string {
	words := strings.Fields(answer.Plain(text))
	var lines []string
	for line := ""; len(words) > 0 || line != ""; line = "" {
		for len(words) > 0 {
			longer := strings.TrimSpace(line + " " + words[0])
			if f.Width(longer) > width {
				break
			}
			line, words = longer, words[1:]
		}
		if line == "" { // a word that is too long for a line
			line, words[0] = broken(f, words[0], width)
		}
		if len(lines) == most-1 && len(words) > 0 {
			return append(lines, shortened(f, line+" "+words[0], width))
		}
		lines = append(lines, line)
	}
	return lines
}

// broken cuts a word where the width ends, at least behind its first letter.
func broken(f font.Face, word string, width vg.Length) (first, rest string) {
	for rest = word; rest != ""; {
		letter, after, _, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		if first != "" && f.Width(first+letter) > width {
			break
		}
		first, rest = first+letter, after
	}
	return first, rest
}

// shortened is the text with an ellipsis in place of what does not fit.
func shortened(f font.Face, text string, width vg.Length) string {
	const ellipsis = "…"
	if f.Width(text) <= width {
		return text + ellipsis
	}
	first, _ := broken(f, text, width-f.Width(ellipsis))
	return strings.TrimRight(first, " ,;:") + ellipsis
}

// shortenedTo is the text, cut if it is wider than that.
func shortenedTo(f font.Face, text string, width vg.Length) string {
	if text = answer.Plain(text); f.Width(text) > width {
		return shortened(f, text, width)
	}
	return text
}
