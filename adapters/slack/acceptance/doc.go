// Package acceptance holds tests of the whole program against a Slack server
// that somebody else wrote: the npm package local-slack-linux-x64, whose
// checksum the script run.sh holds. "make acceptance-slack" fetches it, builds
// the program and runs the tests; without that they are skipped, so that
// "go test ./..." needs no network.
//
// Server, program and tests share a network namespace of their own, because
// the server listens on all interfaces and cannot be told otherwise.
//
// # Scenarios
//
// Each file of testdata is a conversation, played once in Socket Mode and once
// over signed HTTP. It is a script (see
// [github.com/rogpeppe/go-internal/testscript]) whose commands are the people
// in the room and the bot:
//
//	ana posts '@footnote who led ISIS in 2022'
//	bot replies 'Abu Ibrahim al-Qurashi' '[1]'
//
// What a person does is done through the server's control interface and, for
// forms, over the WebSocket of its user interface. What the bot is expected to
// do is waited for: the next thing it says in that conversation must have all
// of the words, in its text as well as in its blocks. Whatever else it says
// anywhere fails the scenario, at the latest when the program is stopped at the
// end.
//
// The people are ana and ben, who are members, and mia, who moderates. They do:
//
//	ana posts TEXT           in the channel; what follows is about its thread
//	ana replies TEXT         in that thread
//	ana whispers TEXT        in her own conversation with the bot
//	ana runs /COMMAND TEXT   in the channel
//	ana edits TEXT           the last thing she said
//	ana deletes              it
//	ana presses LABEL        the last button seen with that on it
//	ana fills LABEL VALUE    a field of the form on the screen
//	ana submits              that form
//	ana reacts EMOJI         to what the bot was last seen to say to everyone
//	ana unreacts EMOJI       takes that back
//	ana uploads FILE TEXT    into the channel; what follows is about its thread
//	ana slips FILE TEXT      the bot, in her own conversation with it
//	ana opens                the bot's home
//
// and the bot does, with the words that are to be there:
//
//	bot replies WORDS...         in the thread
//	bot posts WORDS...           in the channel
//	bot reminds WORDS...         in the channel, in the minute before $SOON
//	bot whispers NAME WORDS...   in that person's conversation with it
//	bot shows NAME WORDS...      in the channel, to that person only
//	bot asks WORDS...            with a form
//	bot publishes NAME WORDS...  that person's home
//	bot draws WORDS...           the picture of the message seen last, described so
//	bot hands NAME FILE WORDS... a file with these words, in that conversation
//	bot edits WORDS...           one of the messages seen before
//	bot removes WORDS...         the message seen with these words
//	bot dies                     it is killed, not stopped
//	bot returns                  it is started again on the same base
//
// "slack stalls" lets no message of the bot through until "slack recovers";
// "slack lags" lets messages through and holds up the answers to them.
// A "!" before a command says that it is to fail. The base has the bundled
// facts, or those of the scenario's file facts.yaml: then it is facts.db, for
// "exec $FOOTNOTE --db facts.db".
//
// # What is left out
//
// The server has no shortcuts, no buttons in the home, no agent view, no
// streaming, no 429, no retries of events, no url_verification, no disconnect,
// and no check of tokens, scopes or blocks. It never says who is an
// administrator, and takes everybody to be in the bot's rooms. Those are tested
// against our own server, in the package fakeslack and its users.
package acceptance
