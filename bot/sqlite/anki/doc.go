// Package anki writes notes as a package that Anki imports (.apkg): a zip file
// with a collection, an SQLite database in the schema that Anki 2.1 reads and
// writes for exchange (version 11), and a list of media files, of which there are
// none.
//
// What is a note's own stays the same from one writing to the next: Anki knows a
// note by its GUID, the kind of notes and the deck by their IDs. So a package that
// is imported again updates the notes that are there, and how well they have been
// learned is not lost.
package anki
