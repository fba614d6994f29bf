// Package bot is the conversation: a [Message] goes in, a [Reply] comes out. It
// knows no network, no SQL and no clock but the one that [Options] gives it.
//
// [Bot.Answer] reads the message (package question), makes it stand alone with
// the memory of its place or the context that came with it, finds the evidence,
// has the reply composed (package answer), looks in the texts of the readings
// where no fact answers (package passage), keeps the question if nothing
// answered it, and remembers the turn. [Bot.Overhear] does the same for what
// people say to one another, and keeps out of what is not for it. [Bot.Check]
// takes a message for what it claims and tells how the readings stand to that.
// A message whose ID is known, as one that was edited, takes the place of its
// turn; [Bot.Unsay] takes it back. What the bot needs of a base it asks for through
// the small interfaces in seams.go; the packages facts/sqlite and bot/sqlite
// satisfy them over one file.
package bot
