// Package plan is a study group's reading plan: sessions with what is to be read
// for them, reminders, the agenda, and answers that give nothing away of what
// comes later.
//
// # Times
//
// A session is at a time of the clock on the wall, a [Wall], in a time zone with
// a name: that of its plan or one of its own. It is never kept as a moment, so
// that six in the evening stays six in the evening whatever becomes of the
// zone's rules. A time that the clock skips when it is put forward is taken for
// the first moment after the gap, one that it shows twice for the first of the
// two.
//
// Reminders are given so many days and hours before, a [Lead]. A day before is
// the same time of the clock on the day before, however long that day is; an hour
// is an hour. Each is given once. One that was due while nothing ran is given
// late, unless the session has begun or a later reminder is due too; one that was
// due when the session was set for that time never is. When a session is moved,
// its reminders move with it.
//
// # How far the room has read
//
// What people talk about in a session they have read for it, and when it is over
// they read for the next. So what is planned counts as read up to and including
// the next session; a session that goes on is the next one still. What is planned
// for later, [Feature.Limits] keeps from the room's answers: the whole source, or
// what stands in it behind the part that is being read. A source is read from the
// front to the back: what stands before the part at hand has been read. Sources
// that are in no plan are not limited, nor is a room that lets spoilers through.
//
// [Feature] is the only part that knows acts; all others are rules without a
// clock. Acts may be done again: a session goes by the message that it was said
// in, and keeps which act changed it last.
package plan
