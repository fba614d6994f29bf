// Package poll has a study group vote.
//
// Somebody opens a [Poll] with a question and two to ten options; "poll on" a
// claim asks whether members agree with it. Everyone in the place votes once and
// may change the vote until the poll is closed: by its author, by a moderator
// or by itself when its time is over. Until then only the number of votes is
// shown, and never who voted for what: networks with polls of their own may show
// more of what goes through their own hands.
//
// On a claim, members vote first and see the evidence then: whoever has voted
// is told alone what the readings say, and all are told with the result.
//
// Acts may be done again. A poll goes by the message or the act that opened it,
// and of a member's votes the one that was given last counts, in whatever order
// and however often they come.
package poll
