package setup

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	api "github.com/slack-go/slack"

	"footnote/adapters/slack"
)

// A Finding is one thing that Doctor looked at.
type Finding struct {
	What string // "bot token", "scope chat:write"
	OK   bool
	Seen string // what was found; empty if there is no more to say
	Do   string // what mends it; empty if it is OK
}

// mostSkew is how far the clock may be off: Slack's signatures hold for five
// minutes.
const mostSkew = 4 * time.Minute

// Doctor looks at whether an adapter with the config would work, and in the
// channels with those IDs. It changes nothing in the workspace, and tells no
// token. What cannot be looked at without something that is missing is left
// out.
func Doctor(ctx context.Context, c slack.Config, channels []string) []Finding {
	if c.Now == nil {
		c.Now = time.Now
	}
	d := doctor{config: c, api: slack.Client(c)}
	d.tokens()
	if c.BotToken != "" && d.identity(ctx) {
		for _, id := range channels {
			d.channel(ctx, id)
		}
		for _, id := range c.ModeratorGroups {
			d.group(ctx, id)
		}
	}
	if c.Mode != slack.HTTP && c.AppToken != "" {
		_, _, err := d.api.StartSocketModeContext(ctx)
		d.note("socket", err,
			"make an app-level token with the scope connections:write (Basic Information, App-Level Tokens), and turn Socket Mode on")
	}
	return d.findings
}

type doctor struct {
	config   slack.Config
	api      *api.Client
	findings []Finding
}

func (d *doctor) add(what string, ok bool, seen, do string) {
	if ok {
		do = ""
	}
	d.findings = append(d.findings, Finding{what, ok, seen, do})
}

// note adds what became of a call.
func (d *doctor) note(what string, err error, do string) {
	seen := ""
	if web, ok := errors.AsType[*url.Error](err); ok {
		err = web.Err // without the address
	}
	if err != nil {
		seen = err.Error()
	}
	d.add(what, err == nil, seen, do)
}

// tokens looks at whether the secrets are there and of the right sort.
func (d *doctor) tokens() {
	sort := func(what, token, prefix, where string) {
		seen := "begins with " + prefix
		switch {
		case token == "":
			seen = "is missing"
		case !strings.HasPrefix(token, prefix):
			seen = "does not begin with " + prefix
		}
		d.add(what, strings.HasPrefix(token, prefix) && token != "", seen, "copy it from "+where)
	}
	sort("bot token", d.config.BotToken, "xoxb-", "OAuth & Permissions, once the app is installed")
	if d.config.Mode != slack.HTTP {
		sort("app-level token", d.config.AppToken, "xapp-", "Basic Information, App-Level Tokens")
		return
	}
	d.add("signing secret", d.config.SigningSecret != "", "", "copy it from Basic Information, App Credentials")
}

// identity looks at who the bot is, what it may do and what time it is there.
func (d *doctor) identity(ctx context.Context) bool {
	sent := d.config.Now()
	me, err := d.api.AuthTestContext(ctx)
	if err != nil {
		d.note("bot", err, "install the app into the workspace again, and copy the new bot token")
		return false
	}
	d.add("bot", true, me.User+" in "+me.Team, "")
	d.clock(me.Header, sent)
	granted := strings.Split(strings.ReplaceAll(me.Header.Get("X-Oauth-Scopes"), " ", ""), ",")
	for _, s := range Scopes() {
		d.add("scope "+s.Name, slices.Contains(granted, s.Name), s.Why,
			"add it under OAuth & Permissions (footnote slack manifest has them all), and install the app again")
	}
	return true
}

func (d *doctor) clock(h http.Header, sent time.Time) {
	there, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return // nothing to compare with
	}
	skew := there.Sub(sent).Round(10 * time.Second)
	d.add("clock", skew.Abs() <= mostSkew, fmt.Sprintf("differs from Slack's by %v", skew),
		"set this machine's clock, for instance by NTP: signatures hold for five minutes")
}

// channel looks at whether the bot is in a channel.
func (d *doctor) channel(ctx context.Context, id string) {
	what := "channel " + id
	c, err := d.api.GetConversationInfoContext(ctx, &api.GetConversationInfoInput{ChannelID: id})
	if err != nil {
		d.note(what, err, "see that the ID is right; to a private channel the bot has to be invited")
		return
	}
	d.add(what, c.IsMember, "#"+c.Name, "invite the bot: /invite @footnote")
}

// group looks at who is in a user group of moderators.
func (d *doctor) group(ctx context.Context, id string) {
	what := "user group " + id
	members, err := d.api.GetUserGroupMembersContext(ctx, id)
	if err != nil {
		d.note(what, err, "see that the ID is right, and that the app has the scope usergroups:read")
		return
	}
	d.add(what, len(members) > 0, fmt.Sprintf("members: %d", len(members)), "put the moderators into it")
}
