// Package seed is the bundled fact base: what one article says, so that a new
// base has something to be asked about.
//
// The article is Arman Mahmoudian's "Moscow Attack Reflects Russian
// Intelligence Weakness and ISIS-K Ambitions". Every statement tells in our own
// words what a paragraph of it says, and names that paragraph: "¶ 1" is the
// first of the body, "title", "subtitle", "byline" and "author's note" are what
// stands around it. What the article does not say is not here, however well
// known it is.
//
// The facts are fact files like any other (see footnote/facts/factfile), in the
// folder base, and are read in the order of their names:
//
//   - 10-words.yaml: the source, and the properties with the words that people
//     ask for them by
//   - 20-entities.yaml: everyone and everything spoken of, with their names
//   - 30-attack.yaml to 35-article.yaml: the statements, by subject matter
//
// # How the statements are written
//
// What the article hedges ("can be attributed to", "likely", "it seems") has the
// certainty "suggests", and its author as the one who asserts it; what it passes
// on from Russian media has "reports". The rest it states.
//
// A reason has in "of" what it is the reason for, in the words that people ask
// with. Reasons for the same thing share these words, so that an answer can
// gather them.
//
// The article gives a month beside each leader of ISIS: the month in which he
// was lost. So these months are ends; when a man began follows from whom he
// replaced, and is inferred rather than written down.
//
// The article dates the Moscow attack and the court hearing by day and month
// only. That the year is 2024 follows from its context: the attacks in Iran of
// January 2024 came shortly before, and the war that began in 2022 is in its
// third year.
package seed
