// Package setup helps to set Slack up: [Manifest] is what the app has to be in
// Slack, [Scopes] say what it may do and why, and [Doctor] finds out what is
// missing. None of it is needed where the adapter runs.
package setup
