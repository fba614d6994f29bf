// Package fakeslack is a Slack workspace for tests: a server on the loopback
// interface that speaks Slack's Web API, Socket Mode and Events API well enough
// for the clients people really use (slack-go, Bolt) to be none the wiser, and
// that can be told to misbehave in the ways the real one does.
//
// A [Server] has one workspace with one app in it. Three sides touch it:
//
//   - the app under test, over HTTP and WebSockets, by the methods under /api/
//     (methods.go and the files api_*.go), by Socket Mode (socket.go) or by
//     signed requests that the fake sends to it (request.go);
//   - the people in the workspace, whom a test plays by [Server.Say],
//     [Server.Edit], [Server.Press], [Server.SubmitView] and their like
//     (people*.go);
//   - the operator, who injects faults ([Server.Inject], [Server.Disconnect],
//     [Server.LimitPosts]) and reads back what happened ([Server.Messages],
//     [Server.Calls], [Server.Deliveries], [Server.Wait]).
//
// A process in another language does all that by HTTP under /_control/
// (control.go); the program in the cmd folder serves nothing else.
//
// # What it holds an app to
//
// Tokens and scopes are checked per method (methods.go), arguments and blocks
// against the limits that Slack documents (limits.go, a table), trigger IDs and
// response URLs against their short lives. A request that real Slack refuses is
// refused with the same error code. Where the documentation is silent the fake
// is lenient, and it never claims to know more than its tables.
//
// # What is different from the real thing
//
// Time is the clock in [Config]; timestamps (ts) are unique over the workspace
// and only ever rise. Events are delivered in the order in which things
// happened: over one socket strictly, over HTTP per channel; real Slack promises
// neither, so an app must not need it, but a test that fails must fail twice.
// An event for which no socket is open waits for one instead of being dropped
// after the third attempt, so that a test can restart the app. Interactions and
// commands are never redelivered, as in Slack: the person sees an error instead.
//
// The text of a message is taken and given as it is on the wire: &, < and >
// escaped, mentions as <@U123>.
package fakeslack
