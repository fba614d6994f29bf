// Package thesaurus knows which English words are near in meaning, and what
// kind of thing a word stands for: that an author is a writer, that a hen is a bird
// and France a country.
//
// What it knows comes from WordNet 3.0, cut down to what answering from short
// texts can use and kept in the program as one compressed file; LICENSE.wordnet
// beside it holds WordNet's licence. The file is made by
//
//	go generate ./bot/thesaurus
//
// which needs the dictionary files of WordNet (in Debian: the package
// wordnet-base); generate/main.go tells how words are chosen.
//
// # Stems
//
// All words are stems, as [footnote/facts/prose.Stemmer] makes them from folded
// words; names and terms of two or three words are their stems with single
// spaces between them, as in "prime minist". Words that share a stem share what
// is known of them, those that are met more often first. When the stemmer or its
// irregular forms change, the file is made anew.
//
// # Senses
//
// A word has several senses, and only the first few, the commonest, count. What
// is near by a rarer sense, of either word, is near by less.
package thesaurus

//go:generate go run ./generate -dict /usr/share/wordnet -o wordnet.gob.gz
