package fakeslack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// controlArgs is the body of every control request; each verb looks at the
// fields that it needs.
type controlArgs struct {
	Channel    string         `json:"channel"`
	User       string         `json:"user"`
	Text       string         `json:"text"`
	Thread     string         `json:"thread"`
	TS         string         `json:"ts"`
	Emoji      string         `json:"emoji"`
	Command    string         `json:"command"`
	ActionID   string         `json:"action_id"`
	Value      any            `json:"value"` // of choose
	View       string         `json:"view"`  // the ID of one
	Values     map[string]any `json:"values"`
	CallbackID string         `json:"callback_id"`
	Tab        string         `json:"tab"`
	Name       string         `json:"name"`
	Content    []byte         `json:"content"` // base64
	Method     string         `json:"method"`
	Status     int            `json:"status"`
	Error      string         `json:"error"`
	DelayMS    int            `json:"delay_ms"`
	RetryMS    int            `json:"retry_after_ms"`
	Lost       bool           `json:"lost"`
	After      int            `json:"after"`
	Times      int            `json:"times"`
	ID         int            `json:"id"`
	PerSecond  float64        `json:"per_second"`
	N          int            `json:"n"`
	On         bool           `json:"on"`
	Token      string         `json:"token"`
	Scopes     []string       `json:"scopes"`
	Users      []string       `json:"users"`
	Reason     string         `json:"reason"`
	Event      map[string]any `json:"event"`
	EventID    string         `json:"event_id"`
	Malformed  Malformation   `json:"malformed"`
	URLs       URLs           `json:"urls"`
	For        string         `json:"for"` // what wait waits for
	TimeoutMS  int            `json:"timeout_ms"`
	AddUser    User           `json:"add_user"`
	AddChannel Channel        `json:"add_channel"`
}

func (a controlArgs) place() Place { return Place{Channel: a.Channel, TS: a.TS, View: a.View} }

func (a controlArgs) fault() Fault {
	return Fault{
		Method: a.Method, Channel: a.Channel, After: a.After, Times: a.Times, Status: a.Status, Error: a.Error, Lost: a.Lost,
		Delay: milliseconds(a.DelayMS), RetryAfter: milliseconds(a.RetryMS),
	}
}

func milliseconds(n int) time.Duration { return time.Duration(n) * time.Millisecond }

// A controlVerb does one thing and returns what is to be answered.
type controlVerb func(context.Context, *Server, controlArgs) (any, error)

// verb finds what a control request asks for: the methods of Server by their
// names in snake case, in three groups.
func verb(name string) controlVerb {
	for _, group := range []map[string]controlVerb{peopleVerbs, operatorVerbs, readingVerbs} {
		if do := group[name]; do != nil {
			return do
		}
	}
	return nil
}

// done answers a verb that returns nothing.
func done(do func(*Server, controlArgs)) controlVerb {
	return func(_ context.Context, s *Server, a controlArgs) (any, error) {
		do(s, a)
		return object{}, nil
	}
}

// tried answers a verb that returns an error or nothing.
func tried(do func(context.Context, *Server, controlArgs) error) controlVerb {
	return func(ctx context.Context, s *Server, a controlArgs) (any, error) { return object{}, do(ctx, s, a) }
}

// told answers a verb that returns something.
func told(do func(*Server, controlArgs) any) controlVerb {
	return func(_ context.Context, s *Server, a controlArgs) (any, error) { return do(s, a), nil }
}

var peopleVerbs = map[string]controlVerb{
	"say": told(func(s *Server, a controlArgs) any { return object{"ts": s.Say(a.Channel, a.User, a.Text, a.Thread)} }),
	"mention": told(func(s *Server, a controlArgs) any {
		return object{"ts": s.Mention(a.Channel, a.User, a.Text, a.Thread)}
	}),
	"edit":   tried(func(_ context.Context, s *Server, a controlArgs) error { return s.Edit(a.Channel, a.TS, a.Text) }),
	"delete": tried(func(_ context.Context, s *Server, a controlArgs) error { return s.Delete(a.Channel, a.TS) }),
	"unfurl": tried(func(_ context.Context, s *Server, a controlArgs) error { return s.Unfurl(a.Channel, a.TS, a.Text) }),
	"react": tried(func(_ context.Context, s *Server, a controlArgs) error {
		return s.React(a.Channel, a.TS, a.User, a.Emoji)
	}),
	"unreact": tried(func(_ context.Context, s *Server, a controlArgs) error {
		return s.Unreact(a.Channel, a.TS, a.User, a.Emoji)
	}),
	"command": func(ctx context.Context, s *Server, a controlArgs) (any, error) {
		reply, err := s.Command(ctx, a.Channel, a.User, a.Command, a.Text)
		return object{"reply": reply}, err
	},
	"press": tried(func(ctx context.Context, s *Server, a controlArgs) error {
		return s.Press(ctx, a.place(), a.ActionID, a.User)
	}),
	"choose": tried(func(ctx context.Context, s *Server, a controlArgs) error {
		return s.Choose(ctx, a.place(), a.ActionID, a.User, a.Value)
	}),
	"submit_view": func(ctx context.Context, s *Server, a controlArgs) (any, error) {
		return s.SubmitView(ctx, a.View, a.User, a.Values)
	},
	"close_view": tried(func(ctx context.Context, s *Server, a controlArgs) error { return s.CloseView(ctx, a.User) }),
	"shortcut": tried(func(ctx context.Context, s *Server, a controlArgs) error {
		return s.Shortcut(ctx, a.User, a.CallbackID)
	}),
	"message_shortcut": tried(func(ctx context.Context, s *Server, a controlArgs) error {
		return s.MessageShortcut(ctx, a.Channel, a.TS, a.User, a.CallbackID)
	}),
	"open_home":      done(func(s *Server, a controlArgs) { s.OpenHome(a.User, a.Tab) }),
	"change_context": done(func(s *Server, a controlArgs) { s.ChangeContext(a.User, a.Channel) }),
	"join":           done(func(s *Server, a controlArgs) { s.Join(a.Channel, a.User) }),
	"leave":          done(func(s *Server, a controlArgs) { s.Leave(a.Channel, a.User) }),
	"upload_file": told(func(s *Server, a controlArgs) any {
		ts, f := s.UploadFile(a.Channel, a.User, a.Text, a.Name, a.Content)
		return object{"ts": ts, "file": f}
	}),
}

var operatorVerbs = map[string]controlVerb{
	"inject":         told(func(s *Server, a controlArgs) any { return object{"id": s.Inject(a.fault())} }),
	"remove":         done(func(s *Server, a controlArgs) { s.Remove(a.ID) }),
	"limit_posts":    done(func(s *Server, a controlArgs) { s.LimitPosts(a.PerSecond, a.N) }),
	"limit_tiers":    done(func(s *Server, a controlArgs) { s.LimitTiers(a.On) }),
	"break_token":    done(func(s *Server, a controlArgs) { s.BreakToken(a.Token, a.Error) }),
	"set_scopes":     done(func(s *Server, a controlArgs) { s.SetScopes(a.Scopes...) }),
	"set_group":      done(func(s *Server, a controlArgs) { s.SetGroup(a.Name, a.Users...) }),
	"add_user":       done(func(s *Server, a controlArgs) { s.AddUser(a.AddUser) }),
	"add_channel":    done(func(s *Server, a controlArgs) { s.AddChannel(a.AddChannel) }),
	"disconnect":     done(func(s *Server, a controlArgs) { s.Disconnect(a.Reason) }),
	"drop_sockets":   done(func(s *Server, _ controlArgs) { s.DropSockets() }),
	"withhold_hello": done(func(s *Server, a controlArgs) { s.WithholdHello(a.On) }),
	"ignore_acks":    done(func(s *Server, a controlArgs) { s.IgnoreAcks(a.On) }),
	"duplicate":      done(func(s *Server, a controlArgs) { s.DuplicateEvents(a.N) }),
	"redeliver":      told(func(s *Server, a controlArgs) any { return object{"found": s.Redeliver(a.EventID)} }),
	"emit":           told(func(s *Server, a controlArgs) any { return object{"event_id": s.Emit(a.Event)} }),
	"emit_malformed": told(func(s *Server, a controlArgs) any { return object{"event_id": s.EmitMalformed(a.Malformed)} }),
	"use_urls":       done(func(s *Server, a controlArgs) { s.UseURLs(a.URLs) }),
	"verify_url":     tried(func(ctx context.Context, s *Server, _ controlArgs) error { return s.VerifyURL(ctx) }),
	"forget_calls":   done(func(s *Server, _ controlArgs) { s.ForgetCalls() }),
	"wait":           wait,
	"dm":             told(func(s *Server, a controlArgs) any { return object{"channel": s.DM(a.User)} }),
	"unacked":        told(func(s *Server, _ controlArgs) any { return object{"n": s.Unacked()} }),
	"count_sockets":  told(func(s *Server, _ controlArgs) any { return object{"n": s.Sockets()} }),
}

var readingVerbs = map[string]controlVerb{
	"messages":   told(func(s *Server, a controlArgs) any { return object{"messages": s.Messages(a.Channel)} }),
	"replies":    told(func(s *Server, a controlArgs) any { return object{"messages": s.Replies(a.Channel, a.Thread)} }),
	"ephemerals": told(func(s *Server, a controlArgs) any { return object{"messages": s.Ephemerals(a.User)} }),
	"views":      told(func(s *Server, a controlArgs) any { return object{"views": s.Views(a.User)} }),
	"calls":      told(func(s *Server, _ controlArgs) any { return object{"calls": s.Calls()} }),
	"deliveries": told(func(s *Server, _ controlArgs) any { return object{"deliveries": s.Deliveries()} }),
	"broadcasts": told(func(s *Server, _ controlArgs) any { return object{"messages": s.Broadcasts()} }),
	"assistant":  told(func(s *Server, a controlArgs) any { return s.Assistant(a.Channel, a.Thread) }),
	"home": func(_ context.Context, s *Server, a controlArgs) (any, error) {
		v, ok := s.Home(a.User)
		if !ok {
			return nil, fmt.Errorf("home of %s: %w", a.User, ErrNoSuch)
		}
		return v, nil
	},
	"message": func(_ context.Context, s *Server, a controlArgs) (any, error) {
		m, ok := s.Message(a.Channel, a.TS)
		if !ok {
			return nil, fmt.Errorf("message %s in %s: %w", a.TS, a.Channel, ErrNoSuch)
		}
		return m, nil
	},
}

// wait waits for n messages, replies, ephemerals, views, calls, deliveries or
// sockets, or until all is acknowledged.
func wait(ctx context.Context, s *Server, a controlArgs) (any, error) {
	ctx, cancel := context.WithTimeout(ctx, milliseconds(max(a.TimeoutMS, 1)))
	defer cancel()
	counts := map[string]func() int{
		"messages":   func() int { return len(s.Messages(a.Channel)) },
		"replies":    func() int { return len(s.Replies(a.Channel, a.Thread)) },
		"ephemerals": func() int { return len(s.Ephemerals(a.User)) },
		"views":      func() int { return len(s.Views(a.User)) },
		"calls":      func() int { return s.countCalls(a.Method) },
		"deliveries": func() int { return len(s.Deliveries()) },
		"sockets":    s.Sockets,
		"acked":      func() int { return -s.Unacked() },
	}
	count := counts[a.For]
	if count == nil {
		return nil, fmt.Errorf("wait for %q: %w", a.For, errUnknownVerb)
	}
	if err := s.Wait(ctx, func() bool { return count() >= a.N }); err != nil {
		return nil, fmt.Errorf("wait for %d %s, there are %d: %w", a.N, a.For, count(), err)
	}
	return object{"n": count()}, nil
}

var errUnknownVerb = errors.New("unknown control verb")

// serveControl carries out one verb. What went wrong is told with a status of
// 400 and an "error".
func (s *Server) serveControl(w http.ResponseWriter, r *http.Request) {
	var a controlArgs
	do := verb(r.PathValue("verb"))
	if do == nil {
		writeJSON(w, http.StatusNotFound, object{"error": errUnknownVerb.Error()})
		return
	}
	if err := json.NewDecoder(r.Body).Decode(&a); err != nil && !errors.Is(err, io.EOF) {
		writeJSON(w, http.StatusBadRequest, object{"error": err.Error()})
		return
	}
	answer, err := do(r.Context(), s, a)
	if err != nil {
		writeJSON(w, http.StatusBadRequest, object{"error": err.Error()})
		return
	}
	writeJSON(w, http.StatusOK, answer)
}
