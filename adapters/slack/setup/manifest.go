package setup

import (
	"bytes"
	_ "embed" // the manifest
	"fmt"
	"net/url"
	"strconv"
	"text/template"

	"footnote/adapters/slack"
)

// A Scope is a right that the app asks for, and what it needs it for.
type Scope struct{ Name, Why string }

// Scopes are all that the app asks for. Without one of them the rest goes on
// working.
func Scopes() []Scope {
	return []Scope{
		{"app_mentions:read", "to be named in channels"},
		{"assistant:write", "suggested questions and titles in its own conversations"},
		{"channels:history", "follow-up questions, and edited and deleted ones, in public channels"},
		{"channels:read", "which public channels it shares with somebody, whose readings they may see"},
		{"chat:write", "to answer"},
		{"commands", "the commands: /ask, /footnote and shorter forms of some, and the shortcuts"},
		{"files:read", "to read the files that it is to make readings of"},
		{"files:write", "to show pictures of timelines and results, and to hand over files"},
		{"groups:history", "follow-up questions in private channels that it was invited to"},
		{"groups:read", "which private channels it shares with somebody"},
		{"im:history", "direct messages"},
		{"im:write", "to bring proposed corrections to moderators, and answers to the shortcut"},
		{"mpim:history", "group conversations"},
		{"mpim:read", "which group conversations it shares with somebody"},
		{"reactions:read", "thumbs under its answers as feedback"},
		{"usergroups:read", "who is in the user groups that moderate, if there are any"},
		{"users:read", "the time zone of those who ask about today, and names"},
	}
}

// subscribed are the events that the app wants to be told of.
var subscribed = []string{
	"app_home_opened", "app_mention", "app_uninstalled", "message.channels", "message.groups", "message.im", "message.mpim",
	"reaction_added", "reaction_removed", "tokens_revoked",
}

// A shortcut is a slash command that stands for "/footnote NAME".
type shortcut struct{ Name, About, Hint string }

// shortcuts are the commands that members of a study group use most. Slack has
// no two apps with the same command in a workspace: the later one wins, and
// "/footnote NAME" works all the same.
var shortcuts = []shortcut{
	{"quiz", "Revise with questions from the facts", "5 about ISIS"},
	{"timeline", "See what happened in order", "ISIS leaders"},
	{"compare", "Set two things side by side", "ISIS and al-Qaeda"},
	{"discuss", "Open a question worth arguing about", "the attack"},
	{"poll", "Let the channel vote", "Shall we read chapter 3? | Yes | No"},
	{"plan", "See or change the reading plan", "add ch. 3 on Thursday 18:00"},
}

//go:embed manifest.yaml.tmpl
var manifestText string

// Manifest is the app manifest as YAML: what an app has to be in Slack for the
// adapter to work. With an empty address, events come by Socket Mode;
// otherwise to the address, which begins with https://.
func Manifest(address string) ([]byte, error) {
	if u, err := url.Parse(address); address != "" && (err != nil || u.Scheme != "https" || u.Host == "") {
		return nil, fmt.Errorf("make manifest: %q is no https address", address)
	}
	t, err := template.New("manifest").Parse(manifestText)
	if err != nil {
		return nil, fmt.Errorf("make manifest: %w", err)
	}
	if address != "" {
		address = strconv.Quote(address)
	}
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{
		"URL": address, "Commands": shortcuts, "Scopes": Scopes(), "Events": subscribed, "Prompts": slack.Prompts(""), "Check": slack.CheckShortcut, "Ask": slack.AskShortcut,
	})
	if err != nil {
		return nil, fmt.Errorf("make manifest: %w", err)
	}
	return out.Bytes(), nil
}
