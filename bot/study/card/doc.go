// Package card makes quiz cards out of accepted statements, judges what people
// answer to them, and says when a card is due again.
//
// A [Card] asks for one thing that one statement says (or, for the order of
// events, two): who, when, where, how many. A [Maker] makes them from a [Base].
// [Maker.Draw] draws cards for a quiz by a seed, and [Maker.Card] makes one of
// them again by its ID, from what the base says by then. [Card.Judge] takes an
// answer as it was typed.
//
// A [Schedule] is when one member is to see one card again, by FSRS.
package card
