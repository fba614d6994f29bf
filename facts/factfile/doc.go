// Package factfile reads and writes fact files: the entities, properties,
// sources and statements of a base as people write them (YAML) and as programs
// do (JSONL, one object a line). docs/fact-files.md describes both for people.
//
// Both forms go through one small tree, the node: a reader turns its text into
// nodes, and one table of keys for each kind of entry turns nodes into
// [facts.Item]s and back. So the two forms allow the same keys, give the same
// errors, and writing is the inverse of reading by construction.
//
// Everything that is wrong in a file is a [*facts.LineError] that says what is
// allowed instead. A file is refused at its first error; nothing is guessed.
// YAML's anchors, aliases, tags and merge keys are refused: facts need none of
// them, and a text that begins with "*" or "&" by accident should not mean
// something else.
//
// What goes without saying is the empty value in an item, whether the file says
// it or not: certainty "states", status "accepted", rank "normal", sense
// "exactly" and a label that is the ID are read as "" and not written. So an
// importer may decide that statements without a status are proposals, and that
// an entity described once more without a label keeps the one it has. An entity
// without an ID has its label for one.
package factfile
