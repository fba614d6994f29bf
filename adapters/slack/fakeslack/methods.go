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
	case "ts", "message_ts", "timestamp":
		return "message_not_found"
	case "file":
		return "file_not_found"
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
	"chat.startStream":   {do: startStream, scopes: chatWrite, tier: tier2, required: []string{"channel"}},
	"chat.appendStream":  {do: appendStream, scopes: chatWrite, tier: tier4, required: []string{"channel", "ts"}},
	"chat.stopStream":    {do: stopStream, scopes: chatWrite, tier: tier2, required: []string{"channel", "ts"}},

	"conversations.history": {do: history, scopes: historyAny, tier: tier3, required: []string{"channel"}},
	"conversations.replies": {do: replies, scopes: historyAny, tier: tier3, required: []string{"channel", "ts"}},
	"conversations.info":    {do: channelInfo, scopes: readScopes, tier: tier3, required: []string{"channel"}},
	"conversations.list":    {do: conversationsList, scopes: readScopes, tier: tier2},
	"conversations.members": {do: channelMembers, scopes: readScopes, tier: tier4, required: []string{"channel"}},
	"conversations.open":    {do: openConversation, scopes: []string{"im:write", "mpim:write"}, tier: tier3},

	"users.info":            {do: userInfo, scopes: []string{"users:read"}, tier: tier4, required: []string{"user"}},
	"users.conversations":   {do: usersConversations, scopes: readScopes, tier: tier3},
	"usergroups.users.list": {do: groupMembers, scopes: []string{"usergroups:read"}, tier: tier2, required: []string{"usergroup"}},

	"reactions.add":    {do: addReaction, scopes: []string{"reactions:write"}, tier: tier3, required: []string{"channel", "timestamp", "name"}},
	"reactions.remove": {do: removeReaction, scopes: []string{"reactions:write"}, tier: tier2, required: []string{"channel", "timestamp", "name"}},
	"reactions.get":    {do: getReactions, scopes: []string{"reactions:read"}, tier: tier3, required: []string{"channel", "timestamp"}},

	"files.getUploadURLExternal":   {do: uploadURL, scopes: []string{"files:write"}, tier: tier4, required: []string{"filename"}},
	"files.completeUploadExternal": {do: completeUpload, scopes: []string{"files:write"}, tier: tier4, required: []string{"files"}},
	"files.info":                   {do: fileInfo, scopes: []string{"files:read"}, tier: tier4, required: []string{"file"}},

	"assistant.threads.setStatus":           {do: setStatus, scopes: []string{"chat:write", "assistant:write"}, required: []string{"channel_id", "thread_ts"}},
	"assistant.threads.setTitle":            {do: setTitle, scopes: assistWrite, required: []string{"channel_id", "thread_ts", "title"}},
	"assistant.threads.setSuggestedPrompts": {do: setPrompts, scopes: assistWrite, required: []string{"channel_id", "prompts"}},

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
