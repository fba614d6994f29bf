// Package member shows members what is kept about them, hands it over and
// deletes it; and it shows moderators what members did in a room, where the room
// has said so openly.
//
// "my data" tells it in words, "my data export" gives all of it as a JSON file,
// and "my data delete" deletes it. What is said to these goes into the member's
// own conversation with the bot alone, also where they are said openly.
//
// # What is kept about whom
//
// Names of members, as their networks have them, stand in these columns and
// nowhere else. A test holds the list to the schema: a new table, or a new column
// that may name somebody, has to be put here, and one that names somebody into
// the package bot/sqlite (memberholdings.go), which shows, exports and deletes it.
//
// Deleted with the member's data:
//
//	delivery.asker, delivery.recipient  what the bot said to them alone, or in their own conversation
//	turn.thread, turn.room     memory of what was talked about in private
//	feedback.author            marks on answers
//	network_note.note          emoji that may be taken back
//	poll_vote.member           votes in open polls
//	quiz_answer.member         answers to quiz questions
//	quiz.member                quizzes alone, with their questions
//	quiz_review.member         cards with their schedules
//	quiz_day.member            days on which they learned
//	quiz_reminder.member       reminders
//	quiz_listed.member         leaderboards that they are on
//	unanswered.author          open questions that only they asked, in private
//
// Kept without the name, because others need it:
//
//	delivery.asker             answers that stand openly in rooms
//	unanswered.author          open questions that were asked openly, or by others too
//	correction.author          corrections, with the reasons that were given
//	dropped.author             files and pages that were proposed as readings
//	event.author               why something was not answered
//	poll.author                polls
//	poll_vote.member           votes in closed polls: they stay counted
//	quiz.member                quizzes of rooms
//	plan_session.author        sessions of reading plans
//	quiz_objection.member      quiz questions that were called bad
//
// Kept with the name, which is told with the reason: the record of what answers
// rest on is bitemporal and auditable only as a whole, and roles are the room's.
//
//	statement.recorded_by      who recorded a fact
//	status_change.changed_by   who accepted or retracted it
//	reading.added_by           who added a reading
//	correction.decided_by      who decided on a correction
//	dropped.decided_by         who decided on a reading
//	quiz_objection.decided_by  who decided on a quiz question
//	room.settings              who moderates a room
//
// An event's body names its author until the event is done, a moment later. The
// keys of acts (poll_vote.act, quiz.ended_by, quiz_answer.act, quiz_review.act,
// quiz_question.asked_by, quiz_question.closed_by) are the networks' names for
// what was done, not for who did it.
//
// Columns that sound like it and name nobody of the bot's members:
//
//	source.author, statement.asserted_by, reference.source, passage.reading,
//	plan.settings
//
// What stands on the network itself, and the keys of its encryption, are the
// network's: the bot neither shows nor deletes them.
//
// # What moderators see
//
// The record of a room is closed until a moderator opens it, of which everyone
// there is told, as of its being closed again. Then "members" tells moderators of
// that room, privately, how many questions each member asked there openly, how
// many corrections and readings they proposed there and how they did in the
// quizzes of the room: from the opening on, and nothing of what was done in
// private. A record that was closed and is opened again begins anew.
package member
