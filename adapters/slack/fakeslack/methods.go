package fakeslack

import (
	"slices"
)

// A method is what the table below says of one method of the Web API.
type method struct {
	do       func(*Server, args) (object, error)
	scopes   []string // any of them will do; none is needed when there are none
	tier     int      // calls a minute, by LimitTiers; 0 is Slack's "special"
	required []string // arguments that may not be empty
	appLevel bool     // takes the app-level token instead of the bot's
	posts    bool     // counts against LimitPosts
}

// missing is the error for a required argument that is not there.
func (m method) missing(name string) string {
	switch name {
	case "channel", "channel_id":
		return "channel_not_found"
	case "user":
		return "user_not_found"
	case "ts", "message_ts":
		return "message_not_found"
	default:
		return "invalid_arguments"
	}
}

// The tiers of Slack's rate limits, in calls a minute.
const (
	tier1, tier2, tier3, tier4 = 1, 20, 50, 100
)

var (
	chatWrite   = []string{"chat:write"}
	readScopes  = []string{"channels:read", "groups:read", "im:read", "mpim:read"}
	historyAny  = []string{"channels:history", "groups:history", "im:history", "mpim:history"}
	assistWrite = []string{"assistant:write"}
)

// methods is the Web API as far as it is served. What is not in it is an
// unknown_method.
var methods = map[string]method{
	"auth.test":             {do: authTest},
	"apps.connections.open": {do: openConnection, appLevel: true, tier: tier1},

	"chat.postMessage":   {do: postMessage, scopes: chatWrite, required: []string{"channel"}, posts: true},
	"chat.postEphemeral": {do: postEphemeral, scopes: chatWrite, tier: tier4, required: []string{"channel", "user"}},
	"chat.update":        {do: updateMessage, scopes: chatWrite, tier: tier3, required: []string{"channel", "ts"}},
	"chat.delete":        {do: deleteMessage, scopes: chatWrite, tier: tier3, required: []string{"channel", "ts"}},
	"chat.getPermalink":  {do: getPermalink, required: []string{"channel", "message_ts"}},

	"views.open":    {do: openView, tier: tier4, required: []string{"trigger_id", "view"}},
	"views.push":    {do: pushView, tier: tier4, required: []string{"trigger_id", "view"}},
	"views.update":  {do: updateView, tier: tier4, required: []string{"view"}},
	"views.publish": {do: publishView, tier: tier4, required: []string{"user_id", "view"}},
}

// AllScopes is every scope that the method table or an event names, sorted: what
// an app has that was given everything.
func AllScopes() []string {
	scopes := []string{"app_mentions:read", "commands", "im:write", "mpim:write"}
	for _, m := range methods {
		scopes = append(scopes, m.scopes...)
	}
	slices.Sort(scopes)
	return slices.Compact(scopes)
}
