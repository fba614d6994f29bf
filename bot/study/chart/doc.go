// Package chart draws pictures of what is known and what was counted: when
// statements hold, a [Timeline], and how many there are of each, [Bars].
//
// Both are laid out once, as a [Picture], and drawn from that as PNG and as SVG.
// A picture has all it needs in it: its fonts too.
//
// # What a timeline shows
//
// A bound is drawn in the way that it is known: a stated one as a solid edge, an
// inferred one as a dashed edge, one that nobody knows as a bar that breaks off
// before a question mark. A bound that is known to the month or the year only has
// the days that it may be on hatched. Something that happened on a date is a
// diamond, with a line over the days that it may have been on. An end that the
// source itself leaves open is an arrow. So nothing ends at "now" because nobody
// said that it ended.
//
// Nothing is said by colour alone: what a colour tells apart stands under
// headings of its own or differs in shape. The colours are those of Okabe and Ito,
// "Color Universal Design" (2008), which people who see red and green alike tell
// apart too.
//
// A picture is never all there is: whoever shows it says the same in words, and
// says there what the picture has no room for.
//
// The package is pure: the same data gives the same bytes.
package chart
