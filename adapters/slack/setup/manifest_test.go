package setup_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack/setup"
)

var (
	update   = flag.Bool("update", false, "rewrite the golden files")
	captures = flag.String("captures", "", "write the manifests as JSON into this folder")
)

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// capture writes a manifest for other checkers than these tests, if they are
// told where to.
func capture(t *testing.T, name string, manifest []byte) {
	t.Helper()
	if *captures == "" {
		return
	}
	text, err := yaml.YAMLToJSON(manifest)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(*captures, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*captures, name), text, 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestManifest(t *testing.T) {
	for name, address := range map[string]string{"socket": "", "http": "https://footnote.example/slack?a=1&b=2"} {
		t.Run(name, func(t *testing.T) {
			got, err := setup.Manifest(address)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "manifest_"+name+".yaml", got)
			capture(t, "manifest_"+name+".json", got)
			var m struct {
				OAuth struct {
					Scopes struct{ Bot []string }
				} `yaml:"oauth_config"`
				Settings struct {
					Socket bool `yaml:"socket_mode_enabled"`
					Events struct {
						URL string `yaml:"request_url"`
					} `yaml:"event_subscriptions"`
				}
			}
			if err := yaml.Unmarshal(got, &m); err != nil {
				t.Fatal(err)
			}
			var scopes []string
			for _, s := range setup.Scopes() {
				scopes = append(scopes, s.Name)
			}
			if diff := cmp.Diff(scopes, m.OAuth.Scopes.Bot); diff != "" || !slices.IsSorted(scopes) {
				t.Errorf("scopes (-want +got), or not sorted:\n%s", diff)
			}
			if m.Settings.Socket != (address == "") || m.Settings.Events.URL != address {
				t.Errorf("settings = %+v", m.Settings)
			}
		})
	}
}

func TestManifestRefusesOtherAddresses(t *testing.T) {
	for _, address := range []string{"http://footnote.example", "footnote.example", "https://", "https://a\nb: c"} {
		if _, err := setup.Manifest(address); err == nil {
			t.Errorf("Manifest(%q) has no error", address)
		}
	}
}

// scopeRow is a scope in a table of the documentation, and what it is for.
var scopeRow = regexp.MustCompile("(?m)^\\| `([a-z_]+:?[a-z]*)` \\| (.*) \\|$")

func TestTheDocumentationHasTheScopes(t *testing.T) {
	page, err := os.ReadFile("../../../docs/slack.md")
	if err != nil {
		t.Fatal(err)
	}
	var got []setup.Scope
	for _, row := range scopeRow.FindAllStringSubmatch(string(page), -1) {
		got = append(got, setup.Scope{Name: row[1], Why: row[2]})
	}
	if diff := cmp.Diff(setup.Scopes(), got); diff != "" {
		t.Errorf("the scopes of docs/slack.md (-want +got):\n%s", diff)
	}
}
