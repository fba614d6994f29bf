package fakeslack

import (
	"encoding/json"
	"unicode/utf8"
)

// The states of a message that is streamed.
const (
	streaming = "in_progress"
	streamed  = "completed"
)

// startStream begins a message that grows. In a direct message it must be a
// reply; elsewhere it must say for whom it is.
func startStream(s *Server, a args) (object, error) {
	c, err := s.writable(a["channel"])
	if err != nil {
		return nil, err
	}
	if c.Type != Direct {
		switch {
		case a["recipient_team_id"] == "":
			return nil, refuse("missing_recipient_team_id")
		case a["recipient_user_id"] == "":
			return nil, refuse("missing_recipient_user_id")
		case a["recipient_team_id"] != TeamID:
			return nil, refuse("team_not_found")
		case s.space.users[a["recipient_user_id"]] == nil:
			return nil, refuse("user_not_found")
		}
	}
	if c.Type == Direct && a["thread_ts"] == "" {
		return nil, refuse("invalid_thread_ts")
	}
	text, blocks, err := s.readChunks(a)
	if err != nil {
		return nil, err
	}
	m := s.botMessage(content{text: text, blocks: blocks})
	if err := s.thread(c, m, a["thread_ts"]); err != nil {
		return nil, err
	}
	m.Streaming = streaming
	s.post(c, m)
	return object{"channel": c.ID, "ts": m.TS}, nil
}

// readChunks is what a call adds to a stream: text and blocks.
func (s *Server) readChunks(a args) (string, json.RawMessage, error) {
	text := a["markdown_text"]
	var blocks json.RawMessage
	if a["chunks"] != "" {
		var chunks []struct {
			Type   string          `json:"type"`
			Text   string          `json:"text"`
			Blocks json.RawMessage `json:"blocks"`
		}
		if json.Unmarshal([]byte(a["chunks"]), &chunks) != nil {
			return "", nil, refuse("invalid_chunks")
		}
		for _, chunk := range chunks {
			switch chunk.Type {
			case "markdown_text":
				text += chunk.Text
			case "blocks":
				var err error
				if blocks, err = s.readBlocks(string(chunk.Blocks), inMessage); err != nil {
					return "", nil, err
				}
			case "task_update", "plan_update":
			default:
				return "", nil, refuse("invalid_chunks")
			}
		}
	}
	if utf8.RuneCountInString(text) > maxMarkdown {
		return "", nil, refuse("msg_too_long")
	}
	return text, blocks, nil
}

// streamed is the app's own message that is being streamed.
func (s *Server) stream(a args) (*channel, *Message, error) {
	c, m, err := s.own(a, "message_not_owned_by_app")
	if err != nil {
		return nil, nil, err
	}
	if m.Streaming != streaming {
		return nil, nil, refuse("message_not_in_streaming_state")
	}
	return c, m, nil
}

func appendStream(s *Server, a args) (object, error) {
	c, m, err := s.stream(a)
	if err != nil {
		return nil, err
	}
	text, blocks, err := s.readChunks(a)
	if err != nil {
		return nil, err
	}
	if text == "" && blocks == nil && a["chunks"] == "" {
		return nil, refuse("no_text")
	}
	m.grow(text, blocks)
	s.listen(m)
	return object{"channel": c.ID, "ts": m.TS}, nil
}

func (m *Message) grow(text string, blocks json.RawMessage) {
	m.Text += text
	if blocks != nil {
		m.Blocks = blocks
	}
}

func stopStream(s *Server, a args) (object, error) {
	c, m, err := s.stream(a)
	if err != nil {
		return nil, err
	}
	text, chunked, err := s.readChunks(a)
	if err != nil {
		return nil, err
	}
	blocks, err := s.readBlocks(a["blocks"], inMessage)
	if err != nil {
		return nil, err
	}
	metadata, err := readMetadata(a["metadata"])
	if err != nil {
		return nil, err
	}
	s.change(c, m, func(m *Message) {
		m.grow(text, chunked)
		m.grow("", blocks)
		m.Streaming = streamed
		if metadata != nil {
			m.Metadata = metadata
		}
	})
	return object{"channel": c.ID, "ts": m.TS, "message": m.copy()}, nil
}
