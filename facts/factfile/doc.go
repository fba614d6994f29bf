// Package factfile reads and writes fact files: the entities, properties,
// sources and statements of a base as people write them (YAML) and as programs
// do (JSONL, one object a line). docs/fact-files.md describes both for people.
//
// Both forms go through one small tree, the node: a reader turns its text into
// nodes, and one table of keys for each kind of entry turns nodes into
// [facts.Item]s and back. So the two forms allow the same keys, give the same
// errors, and writing is the inverse of reading by construction.
//
// Everything that is wrong in a file is a [facts.LineError] that says what is
// allowed instead. A file is refused at its first error; nothing is guessed.
// YAML's anchors, aliases, tags and merge keys are refused: facts need none of
// them, and a text that begins with "*" or "&" by accident should not mean
// something else.
//
// What a file leaves out is filled in, so that whoever takes the items need
// not know the defaults: a statement is accepted and states what it says, an
// entity without an ID has its label for one, and the other way round.
package factfile
