// Package terminal is the adapter for a person at a terminal, or a script in a
// pipe.
//
// [Render] draws a reply as plain text, wrapped and coloured as a [Style]
// says; [StyleFor] finds the style that an output wants. It is also what
// prints the answer of a single question.
//
// A [Chat] reads lines, hands them to a [Bot] and renders what comes back. On
// a terminal it edits lines, keeps a history and completes names. Otherwise it
// reads a script: it repeats each line behind "> ", so that the output reads
// as a transcript and can be compared with one.
//
// What the bot says comes from files and people. Everything is therefore
// stripped of control characters before it reaches the terminal: no fact can
// move the cursor, hide a line or forge one.
package terminal
