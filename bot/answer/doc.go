// Package answer composes replies: from a [question.Question] and the
// statements found for it, it chooses what answers, reasons about its time and
// writes the words. It is pure: no store, no network, no clock.
//
// [Compose] first weighs the evidence (see weigh.go): a statement must speak of
// what the question names, hold at the time it asks about, and account for its
// content words. A composer for each kind of question then turns the best into
// a [Reply]. Each sentence carries footnotes to the statements it rests on; where
// nothing passes, the reply says so and shows what comes nearest.
//
// [Verify] takes a yes-or-no question for the claim that it asks about and finds
// a [Verdict]. It is stricter than a plain yes: the statement must have the words
// that bind the claim, its cause and its bounds, and those whom it names must do
// in it what they do in the claim. [Checked] joins several into a reply.
//
// The wordings are few and plain on purpose: the same question gives the same
// words everywhere, and an adapter only dresses them.
package answer
