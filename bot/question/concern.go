package question

// Concern says how surely a question that people asked one another is one for
// the bot.
type Concern uint8

// The concerns, from none to sure.
const (
	Unconcerned Concern = iota // it is for people
	IfItKnows                  // it is for the bot if the base has the answer
	InAnyCase                  // it is about the matter: that the base does not say is worth saying
)

// plainlyAsked is the weight of a property that the question asks for by its
// name.
const plainlyAsked = 0.9

// Concern judges what the remark asks: own is the question as it was put, and
// resolved as it was read, which is another if it leaned on what was talked
// about. It does not say whether somebody else is addressed; see [Remark.To].
func (r Remark) Concern(own, resolved *Question, lean Lean) Concern {
	named, asked := own.namesSomething(), resolved.plainest()
	says := len(own.Words) > 0 || own.Time.Given() || len(own.Properties) > 0
	open := resolved.Kind != YesNo && resolved.Kind != Other
	switch {
	case r.Text == "" || own.Kind == Social || r.Light && !named || r.Echo && own.Kind == Define || !named && resolved.saysNothing():
		return Unconcerned
	case r.Marked && !r.Light && !own.Negated && (named && (open || says) || lean == Firmly && says && (open || asked > 0)):
		return InAnyCase
	case named || lean != Alone || own.Kind == SaysWho || r.Marked && (asked >= plainlyAsked || len(own.Mentions) > 0 && open):
		return IfItKnows
	}
	return Unconcerned
}

// saysNothing reports whether the question has neither words nor form to tell
// what it asks of whatever it leans on: "what did she say?", "it was 1997?".
func (q *Question) saysNothing() bool {
	if q.Kind == Other {
		return q.Order.Position == AnyPosition
	}
	return (q.Kind == What || q.Kind == YesNo) && len(q.Words) == 0 && len(q.Properties) == 0 && q.Order.Position == AnyPosition
}

// namesSomething reports whether a name in the question binds.
func (q *Question) namesSomething() bool {
	for _, m := range q.Mentions {
		if !m.Weak {
			return true
		}
	}
	return false
}

// plainest is the greatest weight of the properties that the question asks for.
func (q *Question) plainest() float64 {
	most := 0.0
	for _, p := range q.Properties {
		most = max(most, p.Weight)
	}
	return most
}
