package fakeslack

import (
	"context"
	"encoding/json"
	"fmt"
)

// A Place is where an interactive element is: in a message, or in a view.
type Place struct {
	Channel string `json:"channel"`
	TS      string `json:"ts"`
	View    string `json:"view"` // the ID of a modal or a page; then Channel and TS are not looked at
}

// Press clicks the element with that action ID: a button, or one of the feedback
// buttons, for which "positive_button" or "negative_button" follows the action
// ID after a colon. It waits for the app's acknowledgement.
func (s *Server) Press(ctx context.Context, at Place, actionID, user string) error {
	return s.Choose(ctx, at, actionID, user, nil)
}

// Choose uses the element with that action ID: it selects the option of that
// value, the user, channel or date of that name, or types that text. A
// multiple choice takes a []string. It waits for the acknowledgement.
func (s *Server) Choose(ctx context.Context, at Place, actionID, user string, value any) error {
	s.mu.Lock()
	payload, err := s.blockActions(at, actionID, user, value)
	s.mu.Unlock()
	if err != nil {
		return err
	}
	_, err = s.ask(ctx, Interaction, payload, nil)
	return err
}

// blockActions is the payload of one action.
func (s *Server) blockActions(at Place, actionID, user string, value any) (object, error) {
	payload := s.interaction("block_actions", user)
	var blocks json.RawMessage
	var v *view
	if at.View != "" {
		if v = s.findView(at.View, ""); v == nil {
			return nil, fmt.Errorf("view %s: %w", at.View, ErrNoSuch)
		}
		blocks = v.Blocks
		payload["container"] = object{"type": "view", "view_id": v.ID}
	} else {
		c, m, ephemeral, err := s.reach(at.Channel, at.TS, user)
		if err != nil {
			return nil, err
		}
		blocks = m.Blocks
		payload["channel"] = object{"id": c.ID, "name": c.commandName()}
		payload["container"] = container(c, m, ephemeral)
		payload["response_url"] = s.newResponseURL(c, user, m)
		payload["state"] = object{"values": object{}}
		if !ephemeral {
			payload["message"] = m.copy()
		}
	}
	action, err := act(blocks, actionID, value)
	if err != nil {
		return nil, err
	}
	action["action_ts"] = s.tick.ts(s.cfg.Now())
	payload["actions"] = []object{action}
	if v != nil {
		v.remember(action)
		payload["view"] = v.output()
	}
	return payload, nil
}

// interaction is what all interactive payloads share.
func (s *Server) interaction(kind, user string) object {
	u := s.space.user(user)
	return object{
		"type": kind, "token": "verification-token", "api_app_id": AppID, "trigger_id": s.newTrigger(user),
		"team": object{"id": TeamID, "domain": teamDomain}, "enterprise": nil, "is_enterprise_install": false,
		"user": object{"id": user, "username": u.Name, "name": u.Name, "team_id": TeamID},
	}
}

func container(c *channel, m *Message, ephemeral bool) object {
	o := object{"type": "message", "message_ts": m.TS, "channel_id": c.ID, "is_ephemeral": ephemeral}
	if m.ThreadTS != "" {
		o["thread_ts"] = m.ThreadTS
	}
	return o
}

// reach finds a message that a person sees: in the channel, or shown to that
// person alone.
func (s *Server) reach(id, ts, user string) (c *channel, m *Message, ephemeral bool, err error) {
	for _, e := range s.space.ephemera {
		if e.TS == ts && e.To == user && s.space.channels[id] != nil {
			return s.space.channels[id], &e.Message, true, nil
		}
	}
	c, m, err = s.message(id, ts)
	return c, m, false, err
}

// Shortcut runs a global shortcut of the app, and waits for the acknowledgement.
func (s *Server) Shortcut(ctx context.Context, user, callbackID string) error {
	s.mu.Lock()
	payload := s.interaction("shortcut", user)
	delete(payload["user"].(object), "name")
	payload["callback_id"], payload["action_ts"] = callbackID, s.tick.ts(s.cfg.Now())
	s.mu.Unlock()
	_, err := s.ask(ctx, Interaction, payload, nil)
	return err
}

// MessageShortcut runs a shortcut of the app on a message, and waits for the
// acknowledgement.
func (s *Server) MessageShortcut(ctx context.Context, channel, ts, user, callbackID string) error {
	s.mu.Lock()
	c, m, err := s.message(channel, ts)
	if err != nil {
		s.mu.Unlock()
		return err
	}
	payload := s.interaction("message_action", user)
	delete(payload["user"].(object), "username")
	payload["callback_id"], payload["action_ts"] = callbackID, s.tick.ts(s.cfg.Now())
	payload["message_ts"], payload["message"] = m.TS, m.copy()
	payload["channel"] = object{"id": c.ID, "name": c.commandName()}
	payload["response_url"] = s.newResponseURL(c, user, nil)
	s.mu.Unlock()
	_, err = s.ask(ctx, Interaction, payload, nil)
	return err
}
