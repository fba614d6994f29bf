package sqlite

import (
	"context"
	"encoding/json"
	"time"

	"footnote/bot/study/quiz"
)

const reminderColumns = `network, member, minute, zone, next_at`

func readReminder(row scanner) (r quiz.Reminder, err error) {
	var next int64
	err = row.Scan(&r.Network, &r.Member, &r.Minute, &r.Zone, &next)
	r.Next = moment(next)
	return r, err
}

const reminderOf = `SELECT ` + reminderColumns + ` FROM quiz_reminder WHERE network = ? AND member = ?`

// DueReminder returns the member's reminder; ok is false if there is none.
func (s *Store) DueReminder(ctx context.Context, network, member string) (r quiz.Reminder, ok bool, err error) {
	r, ok, err = one(ctx, s.db, readReminder, reminderOf, network, member)
	return r, ok, wrap("read reminder", err)
}

const setReminder = `
INSERT INTO quiz_reminder (` + reminderColumns + `) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network, member) DO UPDATE SET minute = excluded.minute, zone = excluded.zone, next_at = excluded.next_at`

// SetDueReminder keeps a reminder in the place of the member's earlier one.
func (s *Store) SetDueReminder(ctx context.Context, r quiz.Reminder) error {
	_, err := s.exec(ctx, setReminder, r.Network, r.Member, r.Minute, r.Zone, r.Next.UnixMicro())
	return wrap("keep reminder", err)
}

const dropReminder = `DELETE FROM quiz_reminder WHERE network = ? AND member = ?`

// DropDueReminder forgets the member's reminder, if there is one.
func (s *Store) DropDueReminder(ctx context.Context, network, member string) error {
	_, err := s.exec(ctx, dropReminder, network, member)
	return wrap("forget reminder", err)
}

const (
	remindersDue = `
SELECT ` + reminderColumns + ` FROM quiz_reminder
WHERE next_at <= ?1 AND network IN (SELECT value FROM json_each(?2)) ORDER BY next_at, network, member LIMIT 100`
	nextReminder = `
SELECT next_at FROM quiz_reminder WHERE next_at > ?1 AND network IN (SELECT value FROM json_each(?2)) ORDER BY next_at LIMIT 1`
)

// DueReminders returns the reminders of the networks that are due by that time, at
// most a hundred, and when the next one is; the zero time for never.
func (s *Store) DueReminders(ctx context.Context, networks []string, until time.Time) (due []quiz.Reminder, next time.Time, err error) {
	names, err := json.Marshal(networks)
	if err != nil {
		return nil, next, err
	}
	due, err = list(ctx, s.db, readReminder, remindersDue, until.UnixMicro(), string(names))
	if err != nil {
		return nil, next, wrap("list reminders", err)
	}
	next, _, err = one(ctx, s.db, readMoment, nextReminder, until.UnixMicro(), string(names))
	return due, next, wrap("look for the next reminder", err)
}
