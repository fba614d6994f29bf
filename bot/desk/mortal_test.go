package desk_test

import (
	"context"
	"errors"
	"sync"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/facts"
)

// errDead is what everything gives once the process is dead.
var errDead = errors.New("the process is dead")

// A life is the life of a process, which ends at the given step: before or
// after the step is done. Steps are all that reaches the disk or the network.
type life struct {
	mu    sync.Mutex
	steps int
	last  int  // the step that it dies at; 0 for none
	after bool // whether that is done
	ended bool
	where string // the step that it died at
	kill  func()
}

// step does one step, unless the process is dead before or dies.
func (l *life) step(name string, do func() error) error {
	l.mu.Lock()
	if l.ended {
		l.mu.Unlock()
		return errDead
	}
	l.steps++
	dies := l.steps == l.last
	if dies {
		l.ended, l.where = true, name
		defer l.kill()
	}
	l.mu.Unlock()
	if dies && !l.after {
		return errDead
	}
	if err := do(); err != nil || !dies {
		return err
	}
	return errDead
}

func (l *life) dead() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ended
}

// A mortalStore is a store that a process uses while it lives.
type mortalStore struct {
	desk.Kept
	life *life
}

func (s mortalStore) Take(ctx context.Context, e desk.Event) (fresh bool, err error) {
	err = s.life.step("take", func() error { fresh, err = s.Kept.Take(ctx, e); return err })
	return fresh, err
}

func (s mortalStore) Finish(ctx context.Context, o desk.Outcome) error {
	return s.life.step("finish", func() error { return s.Kept.Finish(ctx, o) })
}

func (s mortalStore) Settle(ctx context.Context, d desk.Delivery) error {
	return s.life.step("settle", func() error { return s.Kept.Settle(ctx, d) })
}

func (s mortalStore) SetMark(ctx context.Context, mark int64) error {
	return s.life.step("set mark", func() error { return s.Kept.SetMark(ctx, mark) })
}

func (s mortalStore) Propose(ctx context.Context, c desk.Correction) error {
	return s.life.step("propose", func() error { return s.Kept.Propose(ctx, c) })
}

func (s mortalStore) Bring(ctx context.Context, x desk.Drop) error {
	return s.life.step("bring", func() error { return s.Kept.Bring(ctx, x) })
}

func (s mortalStore) HoldReading(ctx context.Context, x desk.Drop) error {
	return s.life.step("hold reading", func() error { return s.Kept.HoldReading(ctx, x) })
}

func (s mortalStore) SetRoom(ctx context.Context, network, room string, r desk.Room) error {
	return s.life.step("set room", func() error { return s.Kept.SetRoom(ctx, network, room, r) })
}

func (s mortalStore) CloseDrop(ctx context.Context, x desk.Drop) (open bool, err error) {
	err = s.life.step("close drop", func() error { open, err = s.Kept.CloseDrop(ctx, x); return err })
	return open, err
}

// A mortalBase is the base as a process sees it while it lives.
type mortalBase struct {
	desk.Base
	life *life
}

func (b mortalBase) AddReading(ctx context.Context, r facts.Reading, by string) (added facts.AddedReading, err error) {
	err = b.life.step("add reading", func() error { added, err = b.Base.AddReading(ctx, r, by); return err })
	return added, err
}

// A mortalNetwork is the network as a process sees it while it lives.
type mortalNetwork struct {
	*network
	life *life
}

func (n mortalNetwork) Send(ctx context.Context, d *desk.Delivery) (id string, err error) {
	err = n.life.step("send", func() error { id, err = n.network.Send(ctx, d); return err })
	return id, err
}

func (n mortalNetwork) Edit(ctx context.Context, d *desk.Delivery) error {
	return n.life.step("edit", func() error { return n.network.Edit(ctx, d) })
}

func (n mortalNetwork) Remove(ctx context.Context, d *desk.Delivery) error {
	return n.life.step("remove", func() error { return n.network.Remove(ctx, d) })
}

// A mortalBot is a bot whose memory is written while the process lives.
type mortalBot struct {
	desk.Bot
	life *life
}

func (b mortalBot) Answer(ctx context.Context, m bot.Message) (r bot.Reply, err error) {
	err = b.life.step("answer", func() error { r, err = b.Bot.Answer(ctx, m); return err })
	return r, err
}
