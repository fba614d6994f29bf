package quiz_test

import (
	"testing"

	"footnote/bot/study/quiz"
)

func TestReadOrder(t *testing.T) {
	type order struct {
		count int
		about string
		mode  quiz.Mode
		clock string
	}
	for _, tt := range []struct {
		text string
		want order
		ok   bool
	}{
		{"", order{clock: "0s"}, true},
		{"5", order{count: 5, clock: "0s"}, true},
		{"me", order{clock: "0s"}, true},
		{"about the Larn bridge", order{about: "the Larn bridge", clock: "0s"}, true},
		{"3 questions about Larn race 45s", order{3, "Larn", quiz.Race, "45s"}, true},
		{"race 2m 7 about Ida Wren", order{7, "Ida Wren", quiz.Race, "2m0s"}, true},
		{"everyone About Larn.", order{0, "Larn", quiz.Everyone, "0s"}, true},
		{"about World War 2", order{about: "World War 2", clock: "0s"}, true},
		{"about", order{}, false},
		{"about race", order{}, false},
		{"0", order{}, false},
		{"21", order{}, false},
		{"-3", order{}, false},
		{"1s", order{}, false},
		{"11m", order{}, false},
		{"-30s", order{}, false},
		{"shows are fun", order{}, false},
	} {
		count, about, mode, clock, ok := quiz.ReadOrder(tt.text)
		if got := (order{count, about, mode, clock}); ok != tt.ok || ok && got != tt.want {
			t.Errorf("readOrder(%q) = %+v, %v, want %+v, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
}

func FuzzReadOrder(f *testing.F) {
	for _, seed := range []string{"5 about the bridge race 30s", "about", "9999999999999999999", "1h -1ms about about", "é 30"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		count, _, _, clock, ok := quiz.ReadOrder(text)
		if ok && (count < 0 || count > 20) {
			t.Errorf("readOrder(%q) gives %d questions, clock %s", text, count, clock)
		}
	})
}
