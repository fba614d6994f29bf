// Package post is what the bot shows: answers, notes of its own, buttons,
// pictures and polls, before a network draws them.
//
// A [Post] says what is to be seen and never how. [Post.Parts] is its text in
// the order in which it is read, which adapters draw part by part in the way of
// their network, and [Post.Text] is all of it in plain text: the twin of every
// richer form, for notifications, screen readers and networks that draw
// nothing. [Split] cuts what is too long for one message.
//
// The package is pure: the same post gives the same parts.
package post
