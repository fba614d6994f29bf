// Package adaptertest holds the conversations that have to go the same on every
// network, and runs them. Each is a txtar file in testdata, which says what
// people do and, after each thing they do, what became of the bot's messages:
// which came, which have changed, which are gone. The words are those of the
// plain text that every adapter gives its messages, so that one file serves
// them all.
//
// An adapter's tests implement [World] over their network, with the real client
// library on one side and the bot over a real base on the other, and call
// [Run].
//
// A line of a conversation is one of
//
//	> ana: TEXT                 is said to the bot
//	> ana in q1: TEXT           in the thread of the message q1
//	- ben: TEXT                 is said, and not to the bot; "in q1" as above
//	+ ana: FILE TEXT           a file is put there, with a text, to the bot
//	= ana: FILE TEXT           is put there, and not to the bot
//	/ ana: COMMAND              a slash command, such as "/ ana: ask who …"
//	edit q1: TEXT               changes what was said
//	delete q1                   takes it back
//	react ana 👍 on a1          puts an emoji on a message
//	press ana "LABEL" on a1     presses a button
//	fill ana wrong NAME=VALUE … fills in the form that a button opened
//	? ana on q1                 wants the claims of a message checked
//	# ROOM                      goes to another room; "direct" is one's own
//	~ 1h30m                     lets time pass, and what is to happen then happens
//	! restart                   ends the bot and starts it again
//	! retract ID                takes a fact back behind the bot's back
//
// A FILE is another section of the txtar file, by its name; its text may be
// left out. Messages are named in their order: q1, q2 … are what people said, a1, a2 …
// what the bot said. Everything else in a file is what the bot's messages came
// to be, and is rewritten with -update.
package adaptertest
