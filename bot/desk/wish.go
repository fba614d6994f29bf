package desk

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"mvdan.cc/xurls/v2"
)

// webLink finds the addresses of web pages in a text.
var webLink = webLinkPattern()

func webLinkPattern() *regexp.Regexp {
	pattern, err := xurls.StrictMatchingScheme("https?://")
	if err != nil {
		panic(err) // the scheme is written above
	}
	return pattern
}

// Links are the addresses of web pages in a text, each once.
func Links(text string) []string {
	var all []string
	for _, link := range webLink.FindAllString(text, -1) {
		if !slices.Contains(all, link) {
			all = append(all, link)
		}
	}
	return all
}

// withoutLinks is the text without the addresses in it.
func withoutLinks(text string) string { return webLink.ReplaceAllString(text, " ") }

// importWish reports whether a text wants something to become a reading; bare
// says that it wants nothing else: "please import this".
func importWish(text string) (bare, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(withoutLinks(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’'
	})
	for len(words) > 0 && slices.Contains(politeWords, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || !slices.Contains(importVerbs, words[0]) {
		return false, false
	}
	bare = !slices.ContainsFunc(words[1:], func(word string) bool {
		return !slices.Contains(importWords, word) && !slices.Contains(politeWords, word)
	})
	return bare, bare || webLink.MatchString(text)
}

var (
	// importVerbs say that something is to become a reading.
	importVerbs = strings.Fields("import add include put upload propose load")
	// politeWords may come before the verb, and anywhere after it.
	politeWords = strings.Fields("please pls can could would will you hi hey hello thanks thank kindly so ok okay and now")
	// importWords are what else is said of it.
	importWords = strings.Fields(`this that it these those them here is the a an new file files article articles page pages pdf
		document documents paper papers text texts link links book books chapter chapters story post source sources reading readings
		list library shelf room room's rooms channel channel's group group's our your my us to into in on as for of also too all both next week's`)
)
