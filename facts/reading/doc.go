// Package reading makes readings of files and pages: plain text, Markdown,
// HTML, PDF, DOCX, EPUB and batches of them in JSONL.
//
// [Read] takes the content of one file and finds out what it is, unless it is
// told. What comes of it is a [facts.Reading]: what the file says of its source
// (title, author, date, language, licence), the text, its passages with page,
// heading and number, and the sentences in each. [Batch] does the same for each
// line of a file.
//
// # The stored text
//
// A quote must stand byte for byte in the stored text, so it matters what that
// is. For plain text and for batches it is the text itself, in UTF-8 and with
// "\n" at the ends of lines. For the other formats it is what a reader sees:
// the paragraphs in order with an empty line between them, without marks,
// menus, running heads, page numbers and the marks of notes. Notes come after
// the text.
//
// # Passages
//
// Each paragraph is a passage, and so is a heading, an item of a list, a row of
// a table. Only paragraphs are numbered, through the whole reading. Plain text
// and PDF have no paragraphs of their own; they are found by blank lines, or by
// where the lines stand on the page. One that is longer than a third of a page
// is divided into parts of about the same length.
//
// Sentences are divided by lists of words (in the folder words) that say what a
// full stop after a title, an initial, a number or an abbreviation is, rather
// than by what is frequent in a corpus.
//
// # The source
//
// What the text says counts before what the file says of itself: the biggest
// heading is the title, names and dates on lines of their own below it are the
// author's and the work's. The day on which a file was made or changed is never
// the work's date, for that is when somebody saved, printed or converted it.
//
// # Hostile files
//
// What is unpacked from a file is bounded as the file itself is. PDF is read by
// PDFium inside a WebAssembly sandbox without files or network, in bounded
// memory; the engine starts when a PDF is read, and not before. What cannot be
// read gives an [*Error], which says what to do about it.
//
// Pages are fetched by the package fetch below this one.
package reading
