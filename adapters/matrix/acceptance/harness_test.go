package acceptance_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/adapters/adaptertest/scenario"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"echobot": echobot})
}

// TestHarness plays a scenario with a bot that is too small to be wrong.
func TestHarness(t *testing.T) {
	need(t, serverVar, clientVar)
	for _, encrypted := range []bool{false, true} {
		testscript.Run(t, scenarios("testdata/harness", encrypted, echoProgram()))
	}
}

// TestHarnessFails plays scenarios that are wrong about that bot.
func TestHarnessFails(t *testing.T) {
	need(t, serverVar, clientVar)
	tests := []struct{ name, script, want string }{
		{"silence", "ana posts hello\nbot replies hello", `no message with ["hello"]`},
		{"other words", "ana posts '@footnote hello'\nbot replies goodbye", "hello"},
		{"said twice", "ana posts '@footnote stutter'\nbot replies stutter", "the bot also said"},
		{"never expected", "ana posts '@footnote hello'", "the bot also said"},
		{"not edited", "ana posts '@footnote hello'\nbot replies hello\nbot edits goodbye", `no change to ["goodbye"]`},
		{"edited too", "ana posts '@footnote hello'\nbot replies hello\nana edits '@footnote goodbye'\nbot listens", "the bot also edited"},
		{"not removed", "ana posts '@footnote hello'\nbot replies hello\nbot removes hello", `no removal of ["hello"]`},
		{"no notice", "ana posts '@footnote shout'\nbot replies shout", "no notice"},
		{"bot is dead", "bot dies", "ended by itself"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "wrong.txtar")
			if err := os.WriteFile(file, []byte(tt.script+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			params := patient(5*time.Second, "", true, echoProgram())
			params.Files = []string{file}
			if log, failed := scenario.Fails(params); !failed || !strings.Contains(log, tt.want) {
				t.Errorf("failed = %v, want true with %q in:\n%s", failed, tt.want, log)
			}
		})
	}
}
