package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"footnote/bot"
	"footnote/bot/cache"
	"footnote/bot/study"
)

// What Options begin with.
const (
	defaultWorkers = 8
	defaultSenders = 16
	defaultDrain   = 10 * time.Second
	defaultFollow  = 2 * time.Second
	// defaultKeep is how long the keys of done events are kept. Networks
	// deliver an event again within minutes or hours, never after days.
	defaultKeep = 7 * 24 * time.Hour
	// defaultMaxFile is enough for a book with pictures.
	defaultMaxFile = 20 << 20
)

// Options change how a desk works. The zero Options are fit for use.
type Options struct {
	Now     func() time.Time // nil means time.Now
	Log     *slog.Logger     // nil means no log
	Workers int              // how many places are worked on at once; 0 means 8
	Senders int              // how many rooms are sent into at once; 0 means 16
	Drain   time.Duration    // how long to go on after the end; 0 means 10 s
	Follow  time.Duration    // how often the base's log is looked at; 0 means 2 s
	Keep    time.Duration    // how long done events are known; 0 means 7 days
	// Moderators are users, by network, who moderate every room. Where there
	// are any, those of single rooms do not decide on corrections, which count
	// in all rooms.
	Moderators map[string][]string
	// Reader makes readings of files and pages that people bring; nil for a
	// desk that takes in none.
	Reader Reader
	// Extractor reads facts out of new readings; nil for none.
	Extractor Extractor
	// Study is what a study group does besides asking; nil for nothing.
	Study *study.Group
	// Language is what is spoken in rooms that have not settled on one, as a
	// BCP 47 tag; empty for English.
	Language string
	// MaxFile is how large such a file may be, in bytes; 0 means 20 MB.
	MaxFile int64
}

// A Desk takes in events, has them answered and sees to it that the answers
// stand. It is safe for concurrent use.
type Desk struct {
	bot      Bot
	base     Base
	kept     Kept
	networks map[string]Network
	opts     Options

	events  *queue[bot.Place] // places with events waiting
	rooms   *queue[bot.Place] // rooms with deliveries due; Thread is empty
	changed chan struct{}     // the base has changed by this desk's doing
	alarmed chan struct{}     // an alarm may have been set
	started time.Time         // deliveries from before may have been cut short
	resumed chan struct{}     // closed once what was left is taken up

	directs *cache.Cache[user, string]                     // the rooms of users' own conversations
	scopes  *cache.Cache[user, []string]                   // what direct messages may be answered from; nil for all
	owners  *cache.Cache[struct{}, map[string][]bot.Place] // of the sources that are rooms' own

	deciding  sync.Mutex // held by whoever decides on a correction
	following sync.Mutex // held by whoever follows the base's log

	mu    sync.Mutex      // guards what follows
	tries map[string]int  // failed tries of events by key and of deliveries by ID
	era   *sync.WaitGroup // those at work on events; see endEra
}

// New returns a desk of the bot over the networks, by the names that places
// have for them. None of b, base and kept may be nil. It works once it is Run.
func New(b Bot, base Base, kept Kept, networks map[string]Network, opts Options) *Desk {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	opts.Workers = cmp.Or(opts.Workers, defaultWorkers)
	opts.Senders = cmp.Or(opts.Senders, defaultSenders)
	opts.Drain = cmp.Or(opts.Drain, defaultDrain)
	opts.Follow = cmp.Or(opts.Follow, defaultFollow)
	opts.Keep = cmp.Or(opts.Keep, defaultKeep)
	opts.MaxFile = cmp.Or(opts.MaxFile, defaultMaxFile)
	d := &Desk{
		bot: b, base: base, kept: kept, networks: networks, opts: opts,
		events: newQueue[bot.Place](), rooms: newQueue[bot.Place](), changed: make(chan struct{}, 1), alarmed: make(chan struct{}, 1),
		tries: make(map[string]int), era: new(sync.WaitGroup), started: opts.Now(), resumed: make(chan struct{}),
	}
	d.directs = cache.New(cache.Options{Age: directAge, Now: opts.Now}, d.findDirect)
	d.scopes = cache.New(cache.Options{Age: scopeAge, Now: opts.Now}, d.findScope)
	d.owners = cache.New(cache.Options{Age: scopeAge, Now: opts.Now}, d.findOwners)
	return d
}

// Take stores an event and has it worked on. When it returns nil, the event is
// on disk and will be dealt with once, also if the process dies; an event that
// was taken before is not taken again. An event without a Key is an error.
func (d *Desk) Take(ctx context.Context, e Event) error {
	if e.Key == "" {
		return errNoKey
	}
	if y := e.At.Year(); e.At.IsZero() || y < 1 || y > 9999 { // JSON has no other years
		e.At = d.opts.Now()
	}
	fresh, err := d.kept.Take(ctx, e)
	if err != nil {
		return fmt.Errorf("take event: %w", err)
	}
	if fresh {
		d.wakePlace(e.Place)
	}
	return nil
}

// Run works until ctx is done, then finishes what was taken, for at most
// Options.Drain, and returns nil. It may be called once.
func (d *Desk) Run(ctx context.Context) error {
	if err := d.resume(ctx); err != nil {
		d.events.stop() // nobody waits in vain
		d.rooms.stop()
		if ctx.Err() != nil {
			return nil // told to end before it began
		}
		return err
	}
	// What is begun is ended, also when ctx is done.
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var group sync.WaitGroup
	answered := make(chan struct{})
	group.Go(func() {
		defer close(answered)
		d.events.run(work, d.opts.Workers, func(p bot.Place) (bool, time.Duration) { return d.answerNext(work, p) })
	})
	group.Go(func() {
		d.rooms.run(work, d.opts.Senders, func(p bot.Place) (bool, time.Duration) { return d.deliverNext(work, p) })
	})
	group.Go(func() { d.follow(ctx) })
	group.Go(func() { d.keepTime(ctx) })
	<-ctx.Done()
	d.events.close()
	limit := time.AfterFunc(d.opts.Drain, stop)
	defer limit.Stop()
	<-answered
	d.rooms.close()
	group.Wait()
	return nil
}

// Idle waits until everything that was taken before has been dealt with, the
// alarms that are due have rung, every delivery stands as it should, and the
// base's log was followed to its end. It
// returns an error if ctx is done first or the desk has ended.
func (d *Desk) Idle(ctx context.Context) error {
	select {
	case <-d.resumed:
	case <-ctx.Done():
	}
	for {
		if !d.events.idle(ctx) {
			break
		}
		fresh, err := d.followLog(ctx)
		if err != nil {
			return err
		}
		rang, _, err := d.ringDue(ctx)
		if err != nil {
			return err
		}
		if !fresh && !rang && d.events.idle(ctx) && d.rooms.idle(ctx) {
			return nil
		}
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	return errEnded
}

var (
	errEnded = errors.New("the desk has ended")
	errNoKey = errors.New("take event: it has no key")
)

// resume takes up what was left when the process last ended.
func (d *Desk) resume(ctx context.Context) error {
	defer close(d.resumed)
	waiting, err := d.kept.Waiting(ctx)
	if err != nil {
		return fmt.Errorf("resume: %w", err)
	}
	for _, p := range waiting {
		d.wakePlace(p)
	}
	due, err := d.kept.Due(ctx)
	if err != nil {
		return fmt.Errorf("resume: %w", err)
	}
	for _, p := range due {
		d.wakeRoom(p)
	}
	return nil
}

// triesOf is how many tries failed.
func (d *Desk) triesOf(what string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.tries[what]
}

// failed counts a failed try and returns how many there were.
func (d *Desk) failed(what string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tries[what]++
	return d.tries[what]
}

// succeeded forgets failed tries.
func (d *Desk) succeeded(what string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.tries, what)
}

// backOff is how long to wait after so many failed tries: a second, doubled
// with each, at most a minute.
func backOff(tries int) time.Duration {
	return min(time.Second<<min(tries-1, 6), time.Minute)
}
