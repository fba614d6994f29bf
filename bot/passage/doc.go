// Package passage finds, in passages of readings, the sentences that answer a
// question, and says how likely it is that they do.
//
// # The way of a question
//
// A [Finder] reads what a question asks of a text ([Finder.Read]): its terms,
// each with its class, and the type of the answer. The stems of the terms are
// what the base is searched for ([Query.Search]). What the search brings is
// ranked here ([Finder.Find]), by words alone and without any model of language:
// which terms a sentence has, in what order and how near to each other, which it
// lacks, which it has in other words (the package thesaurus), what stands around
// it and above it, whether it has something of the type that is asked for, and
// how its dates lie to the time that is asked about. The words that this is told
// by are data, in words.yaml.
//
// # What is told
//
// A [Result] has the best sentences as quotes, byte for byte. One that opens
// with a pronoun is quoted with the sentence before it, one that is taken back
// with the next. A question why gets all the reasons of a line, "another reason",
// and a timeline the dated sentences in the order of their dates. Out of the
// best sentences come short answers: a name, a date, a clause.
//
// # Weights
//
// Each of the measures is a number, a [Feature]. Their weights are in
// weights.json, those of short answers in spanweights.json, fitted on question
// sets by the command that the files name. There is a set of weights for each of
// three situations that can be told from the request, for what is worth much in
// one is worth little in another: see [Situation]. A [Trial] has what they are
// fitted on.
//
// # Confidence
//
// The best sentence is always somewhere; whether it answers is another
// question. Confidence is a logistic function of what the best sentences have
// and lack ([Evidence]), fitted like the weights, and half of that where hardly
// anything of the question is said: those who are asked of a few readings also
// ask of something else altogether.
//
// The package is pure: the same question and passages give the same result. A
// Finder keeps the words of the passages that it saw last, and takes it that a
// source keeps its text.
package passage
