package quiz

import (
	"context"
	"time"

	"footnote/bot"
	"footnote/bot/study/card"
)

// A Mode says how a game is played.
type Mode string

// The modes.
const (
	Race     Mode = "race"     // the first right answer closes a question
	Everyone Mode = "everyone" // the first answer of each counts until the clock runs out
	Alone    Mode = "alone"    // a member's own reviews
)

// A Game is a quiz from its opening to its scores.
type Game struct {
	ID     string
	Place  bot.Place // where its questions stand
	Mode   Mode
	Member string        // who opened it
	Clock  time.Duration // for each question; 0 for none
	Count  int           // how many questions there are to be
	About  []string      // the entities that it is about; nil for anything
	Opened time.Time     // UTC, as all times that are kept
	// EndedBy is the key of the act that ended it; empty while it is open.
	EndedBy string
	// Questions are in their order. Those of a game in a room are known from
	// its opening on, and asked in turn.
	Questions []Question
	// Answers are in the order in which they came.
	Answers []Answer
}

// A Question is a card of a game.
type Question struct {
	N        int // from 0
	Card     card.Card
	AskedBy  string    // the key of the act that led to it; empty until it is asked
	Asked    time.Time // zero until then
	Until    time.Time // when its clock runs out; zero for never
	ClosedBy string    // the key of the act that closed it; empty while it is open
}

// An Answer is what a member answered to a question. The first one counts.
type Answer struct {
	Game    string
	N       int
	Member  string
	Act     string // the key of the act
	Message string // in which it was said; that of the button for one that was pressed
	Text    string
	At      time.Time
	Right   bool
}

// Games keep what is being played and what was.
type Games interface {
	// BeginQuiz keeps a game with its questions, unless it is kept already or
	// another one is open in its room; the ID is that of the one that is.
	BeginQuiz(ctx context.Context, g Game) (id string, err error)
	// Quiz returns the game with the ID, ok false if there is none.
	Quiz(ctx context.Context, id string) (g Game, ok bool, err error)
	// RunningQuiz is the ID of the game that is open in the room or was ended by
	// the act; empty for none.
	RunningQuiz(ctx context.Context, p bot.Place, act string) (id string, err error)
	// Quizzes is how many games there were in the room.
	Quizzes(ctx context.Context, p bot.Place) (int, error)
	// EndQuiz ends a game by an act, unless it has ended.
	EndQuiz(ctx context.Context, id, act string, at time.Time) error
}

// Questions keep the questions of games and what was answered.
type Questions interface {
	// AskCard keeps that the question of the game was asked, unless it was.
	AskCard(ctx context.Context, game string, q Question) error
	// AnswerCard keeps an answer, unless the member has answered or the question is
	// closed; ok is false for one that comes too late. The kept one is the
	// answer that counts.
	AnswerCard(ctx context.Context, x Answer) (kept Answer, ok bool, err error)
	// CloseCard closes the question by an act, unless it is closed; by is the act
	// that closed it.
	CloseCard(ctx context.Context, game string, n int, act string, at time.Time) (by string, err error)
	// QuizClocks are the open questions of the networks whose clocks run out by that
	// time, at most a hundred, and when the next one does; zero for never.
	QuizClocks(ctx context.Context, networks []string, until time.Time) (due []Clock, next time.Time, err error)
}

// A Clock is that of a question.
type Clock struct {
	Game  string
	N     int
	Place bot.Place
	At    time.Time
}

// A Review is what is kept of one member and one card.
type Review struct {
	Network, Member string
	Card            string // its ID
	Schedule        card.Schedule
	// Before is the schedule before the last review; Rating, At and Act are
	// those of the last review.
	Before card.Schedule
	Rating card.Rating
	At     time.Time
	Act    string
}

// Due is when a member is to see a card again.
type Due struct {
	Card string
	At   time.Time
}

// Reviews keep when members are to see which card again.
type Reviews interface {
	// CardReview returns the zero Schedule where the member has not seen the card.
	CardReview(ctx context.Context, network, member, card string) (Review, error)
	// SetCardReview keeps a review in the place of the card's earlier one, and that
	// the member has reviewed on that day ("2006-01-02"); none for an empty one.
	SetCardReview(ctx context.Context, r Review, day string) error
	// DueCards are all cards of the member, the one due first first.
	DueCards(ctx context.Context, network, member string) ([]Due, error)
	// ReviewDays are the days on which the member reviewed, the latest first.
	ReviewDays(ctx context.Context, network, member string) ([]string, error)
}

// A Reminder is when a member wants to be told of cards that are due.
type Reminder struct {
	Network, Member string
	Minute          int // of the day, as a wall clock shows it
	Zone            string
	Next            time.Time
}

// Reminders keep when members want to be reminded.
type Reminders interface {
	// DueReminder is that of the member; ok is false for none.
	DueReminder(ctx context.Context, network, member string) (r Reminder, ok bool, err error)
	// SetDueReminder keeps a reminder in the place of the member's earlier one.
	SetDueReminder(ctx context.Context, r Reminder) error
	// DropDueReminder forgets the member's; that there is none is no error.
	DropDueReminder(ctx context.Context, network, member string) error
	// DueReminders are those of the networks that are due by that time, at most a
	// hundred, and when the next one is; zero for never.
	DueReminders(ctx context.Context, networks []string, until time.Time) (due []Reminder, next time.Time, err error)
}

// A Standing is how many questions in the quizzes of a room, or in reviews, a
// member answered, and how many of these rightly. In a race that is only who
// was first.
type Standing struct {
	Member          string
	Answered, Right int
}

// Board keeps who wants to be seen on the leaderboard of a room.
type Board interface {
	// ListMember has a member listed in the room; UnlistMember ends that.
	ListMember(ctx context.Context, p bot.Place, member string) error
	UnlistMember(ctx context.Context, p bot.Place, member string) error
	// Leaders are the standings of those who are listed in the room, the best
	// first.
	Leaders(ctx context.Context, p bot.Place) ([]Standing, error)
	// QuizRecord is the member's own: in all rooms of the network, and in reviews.
	QuizRecord(ctx context.Context, network, member string) (rooms, reviews Standing, err error)
}

// An Objection is that somebody holds a card for a bad question.
type Objection struct {
	Card            card.Card
	Network, Member string // whose
	At              time.Time
	Verdict         Verdict
}

// A Verdict is what became of an objection.
type Verdict string

// The verdicts. A card that waits for one is asked nowhere.
const (
	Waiting Verdict = ""
	Keep    Verdict = "kept"    // it is asked again
	Drop    Verdict = "dropped" // it is never asked again
)

// Objections keep which questions are held for bad.
type Objections interface {
	// ObjectCard keeps an objection, unless there is one to the card.
	ObjectCard(ctx context.Context, o Objection) error
	// ObjectedCards are those that wait for a verdict, oldest first, at most limit.
	ObjectedCards(ctx context.Context, limit int) ([]Objection, error)
	// DecideCard gives the objection to the card a verdict; false if there is none.
	DecideCard(ctx context.Context, card string, v Verdict, by string, at time.Time) (bool, error)
	// RetiredCards are the IDs of the cards that are not to be asked.
	RetiredCards(ctx context.Context) ([]string, error)
}

// Kept is all that quizzes keep. The package bot/sqlite has it. It must be safe
// for concurrent use.
type Kept interface {
	Games
	Questions
	Reviews
	Reminders
	Board
	Objections
}
