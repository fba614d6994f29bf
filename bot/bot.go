package bot

import (
	"context"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"sync"
	"time"

	"footnote/bot/answer"
	"footnote/bot/passage"
	"footnote/bot/question"
	"footnote/bot/thesaurus"
	"footnote/facts"
)

// What a place remembers unless Options say otherwise: enough turns for a
// conversation, and not so old that "he" would mean somebody of yesterday.
const (
	defaultTurns = 20
	defaultAge   = 12 * time.Hour
)

// Options change how a bot behaves. The zero Options are fit for use.
type Options struct {
	Now      func() time.Time // nil means time.Now
	Log      *slog.Logger     // nil means no log
	Turns    int              // how many turns a place remembers; 0 means 20
	TurnsAge time.Duration    // how long it leans on a turn; 0 means 12 hours
}

// A Bot answers messages. It is safe for concurrent use; messages of one place
// should come one after the other, so that each finds the memory of the last.
type Bot struct {
	names  Names
	facts  Known
	memory Memory
	gaps   Gaps
	opts   Options

	memo answer.Memo // of the base's statements
	// What takes a while to read is read when it is first needed.
	openWords func() (*thesaurus.Thesaurus, error)
	finder    func() (*passage.Finder, error)

	mu         sync.Mutex        // guards what follows
	builtin    *question.Lexicon // nil until the first message
	lexicon    *question.Lexicon // builtin with the properties
	properties []facts.Property  // that lexicon knows
}

// New makes a bot over a base; none of the four may be nil. The built-in
// lexicon is read when the first message needs it.
func New(names Names, known Known, memory Memory, gaps Gaps, opts Options) *Bot {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	if opts.Turns == 0 {
		opts.Turns = defaultTurns
	}
	if opts.TurnsAge == 0 {
		opts.TurnsAge = defaultAge
	}
	b := &Bot{names: names, facts: known, memory: memory, gaps: gaps, opts: opts, openWords: sync.OnceValues(thesaurus.Open)}
	b.finder = sync.OnceValues(func() (*passage.Finder, error) { return passage.New(b.openWords) })
	return b
}

// Forget drops what the place remembers.
func (b *Bot) Forget(ctx context.Context, p Place) error {
	if err := b.memory.Forget(ctx, p); err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	return nil
}

// Unsay forgets the turn of one message, which was deleted, and leaves the
// others. That the place remembers no such turn, as it never does of the empty
// message, is no error.
func (b *Bot) Unsay(ctx context.Context, p Place, message string) error {
	if message == "" {
		return nil
	}
	if err := b.memory.Drop(ctx, p, message); err != nil {
		return fmt.Errorf("unsay: %w", err)
	}
	return nil
}

// Answer answers a message and remembers the turn, unless the message brings
// its own context or has no place. A base that does not say what was asked is
// no error: the reply says so, and the question is kept unless it has no place.
// What asks to have claims checked, "check: ...", is answered as [Bot.Check]
// does; what begins with [answer.BothSides], as [Bot.Sides] does.
func (b *Bot) Answer(ctx context.Context, m Message) (Reply, error) {
	if m.At.IsZero() {
		m.At = b.opts.Now()
	}
	r, err := b.reader(ctx, m)
	if err != nil {
		return Reply{}, err
	}
	if claims, ok := r.lexicon.ToCheck(m.Text); ok {
		r.m.Text = claims
		return b.check(ctx, r, verdicts)
	}
	if claims, ok := strings.CutPrefix(m.Text, answer.BothSides); ok {
		r.m.Text = claims
		return b.check(ctx, r, sides)
	}
	reply, q, err := r.answer(ctx)
	if err != nil {
		return Reply{}, err
	}
	if err := b.keep(ctx, r, q, &reply); err != nil {
		return Reply{}, err
	}
	return reply, nil
}

// keep keeps the question if the base could not answer it, and remembers the
// turn.
func (b *Bot) keep(ctx context.Context, r *reader, q *question.Question, reply *Reply) error {
	if unanswered := reply.Status == answer.NotFound || reply.Status == answer.Partial; unanswered && r.m.Place != (Place{}) {
		missed := Missed{Question: reply.Resolved, Place: r.m.Place, Author: r.m.Author, At: r.m.At.UTC()}
		if len(reply.Nearest) > 0 {
			missed.Source, missed.Locator = reply.Nearest[0].Source.ID, reply.Nearest[0].Locator
		}
		if err := b.gaps.Missed(ctx, missed); err != nil {
			return fmt.Errorf("keep unanswered question: %w", err)
		}
	}
	if reply.Status == answer.Social || q.Kind == question.SaysWho {
		// What was talked about stays what it was, without what the message
		// said before it was edited.
		return b.forget(ctx, r)
	}
	return b.remember(ctx, r, q, reply)
}

// remember remembers the turn, unless the message brings its own context or
// has no place.
func (b *Bot) remember(ctx context.Context, r *reader, q *question.Question, reply *Reply) error {
	if r.m.Place == (Place{}) || r.m.Context != nil {
		return nil
	}
	t, err := r.turn(ctx, q, reply)
	if err != nil {
		return err
	}
	if err := b.memory.Remember(ctx, r.m.Place, t, b.opts.Turns); err != nil {
		return fmt.Errorf("remember turn: %w", err)
	}
	return nil
}

// forget forgets the turn of the message where remember would remember one.
func (b *Bot) forget(ctx context.Context, r *reader) error {
	if r.m.Place == (Place{}) || r.m.Context != nil {
		return nil
	}
	return b.Unsay(ctx, r.m.Place, r.m.ID)
}

// words is the lexicon for the base's properties as they are now.
func (b *Bot) words(ctx context.Context) (*question.Lexicon, error) {
	properties, err := b.facts.Properties(ctx)
	if err != nil {
		return nil, fmt.Errorf("list properties: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.builtin == nil {
		if b.builtin, err = question.NewLexicon(); err != nil {
			return nil, err
		}
		b.builtin = b.builtin.Knowing(vocabulary{b.openWords})
	}
	same := len(properties) == len(b.properties) &&
		(len(properties) == 0 || &properties[0] == &b.properties[0] || reflect.DeepEqual(properties, b.properties))
	if b.lexicon == nil || !same {
		b.lexicon, b.properties = b.builtin.With(properties), properties
	}
	return b.lexicon, nil
}

// A vocabulary is the thesaurus as a list of words, opened when a word is first
// looked up.
type vocabulary struct {
	open func() (*thesaurus.Thesaurus, error)
}

// Known reports whether the stem is a word's. That the thesaurus is broken is
// told where passages are ranked; here it only knows no words.
func (v vocabulary) Known(stem string) bool {
	t, err := v.open()
	return err == nil && t.Known(stem)
}
