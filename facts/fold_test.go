package facts_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
)

var foldTests = []struct{ name, in, want string }{
	{"nothing", "", ""},
	{"only signs", " -- ?! ", ""},
	{"case", "Abu Bakr", "abu bakr"},
	{"spaces", "  Islamic \t State\n", "islamic state"},
	{"hyphens", "al-Qaeda", "al qaeda"},
	{"full stops", "Sporting C.P.", "sporting cp"},
	{"apostrophe", "Sana'a", "sanaa"},
	{"curly apostrophe", "Sana’a", "sanaa"},
	{"grave for an apostrophe", "Sana`a", "sanaa"},
	{"acute for an apostrophe", "Sana´a", "sanaa"},
	{"okina", "Hawaiʻi", "hawaii"},
	{"ayn and hamza", "al-Dawlah al-ʾIslāmiyyah fī l-ʿIrāq", "al dawlah al islamiyyah fi l iraq"},
	{"accents", "Čádíz São Zürich", "cadiz sao zurich"},
	{"accents as marks", "Cafe\u0301", "cafe"},
	{"stroked letters", "Łódź Ødegård Đoković Ħamrun", "lodz odegard dokovic hamrun"},
	{"two letters for one", "Groß ÆØÅ Œuvre Þór", "gross aeoa oeuvre thor"},
	{"capital sharp s", "GROẞ", "gross"},
	{"dotted and dotless i", "İstanbul Diyarbakır", "istanbul diyarbakir"},
	{"ligature and width", "ﬁne ＩＳＩＳ", "fine isis"},
	{"numbers", "130,000 killed in 2024-03", "130 000 killed in 2024 03"},
	{"raised number", "m²", "m2"},
	{"Cyrillic", "Крокус Сити-Холл", "крокус сити холл"},
	{"Cyrillic with marks", "Горбачёв", "горбачев"},
	{"Greek", "Αθήνα", "αθηνα"},
	{"Arabic without vowel signs", "مُحَمَّد", "محمد"},
	{"Hebrew without vowel signs", "שָׁלוֹם", "שלום"},
	{"Devanagari keeps its vowels", "हिन्दी", "हिन्दी"},
	{"Japanese keeps its voicing", "ガザ", "ガザ"},
	{"Korean stays in syllables", "서울", "서울"},
	{"Chinese", "莫斯科，俄罗斯", "莫斯科 俄罗斯"},
}

func TestFold(t *testing.T) {
	for _, tt := range foldTests {
		if got := facts.Fold(tt.in); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, tt := range foldTests {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got := facts.Fold(in)
		if again := facts.Fold(got); again != got {
			t.Errorf("Fold(%q) = %q, and folded again %q", in, got, again)
		}
		if strings.TrimSpace(got) != got || strings.Contains(got, "  ") {
			t.Errorf("Fold(%q) = %q has a space too many", in, got)
		}
		for _, r := range got {
			if r != unicode.ToLower(r) {
				t.Errorf("Fold(%q) = %q has %q, which is not lower case", in, got, r)
			}
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) {
				t.Errorf("Fold(%q) = %q has %q, which is neither letter nor digit", in, got, r)
			}
		}
		if upper := facts.Fold(strings.ToUpper(in)); isASCII(in) && upper != got {
			t.Errorf("Fold(%q) = %q, and in upper case %q", in, got, upper)
		}
	})
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

func TestSpellingKeys(t *testing.T) {
	tests := []struct {
		word string
		want []string
	}{
		{"", nil},
		{"iss", nil},
		{"isis", []string{"isis", "sis", "iis", "iss", "isi", "~iss"}},
		{"abbot", []string{"abbot", "bbot", "abot", "abbt", "abbo", "~abt"}},
		{"öäüß", []string{"öäüß", "äüß", "öüß", "öäß", "öäü", "~öäüß"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, facts.SpellingKeys(tt.word)); diff != "" {
			t.Errorf("SpellingKeys(%q) (-want +got):\n%s", tt.word, diff)
		}
	}
}

// TestSpellingKeysMeet checks what the keys are for: words that are written
// almost alike share one.
func TestSpellingKeysMeet(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"moscow", "moscow", true},
		{"moscow", "mosco", true},   // a letter left out
		{"moscow", "mosscow", true}, // one too many
		{"moscow", "moskow", true},  // another one
		{"moscow", "mocsow", true},  // two exchanged
		{"husseini", "husayni", true},
		{"qurashi", "kurashy", true},
		{"khorasan", "korasan", true},
		{"zawahiri", "zevahiry", true},
		{"moscow", "minsk", false},
		{"syria", "russia", false},
	}
	for _, tt := range tests {
		b := facts.SpellingKeys(tt.b)
		got := slices.ContainsFunc(facts.SpellingKeys(tt.a), func(key string) bool { return slices.Contains(b, key) })
		if got != tt.want {
			t.Errorf("%s and %s share a key: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestSkeleton(t *testing.T) {
	tests := []struct{ word, want string }{
		{"", ""},
		{"husseini", "hsn"},
		{"husayni", "hsn"},
		{"hussaini", "hsn"},
		{"abu", "ab"},
		{"qurashi", "krs"},
		{"khorasan", "krsn"},
		{"zawahiri", "svhr"},
		{"kirkuk", "krkk"},
		{"oeuvre", "ovr"},
	}
	for _, tt := range tests {
		if got := facts.Skeleton(tt.word); got != tt.want {
			t.Errorf("Skeleton(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
