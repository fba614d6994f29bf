// Package discuss helps a study group argue.
//
// "discuss" puts a [Matter] to a room: something in what the room may read that
// the base holds to be contested, foretold otherwise than it came, told differently
// by different people or readings, with several reasons, hedged, or somebody's view.
// [Matters] finds them, [Choose] picks one that the room has not had, and a [Store]
// keeps which it had. If nobody speaks, it is followed up once. "for and against" has a
// [Checker] set the evidence on a claim side by side.
//
// "summarize" sums up who argued what in a thread. That is extractive: it repeats
// sentences that somebody wrote, says whose they are and leads to them, and puts
// no word into anybody's mouth. [Pick] chooses the sentences, and [Open] the
// questions that nobody answered. What the bot itself said is left out, but for the
// places that it [Cited].
package discuss
