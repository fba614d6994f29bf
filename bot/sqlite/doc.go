// Package sqlite keeps what the bot remembers in the same SQLite file as the
// facts: the turns of each place, and the questions that the base could not
// answer. The file is opened by the package facts/sqlite, whose migrations
// also make the tables used here.
package sqlite
