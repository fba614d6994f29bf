// Package matrix brings the bot into Matrix rooms, encrypted ones too. It turns
// Matrix events into [desk.Event], and what the desk wants to stand into
// messages. What is answered, and how, is the desk's.
//
// # Where an answer stands
//
// A reader expects the answer where they asked. In a room it stands in the
// question's thread, and a question outside threads begins one, so that what
// follows up on it needs no mention. In a direct conversation it is a reply.
//
// Matrix shows nothing to one user alone. What the desk has for one user, such
// as the answer to a command, therefore stands in the open like the rest, and
// is the only thing that mentions anybody. Nobody reads a room through it that
// they are not in: it never leaves the room of its event. There are no buttons
// either. What they do is said instead ("!footnote wrong value: …") or done by
// reaction; only corrections that wait for a decision say so below.
//
// # What is never lost
//
// A sync token is kept once the desk has stored everything that came before
// it, and not while a message still waits for its key. So after a crash the
// same events come again, and the desk knows them by their IDs. A timeline with
// a gap is filled back to the last event that is known. What was said before
// the bot was there, or longer ago than [Config.MaxAge], is not answered.
//
// Messages are sent under a transaction ID made from the delivery's ID and
// version, under which a homeserver takes the same message once only. It
// forgets that after a while, at a start, and with a new device at once.
// Therefore a message also says which delivery it is, and [Adapter.Find] looks
// for that.
//
// # Encryption
//
// The library's encryption comes in two kinds: in Go, with the build tag
// goolm, and in C, with libolm. A build with neither does not start where
// encryption is wanted. The keys and what is known about the rooms are in the
// base's file, in tables of the library, which has its own migrations for them:
// it is given the open database ([Config.DB]), and this package holds no SQL.
// Each device has its own, so that logging in on another one begins anew.
// The access token, the key of the keys and the recovery key are files beside
// it that only their owner can read. Two processes over one base would ruin the
// keys: whoever opens the base sees to it that there is one.
//
// Nothing is sent into a room before it is known whether the room is encrypted.
package matrix
