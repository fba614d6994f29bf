// Generate makes the file that the package thesaurus reads from the dictionary
// files of WordNet 3.0 ("data.noun", "index.noun", "cntlist.rev" and so on).
//
//	go run ./generate -dict /usr/share/wordnet -o wordnet.gob.gz
//
// The same dictionary and the same stemmer give the same file.
//
// # What is kept
//
// Single words are kept whether they are frequent or not, because the rare
// ones ("mazurka") are those that a question about kinds of thing turns on. Left
// out are the Latin names of animals and plants, and terms of two or three
// words but for those that were met in WordNet's counted texts and the names of
// people, places and events. Of a word the first four senses are kept and of
// further ones those that were met in the counted texts.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
)

func main() {
	dict := flag.String("dict", "/usr/share/wordnet", "folder of WordNet's dictionary files")
	out := flag.String("o", "wordnet.gob.gz", "file to write")
	flag.Parse()
	if err := run(*dict, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(dict, out string) error {
	net, err := readWordNet(os.DirFS(dict))
	if err != nil {
		return err
	}
	data, err := build(net)
	if err != nil {
		return err
	}
	file, err := os.Create(out)
	if err != nil {
		return fmt.Errorf("write words: %w", err)
	}
	defer file.Close()
	w := bufio.NewWriter(file)
	if err := data.Write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write words: %w", err)
	}
	return file.Close()
}
