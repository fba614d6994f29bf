// Package slack is the adapter for a Slack workspace: what happens there becomes
// events for the desk, and what the desk says becomes messages, forms and a
// home. It answers nothing itself.
//
// # What comes in
//
// [Adapter.Run] receives by Socket Mode (socket.go) or, as signed requests, by
// HTTP (http.go). Either way event.go and interaction.go turn it into a
// [desk.Event], and receive.go hands that to the desk. Something is acknowledged
// once the desk has it on disk and never before, so that Slack sends again
// whatever a crash has cost; what comes twice has the same key twice, and the
// desk takes it once. A mention comes as two events of Slack's, which have one
// key.
//
// The socket's reader never waits, since Slack gives up on a client that does
// not read. Arrivals are dealt with in eight lanes by channel, which keeps the order
// within a channel while a look-up of somebody's time zone in one does not hold
// up the others. A lane that is full is a reason not to acknowledge, which makes
// Slack the queue.
//
// # What goes out
//
// blocks.go draws a [desk.Post], view.go a [desk.Form] and home.go a
// [desk.Home]. Whatever comes from people or readings stands in elements that
// know no mark-up, so it can neither call anybody nor forge anything, and quotes
// stay as they are byte for byte; that is why there are no mrkdwn blocks here.
// Users are shown by name and never mentioned. Each message has the whole post
// as text too, for notifications and screen readers.
//
// send.go posts, edits and removes. It tries nothing twice: the desk does, and
// first asks [Adapter.Find], which knows a message by the block ID that has the
// delivery's ID in it. What only one user sees goes to the address that came
// with the event, or is posted as ephemeral.
//
// Tokens are in no error and no log line, and neither are the addresses to
// respond to. The package setup has what an app needs before it can run.
package slack
