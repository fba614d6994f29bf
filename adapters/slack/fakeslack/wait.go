package fakeslack

import (
	"context"
	"fmt"
	"slices"
)

// Wait blocks until done reports true, asking it anew whenever anything
// happened in the workspace: a call, a message, an acknowledgement, a socket.
// done may use the methods of the Server. When ctx ends first, Wait returns its
// error.
func (s *Server) Wait(ctx context.Context, done func() bool) error {
	for {
		// Taken before asking, so that nothing that happens in between is missed.
		s.mu.Lock()
		if s.changed == nil {
			s.changed = make(chan struct{})
		}
		changed := s.changed
		s.mu.Unlock()
		if done() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// WaitMessages waits until a channel holds n messages or more, and returns them.
func (s *Server) WaitMessages(ctx context.Context, channel string, n int) ([]Message, error) {
	err := s.Wait(ctx, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		c := s.space.channels[channel]
		return c != nil && len(c.messages) >= n
	})
	if err != nil {
		return nil, fmt.Errorf("wait for %d messages in %s, which has %d: %w", n, channel, len(s.Messages(channel)), err)
	}
	return s.Messages(channel), nil
}

// WaitReplies waits until a thread has n replies or more, and returns them
// without the message that started it.
func (s *Server) WaitReplies(ctx context.Context, channel, thread string, n int) ([]Message, error) {
	err := s.Wait(ctx, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		c := s.space.channels[channel]
		return c != nil && len(c.threads[thread]) >= n
	})
	if err != nil {
		return nil, fmt.Errorf("wait for %d replies, there are %d: %w", n, len(s.Replies(channel, thread)), err)
	}
	return s.Replies(channel, thread), nil
}

// WaitCalls waits until a method was called n times or more, faults and
// refusals included, and returns those calls.
func (s *Server) WaitCalls(ctx context.Context, method string, n int) ([]Call, error) {
	err := s.Wait(ctx, func() bool { return s.countCalls(method) >= n })
	if err != nil {
		return nil, fmt.Errorf("wait for %d calls of %s, there are %d: %w", n, method, s.countCalls(method), err)
	}
	return s.CallsOf(method), nil
}

func (s *Server) countCalls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.called[method]
}

// WaitSockets waits until n sockets or more are open.
func (s *Server) WaitSockets(ctx context.Context, n int) error {
	if err := s.Wait(ctx, func() bool { return s.Sockets() >= n }); err != nil {
		return fmt.Errorf("wait for %d sockets, there are %d: %w", n, s.Sockets(), err)
	}
	return nil
}

// WaitAcked waits until every delivery was acknowledged or given up.
func (s *Server) WaitAcked(ctx context.Context) error {
	if err := s.Wait(ctx, func() bool { return s.Unacked() == 0 }); err != nil {
		return fmt.Errorf("wait for acknowledgements, %d are missing: %w", s.Unacked(), err)
	}
	return nil
}

// Messages is every message of a channel, replies among them, oldest first.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.space.channels[channel]
	if c == nil {
		return nil
	}
	return copies(c.messages)
}

// Replies is every reply of a thread, oldest first, without the message that
// started it.
func (s *Server) Replies(channel, thread string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.space.channels[channel]
	if c == nil {
		return nil
	}
	return copies(c.threads[thread])
}

func copies(messages []*Message) []Message {
	list := make([]Message, len(messages))
	for i, m := range messages {
		list[i] = m.copy()
	}
	return list
}

// Message is the message of that timestamp, and whether there is one.
func (s *Server) Message(channel, ts string) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.space.channels[channel]; c != nil {
		if m, _ := c.find(ts); m != nil {
			return m.copy(), true
		}
	}
	return Message{}, false
}

// Ephemerals is what one person alone was shown, oldest first.
func (s *Server) Ephemerals(user string) []Ephemeral {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Ephemeral
	for _, e := range s.space.ephemera {
		if e.To == user {
			list = append(list, e)
		}
	}
	return list
}

// Calls is every call of the Web API, in the order in which they were handled.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// CallsOf is every call of one method.
func (s *Server) CallsOf(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Call
	for _, c := range s.calls {
		if c.Method == method {
			list = append(list, c)
		}
	}
	return list
}

// ForgetCalls empties the log of calls, for a test that counts them in stages or
// runs for long.
func (s *Server) ForgetCalls() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = nil
	clear(s.called)
}
