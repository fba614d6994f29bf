// Package scenario plays conversations with the whole program against a server
// that somebody else wrote, which is what the acceptance tests of the adapters
// are made of.
//
// A scenario is a script (see [github.com/rogpeppe/go-internal/testscript])
// whose commands are the people in the room, the bot, and the server:
//
//	ana posts '@footnote who led ISIS in 2022'
//	bot replies 'Abu Ibrahim al-Qurashi' '[1]'
//
// An adapter's acceptance tests bring a [Stage], which says what these mean on
// their network, and give it to [Params]. What all of them need besides is here
// too: programs that run beside the test ([Process]), waiting ([Await]), and
// a [Gate] that holds up what the program says.
package scenario
