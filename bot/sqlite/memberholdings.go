package sqlite

import "footnote/bot/study/member"

// A holding says how what is kept about a member of one kind is found and how it
// is deleted. In all statements ?1 is the network, ?2 the member, and ?3 the
// room of their own conversation with the bot, or null.
type holding struct {
	// find selects at (microseconds since 1970, or null), room, text and
	// record, a JSON object.
	find   string
	forget []string
}

// holdings are those of all kinds. What stays has no forget.
var holdings = map[member.Kind]holding{
	member.Questions:   {findQuestions, nil}, // with the messages
	member.Open:        {findOpen, []string{forgetOwnGaps, blankGaps}},
	member.Memory:      {findTurns, []string{forgetMemory}},
	member.Feedbacks:   {findFeedback, []string{forgetFeedback}},
	member.Reactions:   {findReactions, []string{forgetReactions}},
	member.Corrections: {findCorrections, []string{blankCorrections}},
	member.Brought:     {findBrought, []string{blankBrought}},
	member.Silences:    {findSilences, []string{blankSilences}},
	member.Answers:     {findQuizAnswers, []string{forgetQuizAnswers}},
	member.Cards:       {findQuizCards, []string{forgetQuizCards}},
	member.Days:        {findQuizDays, []string{forgetQuizDays}},
	member.Reminders:   {findQuizReminders, []string{forgetQuizReminders}},
	member.Boards:      {findQuizBoards, []string{forgetQuizBoards}},
	member.Quizzes:     {findQuizzes, []string{forgetOwnQuizzes, blankQuizzes}},
	member.Objections:  {findObjections, []string{blankObjections}},
	member.Polls:       {findPolls, []string{blankPolls}},
	member.Votes:       {findVotes, []string{forgetVotes, blankVotes}},
	member.Plans:       {findPlans, []string{blankPlans}},
	member.Messages:    {findMessages, []string{forgetStatements, forgetMessages, blankMessages}},
	member.Facts:       {findFacts, nil},
	member.Decisions:   {findDecisions, nil},
	member.Readings:    {findReadings, nil},
	member.Roles:       {findRoles, nil},
}

// What the bot said. A question is told by the first page of its answer.
const (
	findQuestions = `
SELECT at, room, coalesce(nullif(post ->> '$.Reply.Resolved', ''), post ->> '$.Note', '') AS text,
	json_object('asked_at', at, 'room', room, 'thread', thread, 'alone', json(iif(recipient <> '', 'true', 'false')),
		'message', message, 'answer', json_remove(post, '$.File.Data')) AS record
FROM delivery WHERE network = ?1 AND asker = ?2 AND id LIKE '%-0' AND post ->> '$.Reply' IS NOT NULL`
	findMessages = `
SELECT at, room, coalesce(post ->> '$.Note', '') AS text,
	json_object('at', at, 'room', room, 'thread', thread, 'message', message, 'post', json_remove(post, '$.File.Data')) AS record
FROM delivery WHERE network = ?1 AND (asker = ?2 OR recipient = ?2 OR room = ?3)
	AND NOT (id LIKE '%-0' AND post ->> '$.Reply' IS NOT NULL AND asker = ?2)`

	// What is for the member alone goes, once it was sent.
	forgetStatements = `
DELETE FROM delivery_statement WHERE delivery IN (
	SELECT key FROM delivery WHERE network = ?1 AND due = 0 AND (recipient = ?2 OR room = ?3))`
	forgetMessages = `DELETE FROM delivery WHERE network = ?1 AND due = 0 AND (recipient = ?2 OR room = ?3)`
	blankMessages  = `
UPDATE delivery SET asker = '', route = '' WHERE network = ?1 AND asker = ?2 AND recipient <> ?2 AND room IS NOT ?3`
)

// Open questions. One that was asked in private goes, unless others asked it too.
const (
	findOpen = `
SELECT last_at AS at, room, question AS text,
	json_object('question', question, 'room', room, 'thread', thread, 'first_at', first_at, 'last_at', last_at,
		'nearest_source', nearest_source, 'nearest_locator', nearest_locator) AS record
FROM unanswered WHERE network = ?1 AND author = ?2`
	forgetOwnGaps = `
DELETE FROM unanswered WHERE network = ?1 AND author = ?2 AND times = 1 AND (thread LIKE '@%' OR room = ?3)`
	// blankGaps takes the place off too where that tells who asked.
	blankGaps = `
UPDATE unanswered SET author = '', room = iif(thread LIKE '@%' OR room = ?3, '', room),
	thread = iif(thread LIKE '@%' OR room = ?3, '', thread)
WHERE network = ?1 AND author = ?2`
)

// Memory of private conversations.
const (
	findTurns = `
SELECT at, room, coalesce(body ->> '$.Resolved', '') AS text, body AS record
FROM turn WHERE network = ?1 AND (thread = '@' || ?2 OR room = ?3)`
	forgetMemory = `DELETE FROM turn WHERE network = ?1 AND (thread = '@' || ?2 OR room = ?3)`
)

// What members think of answers. A reaction's note begins with who gave it.
const (
	findFeedback = `
SELECT f.at, d.room, f.sign AS text, json_object('at', f.at, 'sign', f.sign, 'answer', f.delivery, 'room', d.room) AS record
FROM feedback f JOIN delivery d ON d.id = f.delivery WHERE d.network = ?1 AND f.author = ?2`
	forgetFeedback = `
DELETE FROM feedback WHERE author = ?2 AND delivery IN (SELECT id FROM delivery WHERE network = ?1)`
	findReactions = `
SELECT NULL AS at, '' AS room, '' AS text, json_object('name', name, 'note', note) AS record
FROM network_note WHERE network = ?1 AND name LIKE 'reaction %' AND substr(note || ' ', 1, length(?2) + 1) = ?2 || ' '`
	forgetReactions = `
DELETE FROM network_note WHERE network = ?1 AND name LIKE 'reaction %' AND substr(note || ' ', 1, length(?2) + 1) = ?2 || ' '`
)

// What members proposed, and what they said that was not answered.
const (
	findCorrections = `
SELECT at, room, why AS text, json_object('id', id, 'fact', statement, 'instead', instead, 'why', why, 'at', at, 'room', room,
	'thread', thread, 'answer', delivery, 'verdict', verdict, 'decided_at', decided_at) AS record
FROM correction WHERE network = ?1 AND author = ?2`
	blankCorrections = `UPDATE correction SET author = '' WHERE network = ?1 AND author = ?2`
	findBrought      = `
SELECT at, room, name AS text, json_object('id', id, 'name', name, 'at', at, 'room', room, 'thread', thread, 'message', message,
	'verdict', verdict, 'reading', source, 'decided_at', decided_at) AS record
FROM dropped WHERE network = ?1 AND author = ?2`
	blankBrought = `UPDATE dropped SET author = '' WHERE network = ?1 AND author = ?2`
	findSilences = `
SELECT at, room, silence AS text, json_object('at', at, 'room', room, 'thread', thread, 'message', id, 'why', silence) AS record
FROM event WHERE network = ?1 AND author = ?2`
	blankSilences = `UPDATE event SET author = '' WHERE network = ?1 AND author = ?2`
)

// What is part of the record, and stays. In the record members stand behind their
// network's name; whoever is at the terminal is there as the command line has
// them.
const (
	asRecorded = ` IN (?1 || ' ' || ?2, iif(?1 = 'terminal', ?2, NULL))`
	findFacts  = `
SELECT s.recorded_at AS at, '' AS room, coalesce(s.text, e.label || ', ' || p.label) AS text,
	json_object('id', s.id, 'subject', e.label, 'property', p.label, 'valid', s.valid, 'status', s.status, 'recorded_at', s.recorded_at) AS record
FROM statement s JOIN entity e ON e.key = s.subject JOIN property p ON p.key = s.property WHERE s.recorded_by` + asRecorded
	findDecisions = `
SELECT c.changed_at AS at, '' AS room, c.status || ': ' || e.label || ', ' || p.label AS text,
	json_object('fact', s.id, 'was', c.was, 'status', c.status, 'at', c.changed_at, 'reason', c.reason) AS record
FROM status_change c JOIN statement s ON s.key = c.statement JOIN entity e ON e.key = s.subject JOIN property p ON p.key = s.property
WHERE c.changed_by` + asRecorded + `
UNION ALL
SELECT decided_at, room, verdict, json_object('correction', id, 'verdict', verdict, 'at', decided_at, 'room', room)
FROM correction WHERE network = ?1 AND decided_by = ?2
UNION ALL
SELECT decided_at, room, verdict || ': ' || name, json_object('reading', id, 'name', name, 'verdict', verdict, 'at', decided_at, 'room', room)
FROM dropped WHERE network = ?1 AND decided_by = ?2
UNION ALL
SELECT decided_at, '', verdict, json_object('quiz_question', card_id, 'verdict', verdict, 'at', decided_at)
FROM quiz_objection WHERE network = ?1 AND decided_by = ?2`
	findReadings = `
SELECT r.added_at AS at, '' AS room, coalesce(max(s.title), '') AS text,
	json_object('title', max(s.title), 'source', max(s.id), 'bytes', r.bytes, 'added_at', r.added_at) AS record
FROM reading r LEFT JOIN source s ON s.reading = r.key WHERE r.added_by` + asRecorded + ` GROUP BY r.key`
	findRoles = `
SELECT NULL AS at, room, room AS text, json_object('room', room) AS record
FROM room, json_each(room.settings, '$.Moderators') m WHERE network = ?1 AND m.value = ?2`
)
