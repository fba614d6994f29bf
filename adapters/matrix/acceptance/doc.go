// Package acceptance holds tests of the whole program against a Matrix server
// and a client that somebody else wrote: Dendrite, which the script run.sh
// builds from the module in the folder dendrite, and matrix-js-sdk with its Rust
// cryptography, on which the program in the folder client plays the people.
// "make acceptance-matrix" fetches both, builds the program and runs the tests;
// without that they are skipped, so that "go test ./..." needs no network.
//
// # Scenarios
//
// Each file of testdata is a conversation (see
// [footnote/adapters/adaptertest/scenario]), played once in rooms without
// encryption and once in encrypted ones; those in testdata/plain and
// testdata/encrypted are played in one kind only. Every scenario has a server, a
// base and people of its own:
//
//	ana posts '@footnote who led ISIS in 2022'
//	bot replies 'Abu Ibrahim al-Qurashi' '[1]'
//
// What the bot is expected to do is waited for: the next thing it says in that
// conversation must have all of the words, on every device of everybody there,
// and must be a notice, encrypted where the room is, and without a shield that
// warns of it. Whatever else it says anywhere fails the scenario, at the latest
// when the program is stopped at the end.
//
// The people are ana and ben, who are members, and mia, who makes the rooms and
// so moderates them. They do:
//
//	ana posts TEXT        in the room; what follows is about its thread
//	ana replies TEXT      in that thread
//	ana answers TEXT      as a reply to what the bot was last seen to say
//	ana quotes TEXT       as a reply to what a person said last
//	ana whispers TEXT     in her own room with the bot
//	ana uploads FILE TEXT a file with a caption, encrypted where the room is
//	ana slips FILE TEXT   the same in her own room with the bot
//	ana chats N TEXT      N times in the room
//	ana edits TEXT        the last thing she said
//	ana deletes           it
//	ana reacts EMOJI      to what the bot was last seen to say, with words that
//	                      may follow
//	ana flags EMOJI       to what a person said last
//	ana votes LABEL       in the poll that the bot was last seen to open
//	ana takes DEVICE      what she does from now on she does there
//	ana excludes          from now on shuns devices that nobody has verified
//	ana verifies          the bot, by comparing emoji
//	mia encrypts          the room
//	mia kicks             the bot out of the room
//	mia invites           it
//	mia upgrades VERSION  the room, and takes everybody along
//
// and the bot does, with the words that are to be there:
//
//	bot replies WORDS...         in the thread
//	bot posts WORDS...           in the room
//	bot says WORDS...            in one or the other
//	bot reminds WORDS...         in the room, when it is time for that
//	bot whispers NAME WORDS...   in that person's room with it
//	bot edits WORDS...           one of the messages seen before
//	bot removes WORDS...         the message seen with these words
//	bot shows                    a picture with what was last seen, which all
//	                             fetch and, where it is encrypted, decrypt
//	bot hands FILE WORDS...      the same for a file, with the words in it
//	bot counts VOTES...          the poll has ended, with votes as 'LABEL: 2'
//	bot leaves                   the room
//	bot dies                     it is killed, not stopped; "bot dies speaking"
//	                             when the server holds up what it says
//	bot begins                   to say something, which the server holds up
//	bot stops                    it is told to end, and does
//	bot returns                  it is started again on the same base
//	bot listens                  it has heard all that was said so far
//	bot enrolls FLAGS...         it is logged in again
//	bot ends WORDS...            it gives up and has printed the words
//
// "@footnote" in a text is a pill, and "#NAME" is the ID of the room with that
// name; "%soon" is a minute that begins in one to two minutes. It begins in the
// room history; "room NAME" goes to another one, which mia makes if need be.
// "server stalls" lets no message of the bot through until "server recovers";
// "server lags" lets messages through and holds up the answers to them; "server
// dies" and "server returns"; "server forgets" logs out the bot and deletes its
// keys. A "!" before a command says that it is to fail. The base has the bundled
// facts, or those of the scenario's file facts.yaml.
package acceptance
