// Package sqlite keeps in the same SQLite file as the facts what the bot
// remembers and what its desk has in hand. The file is opened by the package
// facts/sqlite, whose migrations also make the tables used here.
//
// For the bot it keeps the turns of each place and the questions that the base
// could not answer.
//
// # What the desk has in hand
//
// For the desk (package bot/desk) a [Store] is an inbox, an outbox and a few
// books. An event goes through them like this:
//
//   - [Store.Take] stores it, once for each key of its network, and
//     [Store.Next] hands out the first that waits in a place.
//   - [Store.Finish] keeps the outcome in one transaction with the event being
//     done: its deliveries, what is withdrawn, or the reason for silence. What
//     the event said is forgotten there and then. Its key stays, so that the
//     same event is known again, until [Store.Prune] drops it.
//   - [Store.NextDue] hands out the first delivery of a room that does not
//     stand as it should, and [Store.Settle] records that it does.
//
// A delivery is a row that says how a message should stand, with a version
// that rises by one whenever that changes. It is due from each change until it is
// settled at its last version; settling an earlier one only tells what
// the network calls the message. So a change that comes while the message is
// being sent is not lost, and a process that starts finds in the file alone
// what the one before it left undone.
//
// Every command is one short transaction, and what is committed survives the
// death of the process. The indexes of what waits and what is due hold nothing
// else, so that both are found as quickly in a base of many years.
//
// [Store.Changed] reads the log that the base keeps of its statements. It is the
// one place where this package looks at tables of facts/sqlite.
package sqlite
