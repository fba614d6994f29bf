// Package discuss helps a study group argue: it sums up who argued what in a
// thread, in their own words.
//
// A summary is extractive: it repeats sentences that somebody wrote, says whose
// they are and leads to them, and puts no word into anybody's mouth. [Pick]
// chooses the sentences, and [Open] the questions that nobody answered. What the
// bot itself said is left out.
package discuss
