// Package study is what a study group does with the bot besides asking it:
// discussing, quizzes, polls, timelines, a reading plan.
//
// Each of these is a [Feature], a package below this one, which knows no
// network: it is given an [Act], what a member did, and returns [Saying]s, what
// should stand because of it. A [Group] puts features together. Whoever drives
// it, the desk for chat networks or the terminal, asks it first whether a
// command, an answer in passing, a button or an alarm is one of its features'.
//
// An act may be done again, where a process died before its outcome was kept.
// So what a feature keeps goes by [Act.Key]: done twice, it is as if done once,
// and says the same.
//
// Things that are to happen at a time are [Alarm]s: features tell which are set,
// and the driver rings them, each once, also when the time passed while the
// program was down.
package study
