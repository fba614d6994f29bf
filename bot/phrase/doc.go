// Package phrase says what the bot says in the language of whoever reads it.
//
// The phrases stand in the code in English, as [Text], where a reader of the
// code needs them. Each other language is one file, languages/CODE.yaml, which
// maps the English phrases to its own; where a phrase depends on a number,
// languages/en.yaml has its English forms too. [For] finds the [Printer] of a
// language, and [Printer.Say] says a phrase with it:
//
//	p := phrase.For("de")
//	p.Say("The readings don't say.")
//
// A test reads all constants of the type Text in the project, and fails where a
// language that counts as complete has no translation of one, or one that takes
// other arguments.
//
// What the base says, its labels and quotes, is in the base's own words and is
// never translated.
package phrase
