// Package quiz asks people about the facts of the base: in rooms, where all play
// together, and alone, where each member sees cards again when they are about to
// be forgotten.
//
// # In a room
//
// A [Game] has a few questions, each with a clock. In a race the first right
// answer closes a question; else the first answer of each member counts until
// the clock runs out, and nobody is told before whether it was right. Answers
// are typed in the game's thread, said to the bot or given by a button. Talk
// that is no answer is left alone. When a question is closed, the answer is told
// with the words of the reading that it rests on and where they stand.
//
// # Alone
//
// In their own conversation with the bot, members get the cards that are due and
// then new ones. A [Review] is what is kept of a member and a card; when the
// card is due again is worked out by FSRS, see [card.Schedule].
//
// # Done twice, it is as if done once
//
// What is kept is what happened: which act asked a question, which act closed
// it, which answered it. What is said is worked out from that. So an act that is
// done again finds what it did before and says the same, and of two acts that
// would do the same, one finds that it came second.
package quiz
