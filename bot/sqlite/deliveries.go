package sqlite

import (
	"context"
	"encoding/json"
	"fmt"

	"footnote/bot"
	"footnote/bot/desk"
)

const deliveryColumns = `id, network, room, thread, recipient, question, asker, at, route, message, version, gone, post`

// readDelivery reads the deliveryColumns. The time is in UTC.
func readDelivery(row scanner) (d desk.Delivery, err error) {
	var at int64
	var post []byte
	p := &d.Place
	if err := row.Scan(&d.ID, &p.Network, &p.Room, &p.Thread, &d.To, &d.Question, &d.Asker, &at, &d.Route, &d.Message,
		&d.Version, &d.Gone, &post); err != nil {
		return d, err
	}
	d.At = moment(at)
	if err := json.Unmarshal(post, &d.Post); err != nil {
		return d, fmt.Errorf("read post: %w", err)
	}
	return d, nil
}

const deliveryOf = `SELECT ` + deliveryColumns + ` FROM delivery WHERE id = ?`

// Delivery returns the delivery with the ID, gone or not; ok is false if there
// is none.
func (s *Store) Delivery(ctx context.Context, id string) (d desk.Delivery, ok bool, err error) {
	d, ok, err = one(ctx, s.db, readDelivery, deliveryOf, id)
	return d, ok, wrap("find delivery", err)
}

const shown = `
SELECT ` + deliveryColumns + ` FROM delivery
WHERE network = ? AND room = ? AND message = ? AND message <> '' ORDER BY key DESC LIMIT 1`

// Shown returns the delivery that stands as the message of the room, also if it
// is to be removed; ok is false if there is none.
func (s *Store) Shown(ctx context.Context, network, room, message string) (d desk.Delivery, ok bool, err error) {
	d, ok, err = one(ctx, s.db, readDelivery, shown, network, room, message)
	return d, ok, wrap("find delivery of message", err)
}

const answers = `
SELECT ` + deliveryColumns + ` FROM delivery
WHERE network = ? AND room = ? AND question = ? AND question <> '' AND NOT gone ORDER BY key`

// Answers returns the deliveries to the question that are not gone, in the
// order in which they were first put.
func (s *Store) Answers(ctx context.Context, network, room, question string) ([]desk.Delivery, error) {
	all, err := list(ctx, s.db, readDelivery, answers, network, room, question)
	return all, wrap("find answers", err)
}

const using = `
SELECT ` + deliveryColumns + ` FROM delivery
WHERE key IN (SELECT delivery FROM delivery_statement WHERE statement = ?) AND NOT gone ORDER BY key`

// Using returns the deliveries, not gone, whose replies used the statement, in
// the order in which they were first put.
func (s *Store) Using(ctx context.Context, statement string) ([]desk.Delivery, error) {
	all, err := list(ctx, s.db, readDelivery, using, statement)
	return all, wrap("find deliveries that used a statement", err)
}

// askedBy leaves out notes, which answer nothing.
const askedBy = `
SELECT ` + deliveryColumns + ` FROM delivery
WHERE network = ? AND asker = ? AND asker <> '' AND NOT gone AND post ->> 'Reply' IS NOT NULL ORDER BY key DESC LIMIT ?`

// AskedBy returns the last answers to the user that are not gone, at most
// limit, latest first. Deliveries without a reply are no answers.
func (s *Store) AskedBy(ctx context.Context, network, user string, limit int) ([]desk.Delivery, error) {
	all, err := list(ctx, s.db, readDelivery, askedBy, network, user, limit)
	return all, wrap("find answers to a user", err)
}

const inThread = `
SELECT EXISTS (SELECT 1 FROM delivery
WHERE network = ? AND room = ? AND thread = ? AND thread <> '' AND recipient = '' AND NOT gone AND (due = 1 OR message <> ''))`

// InThread reports whether the bot has spoken in the thread to everyone, or is
// about to. What it took back does not count, nor what the network refused. It
// is false outside threads.
func (s *Store) InThread(ctx context.Context, p bot.Place) (in bool, err error) {
	err = s.db.QueryRowContext(ctx, inThread, p.Network, p.Room, p.Thread).Scan(&in)
	return in, wrap("look for deliveries in thread", err)
}
