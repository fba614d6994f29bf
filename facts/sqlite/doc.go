// Package sqlite keeps what is known in an SQLite file: entities with their
// names, properties, sources, and statements with their references and
// history.
//
// [Open] makes or opens a base and brings its tables up to date; the steps are
// in the package migrations. [Base.Import] fills it from the entries of a fact
// file, all or nothing, and [Base.Export] gives them back. The bot finds what
// it needs through [Base.Names], [Base.Spellings] and [Base.Statements].
// People look after the base with [Base.Add], [Base.Accept] and
// [Base.Retract]; nothing is ever deleted, so [Base.Statements] can also answer
// as the base stood at an earlier moment.
//
// # How things are found
//
// Names are kept folded (see [facts.Fold]) in an ordinary index for exact
// matches, in an FTS5 index for whole words inside longer names, and word by
// word under their spelling keys (see [facts.SpellingKeys]) for slips of the
// pen. Statements are found through the entities they speak of, and those with
// words of their own through an FTS5 index of these words; a bulk base of plain
// relations between entities has nothing in that index and pays nothing for it.
//
// A search first gives the keys of statements, then these are loaded with one
// query each for the statements, their other participants, their references,
// and all the entities and sources that these name. So an answer takes a fixed
// number of queries, however many statements it rests on.
//
// # How passages are found
//
// [Base.SearchTexts] looks for the stems of a question. Texts are indexed by
// their stems, cut by the same code (see the package prose), in one FTS5 table
// with a row for each sentence, heading and title. It keeps no positions and no
// lengths, and does not rank: its bm25 would walk over all places of all words.
// Instead, the keys of a stem's places are read, the rarest stem first and not
// more than 12,000 in all. A key tells which passage the place is in and what
// it is there, so that one walk over the keys, in the order of the text, scores
// the sentences, passages and readings. The best passages are loaded; what is
// left to do with them is the business of who asked. What a search costs hardly
// grows with the base.
//
// # Identity
//
// A statement without an ID of its own gets one that is a digest of what it
// says. Therefore importing a file twice changes nothing.
//
// # One writer
//
// A base in a file may be read by any number of goroutines and processes while
// one writes; a second writer waits. A base in memory has one connection, so
// it is used by one caller at a time.
package sqlite
