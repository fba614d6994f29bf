package fakeslack

import (
	"encoding/json"
	"slices"
	"time"
)

// triggerLife is how long the app may open a view after an interaction.
const triggerLife = 3 * time.Second

// A View is a modal that is open, or somebody's page of the app.
type View struct {
	ID              string          `json:"id"`
	Type            string          `json:"type"` // "modal" or "home"
	User            string          `json:"user"` // who sees it
	CallbackID      string          `json:"callback_id"`
	ExternalID      string          `json:"external_id"`
	PrivateMetadata string          `json:"private_metadata"`
	Hash            string          `json:"hash"`
	Title           string          `json:"title"`
	Blocks          json.RawMessage `json:"blocks"`
	Raw             json.RawMessage `json:"raw"` // all that the app gave, blocks named
}

// view is a View with all that it was made of.
type view struct {
	View
	fields   object // as the app gave them, blocks named
	root     string
	previous string
	values   map[string]map[string]object // state: block, action
}

// viewShelf is every view and trigger.
type viewShelf struct {
	home     map[string]*view   // by user
	open     map[string][]*view // by user, the topmost last
	triggers map[string]*trigger
}

// A trigger lets the app open a view for somebody, once.
type trigger struct {
	user string
	made time.Time
	used bool
}

func newViewShelf() viewShelf {
	return viewShelf{home: make(map[string]*view), open: make(map[string][]*view), triggers: make(map[string]*trigger)}
}

func (s *Server) newTrigger(user string) string {
	id := s.tick.id("1.2.")
	s.views.triggers[id] = &trigger{user: user, made: s.cfg.Now()}
	return id
}

// exchange takes a trigger in and says whose it was.
func (s *Server) exchange(id string) (string, error) {
	t := s.views.triggers[id]
	switch {
	case t == nil:
		return "", refuse("invalid_trigger_id")
	case t.used:
		return "", refuse("exchanged_trigger_id")
	case s.cfg.Now().Sub(t.made) > triggerLife:
		return "", refuse("expired_trigger_id")
	}
	t.used = true
	return t.user, nil
}

// readView checks what the app wants to show.
func (s *Server) readView(text, kind, user string) (*view, error) {
	var f object
	if json.Unmarshal([]byte(text), &f) != nil {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] must provide an object [json-pointer:/view]"}}
	}
	if len(text) > maxViewBytes {
		return nil, refuse("view_too_large")
	}
	var c checker
	c.object("/view", f, []string{kind})
	blocks, _ := f["blocks"].([]any)
	c.ids(blocks)
	hasInput := slices.ContainsFunc(blocks, func(b any) bool { o, ok := b.(object); return ok && o["type"] == "input" })
	if hasInput && kind == "modal" && f["submit"] == nil {
		c.complain("/view", "missing required field: submit")
	}
	if len(c.found) > 0 {
		return nil, &apiError{code: "invalid_arguments", messages: c.found}
	}
	s.nameBlocks(blocks)
	v := &view{fields: f, values: make(map[string]map[string]object)}
	v.ID, v.Type, v.User = s.tick.id("V"), kind, user
	v.root = v.ID
	s.refresh(v)
	if v.ExternalID != "" && s.findView("", v.ExternalID) != nil {
		return nil, refuse("duplicate_external_id")
	}
	return v, nil
}

// refresh sets what follows from a view's fields.
func (s *Server) refresh(v *view) {
	v.CallbackID, _ = v.fields["callback_id"].(string)
	v.ExternalID, _ = v.fields["external_id"].(string)
	v.PrivateMetadata, _ = v.fields["private_metadata"].(string)
	if title, ok := v.fields["title"].(object); ok {
		v.Title, _ = title["text"].(string)
	}
	v.Blocks, v.Raw = mustJSON(v.fields["blocks"]), mustJSON(v.fields)
	v.Hash = s.tick.ts(s.cfg.Now()) + ".hash"
	s.note()
}

// output is a view as payloads and answers give it.
func (v *view) output() object {
	o := object{
		"id": v.ID, "team_id": TeamID, "type": v.Type, "blocks": v.Blocks, "private_metadata": v.PrivateMetadata,
		"callback_id": v.CallbackID, "external_id": v.ExternalID, "hash": v.Hash, "state": object{"values": v.values},
		"title": v.fields["title"], "close": v.fields["close"], "submit": v.fields["submit"],
		"clear_on_close": v.fields["clear_on_close"] == true, "notify_on_close": v.fields["notify_on_close"] == true,
		"root_view_id": v.root, "previous_view_id": nil, "app_id": AppID, "bot_id": BotID, "app_installed_team_id": TeamID,
	}
	if v.previous != "" {
		o["previous_view_id"] = v.previous
	}
	if v.Type == "home" {
		o["title"] = object{"type": "plain_text", "text": "View Title"}
	}
	// The copy that the payload is written from must not change with the view.
	var frozen object
	_ = json.Unmarshal(mustJSON(o), &frozen)
	return frozen
}

// findView finds an open view or somebody's page.
func (s *Server) findView(id, external string) *view {
	is := func(v *view) bool { return v.ID == id && id != "" || v.ExternalID == external && external != "" }
	for _, stack := range s.views.open {
		if i := slices.IndexFunc(stack, is); i >= 0 {
			return stack[i]
		}
	}
	for _, v := range s.views.home {
		if is(v) {
			return v
		}
	}
	return nil
}

func openView(s *Server, a args) (object, error) {
	user, err := s.exchange(a["trigger_id"])
	if err != nil {
		return nil, err
	}
	v, err := s.readView(a["view"], "modal", user)
	if err != nil {
		return nil, err
	}
	s.views.open[user] = []*view{v}
	return object{"view": v.output()}, nil
}

func pushView(s *Server, a args) (object, error) {
	user, err := s.exchange(a["trigger_id"])
	if err != nil {
		return nil, err
	}
	v, err := s.readView(a["view"], "modal", user)
	if err != nil {
		return nil, err
	}
	return object{"view": v.output()}, s.push(v)
}

// push lays a view on top of those that its user has open.
func (s *Server) push(v *view) error {
	stack := s.views.open[v.User]
	if len(stack) == 0 {
		return refuse("not_found")
	}
	if len(stack) >= maxViews {
		return refuse("push_limit_reached")
	}
	top := stack[len(stack)-1]
	v.root, v.previous = top.root, top.ID
	s.views.open[v.User] = append(stack, v)
	return nil
}

func updateView(s *Server, a args) (object, error) {
	v := s.findView(a["view_id"], a["external_id"])
	if v == nil {
		return nil, refuse("not_found")
	}
	if a["hash"] != "" && a["hash"] != v.Hash {
		return nil, refuse("hash_conflict")
	}
	if err := s.replaceView(v, a["view"]); err != nil {
		return nil, err
	}
	return object{"view": v.output()}, nil
}

// replaceView gives an open view new content.
func (s *Server) replaceView(v *view, text string) error {
	external := v.ExternalID
	v.ExternalID = "" // its own is no duplicate
	fresh, err := s.readView(text, v.Type, v.User)
	if err != nil {
		v.ExternalID = external
		return err
	}
	v.fields = fresh.fields
	s.refresh(v)
	return nil
}

func publishView(s *Server, a args) (object, error) {
	if s.space.users[a["user_id"]] == nil {
		return nil, refuse("user_not_found")
	}
	old := s.views.home[a["user_id"]]
	if old == nil {
		v, err := s.readView(a["view"], "home", a["user_id"])
		if err != nil {
			return nil, err
		}
		s.views.home[a["user_id"]] = v
		return object{"view": v.output()}, nil
	}
	if a["hash"] != "" && a["hash"] != old.Hash {
		return nil, refuse("hash_conflict")
	}
	if err := s.replaceView(old, a["view"]); err != nil {
		return nil, err
	}
	return object{"view": old.output()}, nil
}

// Views are the modals that somebody has open, the topmost last.
func (s *Server) Views(user string) []View {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []View
	for _, v := range s.views.open[user] {
		list = append(list, v.View)
	}
	return list
}

// Home is what the app published for somebody, and whether it did.
func (s *Server) Home(user string) (View, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.views.home[user]
	if v == nil {
		return View{}, false
	}
	return v.View, true
}
