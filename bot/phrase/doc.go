// Package phrase says what the bot says in the language of whoever reads it.
//
// The phrases stand in the code in English, as [Text], where a reader of the
// code needs them. Each other language is the files languages/CODE.yaml and
// languages/CODE/*.yaml, which map the English phrases to its own; where a
// phrase depends on a number, those of English have its English forms too. [For]
// finds the [Printer] of a language, and [Printer.Say] says a phrase with it:
//
//	p := phrase.For("de")
//	p.Say("The readings don't say.")
//
// A phrase is a whole sentence, or what can stand anywhere in one: word order
// and inflection differ by language, so sentences are not put together of
// pieces. Where one has several arguments, a translation may take them in
// another order (%[2]s). Dates, numbers and lists are written by the Printer's
// other methods; golang.org/x/text, which writes the numbers and chooses
// between one and many, has no dates.
//
// A test reads all constants of the type Text in the project, and fails where a
// language has no translation of one, or one that takes other arguments, and
// where it has one of a phrase that nobody says.
//
// What the base says, its labels and quotes, is in the base's own words and is
// never translated.
package phrase
