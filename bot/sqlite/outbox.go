package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"footnote/bot"
	"footnote/bot/desk"
)

// Put adds deliveries, or changes those whose IDs are known, in one
// transaction. Of a known one only the Post and, where there is a new one, the
// Route change; if the Post differs or the delivery was gone, it is due again.
// A new one has Version 1, whatever the argument's.
func (s *Store) Put(ctx context.Context, ds ...desk.Delivery) error {
	return s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for i := range ds {
			if err := put(ctx, tx, &ds[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

const (
	// putDelivery returns no row where it changes nothing.
	putDelivery = `
INSERT INTO delivery (id, network, room, thread, recipient, question, asker, at, route, message, version, gone, due, refused, post)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 1, '', ?)
ON CONFLICT (id) DO UPDATE SET post = excluded.post, version = version + 1, gone = 0, due = 1, refused = '',
	route = iif(excluded.route <> '', excluded.route, route)
WHERE post <> excluded.post OR gone
RETURNING key`
	setRoute = `UPDATE delivery SET route = ?1 WHERE id = ?2 AND ?1 <> ''`
)

// put adds or changes one delivery, and notes the statements that it rests on.
func put(ctx context.Context, tx *sql.Tx, d *desk.Delivery) error {
	post, err := json.Marshal(d.Post)
	if err != nil {
		return fmt.Errorf("write post: %w", err)
	}
	var key int64
	p := d.Place
	err = tx.QueryRowContext(ctx, putDelivery, d.ID, p.Network, p.Room, p.Thread, d.To, d.Question, d.Asker, d.At.UnixMicro(),
		d.Route, d.Message, string(post)).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = tx.ExecContext(ctx, setRoute, d.Route, d.ID)
		return wrap("set route of delivery", err)
	}
	if err != nil {
		return fmt.Errorf("put delivery: %w", err)
	}
	return wrap("note statements of delivery", noteStatements(ctx, tx, key, d.Post.Reply))
}

const (
	dropStatements = `DELETE FROM delivery_statement WHERE delivery = ?`
	addStatements  = `INSERT INTO delivery_statement (statement, delivery) SELECT DISTINCT value, ? FROM json_each(?)`
)

// noteStatements puts the statements of the reply, which may be nil, in the
// stead of those that were noted before.
func noteStatements(ctx context.Context, tx *sql.Tx, delivery int64, reply *bot.Reply) error {
	if _, err := tx.ExecContext(ctx, dropStatements, delivery); err != nil {
		return err
	}
	if reply == nil || len(reply.Statements) == 0 {
		return nil
	}
	ids, err := json.Marshal(reply.Statements)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, addStatements, delivery, string(ids))
	return err
}

// withdrawDelivery makes it due also where no message is known: one may stand
// whose sending was cut short.
const withdrawDelivery = `
UPDATE delivery SET gone = 1, version = version + 1, due = 1, refused = '' WHERE id = ? AND NOT gone`

// withdraw has a delivery, if there is one with the ID, stand no longer.
func withdraw(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, withdrawDelivery, id)
	return wrap("withdraw delivery", err)
}
