// Package facts holds what is known: entities, statements about them with
// the time they hold, and the sources that say so, together with the rules by
// which one statement lets us infer something about another.
//
// Everything here is pure: no SQL, no network, no clock. The package
// facts/sqlite keeps these values, facts/factfile reads and writes them, and
// the bot reasons with them.
//
// # Words
//
// A [Statement] relates a subject to a value by a property, as in Wikidata:
// ISIS (subject) – leader (property) – Abu Bakr al-Baghdadi (value). It holds
// over an [Interval] and rests on its [Reference]s to [Source]s or, where it was
// recorded without one, on the word of whoever recorded it.
// A person calls it a fact.
//
// # Time
//
// A [Date] is an EDTF date (ISO 8601-2): as precise as the source is and no
// more. It covers a [Span] of days, for instance all of October 2019. The two
// bounds of an [Interval] are each stated, inferred by a named rule, or
// unknown ([Basis]). Asked whether a statement holds in a span, an interval
// answers [Sure], [Maybe] or [No]: an end that nobody stated is never taken
// for "now", and a start that nobody stated is never taken for "always".
//
// [Infer] fills missing bounds by the rules listed at [Rule]. [Between],
// [Next], [Previous], [Longest] and [Length] answer the questions people ask of
// such intervals, and [Conflicts] finds statements that cannot both hold.
package facts
