package terminal

import (
	"context"
	"strings"

	"github.com/ergochat/readline"

	"footnote/bot/answer"
)

// maxCandidates is how many completions are offered at once.
const maxCandidates = 12

// completion is a readline.AutoCompleter made of a function.
type completion func(line []rune, pos int) ([][]rune, int)

func (c completion) Do(line []rune, pos int) ([][]rune, int) { return c(line, pos) }

// completer completes commands and, with names, the names of entities.
func completer(ctx context.Context, names Names) readline.AutoCompleter {
	return completion(func(line []rune, pos int) ([][]rune, int) {
		typed := string(line[:pos])
		if strings.HasPrefix(typed, "/") && !strings.Contains(typed, " ") {
			return rests(commandNames(), typed)
		}
		if names == nil {
			return nil, 0
		}
		// A name may have several words: the longest end of the line that
		// begins a name is the one being typed.
		for _, tail := range tails(typed) {
			found, err := names.Complete(ctx, tail, maxCandidates)
			if err != nil {
				return nil, 0
			}
			if candidates, length := rests(found, tail); candidates != nil {
				return candidates, length
			}
		}
		return nil, 0
	})
}

func commandNames() []string {
	var out []string
	for _, c := range commands {
		name, _, _ := strings.Cut(c.name, " ")
		out = append(out, name)
	}
	return out
}

// tails are the ends of the line that begin with a word, longest first, of at
// most four words. The last has at least two letters: fewer begin too many
// names.
func tails(line string) []string {
	const maxWords, minLetters = 4, 2
	var out []string
	for at := len(line); at > 0 && len(out) < maxWords; {
		at = strings.LastIndexByte(line[:at], ' ')
		if tail := line[at+1:]; len([]rune(tail)) >= minLetters && tail[0] != ' ' {
			out = append([]string{tail}, out...)
		}
	}
	return out
}

// rests are what is missing of the words that begin with typed, and how many
// runes of them are there already.
func rests(words []string, typed string) ([][]rune, int) {
	length := len([]rune(typed))
	var out [][]rune
	for _, word := range words {
		word = answer.Plain(word)
		if runes := []rune(word); len(runes) >= length && strings.EqualFold(string(runes[:length]), typed) {
			out = append(out, runes[length:])
		}
	}
	return out, length
}
