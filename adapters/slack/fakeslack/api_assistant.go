package fakeslack

import (
	"encoding/json"
	"slices"
)

// An Assistant is what the app shows around a thread of its agent view.
type Assistant struct {
	Status       string   `json:"status"`   // "" when nothing is shown
	Statuses     []string `json:"statuses"` // every one that was ever shown, in order
	Title        string   `json:"title"`
	PromptsTitle string   `json:"prompts_title"`
	Prompts      []Prompt `json:"prompts"`
}

// A Prompt is a suggestion that a person may click instead of typing.
type Prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

// Assistant is what the app shows around a thread. What belongs to a whole
// direct message channel, as suggested prompts do, is under the empty thread.
func (s *Server) Assistant(channel, thread string) Assistant {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.space.threads[channel+" "+thread]
	a.Statuses, a.Prompts = slices.Clone(a.Statuses), slices.Clone(a.Prompts)
	return a
}

// alterAssistant changes what is shown around a thread.
func (s *Server) alterAssistant(a args, thread string, edit func(*Assistant)) (object, error) {
	c := s.space.channels[a["channel_id"]]
	if c == nil || !c.has(BotUser) {
		return nil, refuse("channel_not_found")
	}
	if root, _ := c.find(thread); thread != "" && root == nil {
		return nil, refuse("invalid_thread_ts")
	}
	key := c.ID + " " + thread
	shown := s.space.threads[key]
	edit(&shown)
	s.space.threads[key] = shown
	return nil, nil
}

func setStatus(s *Server, a args) (object, error) {
	return s.alterAssistant(a, a["thread_ts"], func(shown *Assistant) {
		shown.Status = a["status"]
		if shown.Status != "" {
			shown.Statuses = append(slices.Clone(shown.Statuses), shown.Status)
		}
	})
}

// clearStatus takes the status away once the app has answered in the thread.
func (s *Server) clearStatus(m *Message) {
	key := m.Channel + " " + m.ThreadTS
	if shown, ok := s.space.threads[key]; ok && m.BotID == BotID {
		shown.Status = ""
		s.space.threads[key] = shown
	}
}

func setTitle(s *Server, a args) (object, error) {
	return s.alterAssistant(a, a["thread_ts"], func(shown *Assistant) { shown.Title = a["title"] })
}

// setPrompts sets the suggested prompts. As in Slack's agent view, a call with a
// thread_ts succeeds and does nothing.
func setPrompts(s *Server, a args) (object, error) {
	var prompts []Prompt
	if json.Unmarshal([]byte(a["prompts"]), &prompts) != nil {
		return nil, refuse("invalid_arguments")
	}
	if len(prompts) > maxPrompts || slices.ContainsFunc(prompts, func(p Prompt) bool { return p.Title == "" || p.Message == "" }) {
		return nil, refuse("invalid_arguments")
	}
	if a["thread_ts"] != "" {
		return nil, nil
	}
	return s.alterAssistant(a, "", func(shown *Assistant) { shown.Prompts, shown.PromptsTitle = prompts, a["title"] })
}

// ChangeContext tells the app which channel a person looks at beside the app's
// page.
func (s *Server) ChangeContext(user, channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.wants("app_context_changed") {
		return
	}
	s.emit(directID(user), object{
		"type": "app_context_changed", "user": user, "channel": directID(user), "event_ts": s.tick.ts(s.cfg.Now()),
		"context": object{"entities": []object{{"type": "slack#/types/channel_id", "value": channel, "team_id": TeamID}}},
	})
}
