package main

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"footnote/adapters/slack"
	"footnote/adapters/slack/setup"
)

// slackFlags say how to reach a Slack workspace.
type slackFlags struct {
	Mode              string   `enum:"socket,http" default:"socket" env:"MODE" help:"How events arrive: over a socket that the bot opens, or by HTTP to an address that Slack can reach."`
	BotTokenFile      string   `placeholder:"FILE" env:"BOT_TOKEN_FILE" help:"The file with the bot token (xoxb-…); or set SLACK_BOT_TOKEN."`
	AppTokenFile      string   `placeholder:"FILE" env:"APP_TOKEN_FILE" help:"The file with the app-level token (xapp-…), for socket; or set SLACK_APP_TOKEN."`
	SigningSecretFile string   `placeholder:"FILE" env:"SIGNING_SECRET_FILE" help:"The file with the signing secret, for http; or set SLACK_SIGNING_SECRET."`
	Listen            string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" env:"LISTEN" help:"Where to listen for events by HTTP."`
	Moderators        []string `placeholder:"ID,…" env:"MODERATORS" help:"The IDs of users (U…) and user groups (S…) who moderate every channel. If there are any, only they and admins decide on corrections."`
	APIURL            string   `name:"api-url" hidden:"" env:"API_URL" help:"Where the Web API is."`
}

// config reads the secrets; ok is false if Slack is not set up.
func (f *slackFlags) config(log *slog.Logger) (c slack.Config, ok bool, err error) {
	c = slack.Config{Mode: slack.Mode(f.Mode), Listen: f.Listen, APIURL: f.APIURL, Log: log}
	c.ModeratorGroups = f.groups()
	for _, s := range []struct {
		value          *string
		variable, file string
	}{
		{&c.BotToken, "SLACK_BOT_TOKEN", f.BotTokenFile},
		{&c.AppToken, "SLACK_APP_TOKEN", f.AppTokenFile},
		{&c.SigningSecret, "SLACK_SIGNING_SECRET", f.SigningSecretFile},
	} {
		if *s.value, err = secret(s.variable, s.file); err != nil {
			return c, false, err
		}
	}
	return c, c.BotToken != "" || c.AppToken != "" || c.SigningSecret != "", nil
}

// groups are the user groups among the moderators.
func (f *slackFlags) groups() []string {
	return slices.DeleteFunc(slices.Clone(f.Moderators), func(id string) bool { return !strings.HasPrefix(id, "S") })
}

// A slackCmd helps to set up Slack.
type slackCmd struct {
	Manifest manifestCmd `cmd:"" help:"Print the app manifest, to be pasted at api.slack.com/apps."`
}

// A manifestCmd prints the manifest of the Slack app.
type manifestCmd struct {
	HTTP string `name:"http" placeholder:"URL" help:"Have events sent to this address, instead of over a socket."`
}

// Run prints the manifest.
func (c *manifestCmd) Run(p *program) error {
	manifest, err := setup.Manifest(c.HTTP)
	if err != nil {
		return hint(err, "the address begins with https:// and is the one that Slack can reach")
	}
	_, err = fmt.Fprintf(p.stdout, "%s", manifest)
	return err
}
