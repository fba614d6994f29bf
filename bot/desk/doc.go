// Package desk is where what reaches the bot from chat networks is taken in,
// worked through and answered, the way a library's reference desk does it:
// nothing handed in is lost, each asker is served in order, and a slip that
// turns out wrong is taken back and written anew.
//
// # The way of an event
//
// An adapter turns what its network sends into an [Event] and gives it to
// [Desk.Take], which stores it in the inbox and returns; only then does the
// adapter tell the network that it was received. The same event delivered
// twice is stored once. Workers take the events of one [bot.Place] in the
// order of their arrival, and different places at the same time.
//
// What follows from an event, an [Outcome], is kept in one transaction with the
// fact that the event is done. It consists of deliveries: messages as they
// should stand on the network. Senders compare what should stand with what
// does, and send, edit or remove until both are the same. So an edited question
// is no special case: its answer's [Delivery] gets another [post.Post], and the sender
// of that room brings it there. If the process dies at any point, what was
// not done is done at the next start. A message whose sending was cut short is
// looked for on the network first, so that nothing is said twice. (A message to
// one user can't be looked for, and may be said again.)
//
// What fails is tried again, ever later. It holds up its own place or room, whose
// order is kept, and no other. An event that keeps failing is given up with an
// apology to whoever asked; what is for a network that is not served waits until
// it is.
//
// # What is answered
//
// The desk answers what is said to the bot: mentions, direct messages and
// commands. In a thread in which it was asked, and in rooms that want to be
// answered always, it also hears what is not addressed to it, and speaks only
// where the bot takes it as a question that is for it. It notes why it said
// nothing, for those who wonder.
//
// # Corrections
//
// Whoever finds an answer wrong proposes a [Correction]. Moderators accept or
// reject it where the room has its reviews. The base keeps a log of what became of its
// statements; the desk follows that log, and asks anew whatever it
// answered with a statement that changed, whoever changed it and however.
//
// # Readings and facts
//
// What somebody brings into a room to be read, a file or a page, is a [Drop]. A
// [Courier] fetches it and a [Reader] reads it; the room is told at once that it
// is being read, and the same message later says what it is. It answers nothing
// until whoever moderates the room makes it one of its readings. Then it is the
// room's own: other rooms that have no list of readings don't see it. A file
// that was not put to the bot is left alone unless the room wants all of them.
//
// An [Extractor] reads facts out of a new reading. They are put to those who
// decide on corrections, a few at once and each with its quote. Whatever comes
// to be known, by a fact or a reading, the open questions are asked again, and
// one that is answered by that is answered where it was asked, once.
//
// The package knows no network and no SQL: adapters satisfy [Network], and the
// package bot/sqlite satisfies the interfaces of what is kept.
package desk
