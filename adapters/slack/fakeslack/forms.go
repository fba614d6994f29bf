package fakeslack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// ErrIncomplete is what a person gets who submits a form in which something is
// missing that must be there. The app hears nothing of it.
var ErrIncomplete = errors.New("a field of the form is required")

// A ViewResponse is what the app answered to a submitted form.
type ViewResponse struct {
	Action string            `json:"response_action"` // "errors", "update", "push" or "clear"; "" closed the form
	Errors map[string]string `json:"errors"`          // by block_id
	View   json.RawMessage   `json:"view"`            // what to update or push
}

// SubmitView fills in a modal and submits it. Values go by action_id; see
// Choose for what they may be. What is not named keeps its value or its initial
// one. The answer of the app is carried out on the person's views: without
// errors the modal closes, unless the app says otherwise.
func (s *Server) SubmitView(ctx context.Context, viewID, user string, values map[string]any) (ViewResponse, error) {
	s.mu.Lock()
	payload, err := s.submission(viewID, user, values)
	s.mu.Unlock()
	if err != nil {
		return ViewResponse{}, err
	}
	var r ViewResponse
	var broken error
	_, err = s.ask(ctx, Interaction, payload, func(reply json.RawMessage) {
		if reply != nil && json.Unmarshal(reply, &r) != nil {
			broken = fmt.Errorf("read the answer to the form: %s", reply)
			return
		}
		broken = s.carryOut(viewID, user, r)
	})
	return r, errors.Join(err, broken)
}

// submission is the payload of a submitted form.
func (s *Server) submission(viewID, user string, values map[string]any) (object, error) {
	v := s.findView(viewID, "")
	if v == nil || v.Type != "modal" {
		return nil, fmt.Errorf("modal %s: %w", viewID, ErrNoSuch)
	}
	if err := v.fill(values); err != nil {
		return nil, err
	}
	payload := s.interaction("view_submission", user)
	payload["view"], payload["response_urls"] = v.output(), []object{}
	return payload, nil
}

// carryOut does with a person's views what the app answered.
func (s *Server) carryOut(viewID, user string, r ViewResponse) error {
	defer s.note()
	v := s.findView(viewID, "")
	switch {
	case v == nil: // the app closed or replaced it meanwhile
		return nil
	case r.Action == "errors":
		return nil
	case r.Action == "clear":
		delete(s.views.open, user)
		return nil
	case r.Action == "update":
		return s.replaceView(v, string(r.View))
	case r.Action == "push":
		pushed, err := s.readView(string(r.View), "modal", user)
		if err != nil {
			return err
		}
		return s.push(pushed)
	}
	s.closeTop(user)
	return nil
}

func (s *Server) closeTop(user string) {
	stack := s.views.open[user]
	s.views.open[user] = stack[:max(0, len(stack)-1)]
}

// CloseView closes a person's topmost modal. The app is told when it asked to
// be; then CloseView waits for the acknowledgement.
func (s *Server) CloseView(ctx context.Context, user string) error {
	s.mu.Lock()
	stack := s.views.open[user]
	if len(stack) == 0 {
		s.mu.Unlock()
		return fmt.Errorf("open modal of %s: %w", user, ErrNoSuch)
	}
	v := stack[len(stack)-1]
	s.closeTop(user)
	s.note()
	payload := s.interaction("view_closed", user)
	delete(payload, "trigger_id")
	payload["view"], payload["is_cleared"] = v.output(), v.fields["clear_on_close"] == true
	s.mu.Unlock()
	if v.fields["notify_on_close"] != true {
		return nil
	}
	_, err := s.ask(ctx, Interaction, payload, nil)
	return err
}

// fill sets the state of a form from values, unless something is missing or
// not there: then it changes nothing.
func (v *view) fill(values map[string]any) error {
	var blocks []object
	_ = json.Unmarshal(v.Blocks, &blocks) // checked when the view came in
	known := make(map[string]bool)
	var keep []func()
	var missing error
	for _, b := range blocks {
		block, _ := b["block_id"].(string)
		for e := range elements(b) {
			id, _ := e["action_id"].(string)
			known[id] = true
			state, err := v.state(block, e, values)
			if err != nil {
				return err
			}
			if b["type"] == "input" && b["optional"] != true && empty(state) && missing == nil {
				missing = fmt.Errorf("%s: %w", id, ErrIncomplete)
			}
			keep = append(keep, func() { v.keep(block, id, state) })
		}
	}
	for id := range values {
		if !known[id] {
			return fmt.Errorf("field %s: %w", id, ErrNoSuch)
		}
	}
	if missing != nil {
		return missing
	}
	for _, do := range keep {
		do()
	}
	return nil
}

// state is the value of one element: the one given, the one it had, or the one
// that it begins with.
func (v *view) state(block string, e object, values map[string]any) (object, error) {
	id, _ := e["action_id"].(string)
	if value, given := values[id]; given {
		return choice(e, value)
	}
	if kept := v.values[block][id]; kept != nil {
		return kept, nil
	}
	return initial(e), nil
}

// keep stores the value of an element. Buttons have none.
func (v *view) keep(block, id string, state object) {
	if state == nil {
		return
	}
	if v.values[block] == nil {
		v.values[block] = make(map[string]object)
	}
	v.values[block][id] = state
}

// remember stores what an action has chosen.
func (v *view) remember(action object) {
	kind, _ := action["type"].(string)
	name := stateField(kind)
	if name == "" {
		return
	}
	block, _ := action["block_id"].(string)
	id, _ := action["action_id"].(string)
	v.keep(block, id, object{"type": kind, name: action[name]})
}

// empty reports whether a state holds nothing.
func empty(state object) bool {
	for name, value := range state {
		switch value := value.(type) {
		case nil:
		case string:
			if name != "type" && strings.TrimSpace(value) != "" {
				return false
			}
		case []object:
			if len(value) > 0 {
				return false
			}
		case []string:
			if len(value) > 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}
