// Package passage finds, in passages of readings, the sentences that answer a
// question, and says how likely it is that they do.
//
// # The way of a question
//
// A [Finder] reads what a question asks of a text ([Finder.Read]): its terms,
// each with its class, and the type of the answer. The stems of the terms are
// what the base is searched for; ranking what it brings is done here
// ([Finder.Rank]), by words alone and without any model of language: which
// terms a sentence has, in what order and how near to each other, which it
// lacks, which it has in other words (the package thesaurus), what stands
// around it and above it, whether it has something of the type that is asked
// for, and how its dates lie to the date that is asked about.
//
// # Weights
//
// Each of these is a number, a [Feature]. Their weights are in weights.json,
// fitted on question sets by the command that the file names. There is a set of
// weights for each of three situations that can be told from the request, for
// what is worth much in one is worth little in another: see [Situation].
//
// # Confidence
//
// The best sentence is always somewhere; whether it answers is another
// question. Confidence is a logistic function of what the best sentences have
// and lack, fitted like the weights.
//
// The package is pure: the same question and passages give the same result.
package passage
