package sqlite

// What is kept about members of quizzes; see holding for the arguments. The
// questions and answers of a quiz go with it.
const (
	findQuizAnswers = `
SELECT a.at, q.room, a.text, json_object('quiz', a.quiz, 'question', a.n, 'card', json((SELECT card FROM quiz_question u
	WHERE u.quiz = a.quiz AND u.n = a.n)), 'text', a.text, 'correct', json(iif(a.correct, 'true', 'false')), 'at', a.at, 'room', q.room) AS record
FROM quiz_answer a JOIN quiz q ON q.id = a.quiz WHERE a.network = ?1 AND a.member = ?2`
	forgetQuizAnswers = `DELETE FROM quiz_answer WHERE network = ?1 AND member = ?2`

	findQuizCards = `
SELECT at, '' AS room, '' AS text, json_object('card', card, 'schedule', json(schedule), 'last_rating', rating, 'at', at, 'due', due) AS record
FROM quiz_review WHERE network = ?1 AND member = ?2`
	forgetQuizCards = `DELETE FROM quiz_review WHERE network = ?1 AND member = ?2`

	findQuizDays = `
SELECT NULL AS at, '' AS room, day AS text, json_object('day', day) AS record FROM quiz_day WHERE network = ?1 AND member = ?2`
	forgetQuizDays = `DELETE FROM quiz_day WHERE network = ?1 AND member = ?2`

	findQuizReminders = `
SELECT next_at AS at, '' AS room, printf('%02d:%02d %s', minute / 60, minute % 60, zone) AS text,
	json_object('minute_of_day', minute, 'zone', zone, 'next_at', next_at) AS record
FROM quiz_reminder WHERE network = ?1 AND member = ?2`
	forgetQuizReminders = `DELETE FROM quiz_reminder WHERE network = ?1 AND member = ?2`

	findQuizBoards = `
SELECT NULL AS at, room, room AS text, json_object('room', room) AS record FROM quiz_listed WHERE network = ?1 AND member = ?2`
	forgetQuizBoards = `DELETE FROM quiz_listed WHERE network = ?1 AND member = ?2`

	findQuizzes = `
SELECT opened_at AS at, room, mode AS text, json_object('id', id, 'mode', mode, 'room', room, 'thread', thread, 'questions', count,
	'opened_at', opened_at, 'ended_at', ended_at) AS record
FROM quiz WHERE network = ?1 AND member = ?2`
	forgetOwnQuizzes = `DELETE FROM quiz WHERE network = ?1 AND member = ?2 AND mode = 'alone'`
	blankQuizzes     = `UPDATE quiz SET member = '' WHERE network = ?1 AND member = ?2`

	findObjections = `
SELECT at, '' AS room, coalesce(card ->> '$.Question', card ->> '$.question', '') AS text,
	json_object('card', json(card), 'at', at, 'verdict', verdict) AS record
FROM quiz_objection WHERE network = ?1 AND member = ?2`
	blankObjections = `UPDATE quiz_objection SET member = '' WHERE network = ?1 AND member = ?2`
)

// What is kept about members of polls. A vote in a closed poll stays counted.
const (
	findPolls = `
SELECT opened_at AS at, room, question AS text, json_object('id', id, 'question', question, 'options', json(options), 'room', room,
	'opened_at', opened_at, 'closed_at', closed_at) AS record
FROM poll WHERE network = ?1 AND author = ?2`
	blankPolls = `UPDATE poll SET author = '' WHERE network = ?1 AND author = ?2`

	findVotes = `
SELECT v.at, p.room, p.question || coalesce(' → ' || (p.options ->> v.choice), '') AS text,
	json_object('poll', p.id, 'question', p.question, 'choice', p.options ->> v.choice, 'at', v.at, 'room', p.room) AS record
FROM poll_vote v JOIN poll p ON p.id = v.poll WHERE p.network = ?1 AND v.member = ?2`
	forgetVotes = `
DELETE FROM poll_vote WHERE member = ?2 AND poll IN (SELECT id FROM poll WHERE network = ?1 AND closed_at IS NULL)`
	blankVotes = `
UPDATE poll_vote SET member = 'gone ' || hex(randomblob(8)), act = '' WHERE member = ?2 AND poll IN (SELECT id FROM poll WHERE network = ?1)`
)

// What is kept about members of reading plans. The sessions are the room's.
const (
	findPlans = `
SELECT set_at AS at, room, coalesce((SELECT group_concat(r.value ->> '$.Text', ', ') || ', ' FROM json_each(readings) r), '')
	|| replace(wall, 'T', ' ') AS text, json_object('id', id, 'room', room, 'wall', wall, 'zone', zone, 'readings', json(readings),
	'set_at', set_at, 'removed_at', removed) AS record
FROM plan_session WHERE network = ?1 AND author = ?2`
	blankPlans = `UPDATE plan_session SET author = '' WHERE network = ?1 AND author = ?2`
)
