package main

import (
	"testing"
	"testing/fstest"

	"footnote/bot/thesaurus"
)

// dictionary is a dictionary of a few invented entries in WordNet's form.
func dictionary() fstest.MapFS {
	files := map[string]string{
		"data.noun": `  1 This is the licence.
00000001 03 n 01 person 0 000 | somebody
00000002 18 n 02 ferryman 0 boatman 1 001 @ 00000001 n 0000 | one who ferries
00000003 18 n 02 Holt 0 Ada_Holt 0 001 @i 00000002 n 0000 | a name
00000004 05 n 02 eel 0 Anguilla 0 000 | a fish, and its Latin name
00000005 06 n 01 ferry 0 002 + 00000001 v 0101 ! 00000006 n 0101 | a ship
00000006 06 n 01 bridge 0 000 | it stands
`,
		"index.noun": `  1 This is the licence.
person n 1 0 1 1 00000001
ferryman n 1 1 @ 1 1 00000002
boatman n 1 1 @ 1 0 00000002
holt n 1 1 @i 1 0 00000003
ada_holt n 1 1 @i 1 0 00000003
eel n 1 0 1 0 00000004
anguilla n 1 0 1 0 00000004
ferry n 1 2 + ! 1 1 00000005
bridge n 1 0 1 1 00000006
`,
		"data.verb": "00000001 38 v 02 ferry 0 forego 0 000 | carry over\n",
		"index.verb": `ferry v 1 0 1 0 00000001
forego v 1 0 1 1 00000001
`,
		"verb.exc":    "forewent forego\n",
		"cntlist.rev": "ferryman%1:18:00:: 1 2\nferry%1:06:00:: 1 5\nbridge%1:06:00:: 1 3\nforego%2:38:00:: 1 1\n",
	}
	out := fstest.MapFS{}
	for _, name := range []string{"data.noun", "data.verb", "data.adj", "data.adv", "index.noun", "index.verb", "index.adj", "index.adv", "noun.exc", "verb.exc", "adj.exc", "adv.exc", "cntlist.rev"} {
		out[name] = &fstest.MapFile{Data: []byte(files[name])}
	}
	return out
}

func generated(t *testing.T) *thesaurus.Thesaurus {
	t.Helper()
	net, err := readWordNet(dictionary())
	if err != nil {
		t.Fatal(err)
	}
	data, err := build(net)
	if err != nil {
		t.Fatal(err)
	}
	words, err := thesaurus.New(data)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func TestBuild(t *testing.T) {
	words := generated(t)
	for _, tt := range []struct {
		what      string
		got, want any
	}{
		{"a synonym is near", words.Near("ferryman", "boatman"), .9},
		{"a kind is near", words.Near("person", "ferryman"), .5},
		{"an irregular form is one of its word", words.Near("forego", "forew"), words.Near("forew", "forego")},
		{"an irregular form is known", words.Known("forew"), true},
		{"a name is one of its kind", words.IsA("holt", "person"), true},
		{"a name of two words is kept", words.IsA("ada holt", "ferryman"), true},
		{"a first name is told", words.Class("ada"), thesaurus.Person | thesaurus.Name | thesaurus.GivenName},
		{"a Latin name is left out", words.Known("anguilla"), false},
		{"the other name of the animal is kept", words.Class("eel"), thesaurus.Animal},
		{"the commonest part of speech is told", words.Noun("ferri"), true},
		{"an opposite is told both ways", words.Antonyms("bridg")[0], "ferri"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.what, tt.got, tt.want)
		}
	}
}

func TestReadSpoiledDictionary(t *testing.T) {
	for name, line := range map[string]string{
		"data.noun":   "00000001 03 n 02 person 0\n",
		"index.verb":  "ferry v 9 0 1 0 00000001\n",
		"cntlist.rev": "ferry%1:06:00:: one 5\n",
		"verb.exc":    "forewent\n",
	} {
		dict := dictionary()
		dict[name] = &fstest.MapFile{Data: []byte(line)}
		if _, err := readWordNet(dict); err == nil {
			t.Errorf("a spoiled %s is no error", name)
		}
	}
	dict := dictionary()
	delete(dict, "cntlist.rev")
	if _, err := readWordNet(dict); err == nil {
		t.Error("a missing file is no error")
	}
}
