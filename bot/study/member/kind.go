package member

import "footnote/bot/phrase"

// A Kind is a sort of thing that is kept about members.
type Kind string

// The kinds, in the order in which they are told.
const (
	Questions   Kind = "questions"   // that they asked, and what was answered
	Open        Kind = "open"        // questions of theirs that wait for an answer
	Memory      Kind = "memory"      // what was talked about in private
	Feedbacks   Kind = "feedback"    // on answers
	Reactions   Kind = "reactions"   // emoji that they may take back
	Corrections Kind = "corrections" // that they proposed
	Brought     Kind = "brought"     // files and pages that they proposed as readings
	Silences    Kind = "silences"    // why something they said was not answered
	Answers     Kind = "answers"     // to quiz questions
	Cards       Kind = "cards"       // that they learn
	Days        Kind = "days"        // on which they learned: their streak
	Reminders   Kind = "reminders"   // that they want
	Boards      Kind = "boards"      // leaderboards that they are on
	Quizzes     Kind = "quizzes"     // that they opened
	Objections  Kind = "objections"  // to quiz questions
	Polls       Kind = "polls"       // that they opened
	Votes       Kind = "votes"       // in polls
	Plans       Kind = "plans"       // sessions and readings that they planned
	Messages    Kind = "messages"    // to them that are no answers
	Facts       Kind = "facts"       // that they recorded
	Decisions   Kind = "decisions"   // of theirs on facts, corrections, readings and quiz questions
	Readings    Kind = "readings"    // that they added
	Roles       Kind = "roles"       // rooms that name them as a moderator
)

// A kindWords is how a kind is told.
type kindWords struct {
	kind Kind
	told phrase.Text
	// why is why the kind stays when a member has everything deleted; empty for
	// what goes.
	why phrase.Text
}

// What is on record stays so that others can tell what the answers rest on.
const (
	onRecord  phrase.Text = "who recorded what the answers rest on, and who decided on it, is part of the record that others rely on"
	giveUp    phrase.Text = "the settings of a room name its moderators; any of them can change that"
	ofReading phrase.Text = "a reading stays citable, with who added it"
)

// kinds are all there are.
var kinds = []kindWords{
	{Questions, "%d questions that you asked me, with my answers", ""},
	{Open, "%d questions of yours that the readings could not answer", ""},
	{Memory, "%d turns that I remember of our own conversation", ""},
	{Feedbacks, "%d marks that you gave my answers", ""},
	{Reactions, "%d emoji that I noted in case you take them back", ""},
	{Corrections, "%d corrections that you proposed", ""},
	{Brought, "%d files and pages that you proposed as readings", ""},
	{Silences, "%d messages that I noted why I left without an answer", ""},
	{Answers, "%d answers of yours to quiz questions", ""},
	{Cards, "%d cards that you learn, with when each is due", ""},
	{Days, "%d days on which you learned", ""},
	{Reminders, "%d reminders that you set", ""},
	{Boards, "%d leaderboards that you are on", ""},
	{Quizzes, "%d quizzes that you began", ""},
	{Objections, "%d quiz questions that you called bad", ""},
	{Polls, "%d polls that you opened", ""},
	{Votes, "%d votes that you cast", ""},
	{Plans, "%d things that you put into a reading plan", ""},
	{Messages, "%d messages of mine to you that are no answers, such as this one", ""},
	{Facts, "%d facts that you recorded or proposed", onRecord},
	{Decisions, "%d decisions of yours on what others proposed", onRecord},
	{Readings, "%d readings that you added", ofReading},
	{Roles, "%d rooms that name you as a moderator", giveUp},
}

// Kinds are all kinds in the order in which they are told.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i := range kinds {
		all[i] = kinds[i].kind
	}
	return all
}

// Stays reports whether what is kept of the kind stays when a member has
// everything deleted.
func (k Kind) Stays() bool { return wordsOf(k).why != "" }

// wordsOf are those of the kind; the zero kindWords for one that there is not.
func wordsOf(k Kind) kindWords {
	for _, w := range kinds {
		if w.kind == k {
			return w
		}
	}
	return kindWords{}
}
