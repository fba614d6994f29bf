// Package extract reads statements out of a reading, for people to accept or
// reject: who led what and when, who succeeded whom, what happened where and
// how many died, who founded what, what an abbreviation stands for, and why
// things came about.
//
// It would rather miss ten statements than propose one that its quote does not
// bear out, for each costs somebody a look. So every kind is read from a few
// plain forms of sentence, and a sentence is left alone if it is denied, asked,
// supposed or foretold, if it leans on another by a pronoun, or if what would be
// named is no name. Nothing is inferred: a bound that the sentence does not
// state stays unknown. An office told behind a name, or without a date, has
// neither bound.
//
// The words by which sentences are read are in words.yaml, and the properties
// that their statements use in properties.yaml, as the bundled base has them
// where it has them.
package extract
