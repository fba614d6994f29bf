// Package card makes quiz cards out of accepted statements, judges what people
// answer to them, and says when a card is due again.
//
// A [Card] asks for one thing that a statement says: who, when, where, how many.
// Its question is made of the sentence that the statement is told as: with a gap
// in it, with a word that asks in the gap's place or, where the property's phrase
// allows it, turned into a question. The sentence stays in the base's own words,
// and only what stands around it is translated. What nobody asserts plainly is
// not asked, and what somebody thinks or guesses is asked as theirs, in its own
// words. Of reasons and of other values in words, the choices are those of things
// that have nothing to do with this one; of events, which of two came first.
//
// A wrong choice comes from statements of the same property and, if it can be, of
// about the same time, or else is an entity of the same kind that is told of in
// like ways. It is never right too by anything that the base says: no other name
// of the answer, no other value of that subject at that time, nothing that is
// known together with all that the question names. Where more than one answer
// would be right, the card is closed: it can be asked with its choices only.
//
// A [Maker] makes them from a [Base].
// [Maker.Draw] draws cards for a quiz by a seed, and [Maker.Card] makes one of
// them again by its ID, from what the base says by then. [Card.Judge] takes an
// answer as it was typed.
//
// A [Schedule] is when one member is to see one card again, by FSRS.
package card
