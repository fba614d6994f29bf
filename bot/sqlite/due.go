package sqlite

import (
	"context"
	"fmt"

	"footnote/bot"
	"footnote/bot/desk"
)

const dueRooms = `SELECT network, room FROM delivery WHERE due = 1 GROUP BY network, room ORDER BY min(key)`

// Due returns the rooms in which a delivery is not as it should be, in the
// order of their first ones.
func (s *Store) Due(ctx context.Context) ([]bot.Place, error) {
	rooms, err := list(ctx, s.db, func(row scanner) (p bot.Place, err error) {
		return p, row.Scan(&p.Network, &p.Room)
	}, dueRooms)
	return rooms, wrap("list rooms with deliveries due", err)
}

const nextDue = `SELECT ` + deliveryColumns + ` FROM delivery WHERE network = ? AND room = ? AND due = 1 ORDER BY key LIMIT 1`

// NextDue returns the delivery of the room that was put first among those that
// are not as they should be; ok is false if all are.
func (s *Store) NextDue(ctx context.Context, network, room string) (d desk.Delivery, ok bool, err error) {
	d, ok, err = one(ctx, s.db, readDelivery, nextDue, network, room)
	return d, ok, wrap("find next delivery", err)
}

// settle gives a delivery the message ?3. One that has another version now is
// due still. What one said that is gone is forgotten.
const settle = `
UPDATE delivery SET message = ?3, due = (version <> ?2), post = iif(gone AND version = ?2, '{}', post) WHERE id = ?1`

// Settle records that the delivery stands, as the message d.Message, or is
// gone. If it was changed since d was read, it stays due.
func (s *Store) Settle(ctx context.Context, d desk.Delivery) error {
	message := d.Message
	if d.Gone {
		message = ""
	}
	changed, err := s.exec(ctx, settle, d.ID, d.Version, message)
	return wrap("settle delivery", known(d.ID, changed, err))
}

const refuse = `UPDATE delivery SET due = (version <> ?2), refused = ?3 WHERE id = ?1`

// Refuse records that the network will not have the delivery as it was read,
// and why. It is not due until it is put with another Post or withdrawn.
func (s *Store) Refuse(ctx context.Context, d desk.Delivery, why string) error {
	changed, err := s.exec(ctx, refuse, d.ID, d.Version, why)
	return wrap("refuse delivery", known(d.ID, changed, err))
}

// known makes an error of it that no delivery was changed.
func known(id string, changed int64, err error) error {
	if err == nil && changed == 0 {
		return fmt.Errorf("no delivery has the ID %q", id)
	}
	return err
}
