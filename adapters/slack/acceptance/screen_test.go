package acceptance_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/gorilla/websocket"

	"footnote/adapters/adaptertest/scenario"
)

// A screen is what the server's user interface shows besides messages.
type screen struct {
	Forms []view                     `json:"modalStack"` // the last one is on top
	Homes map[string]map[string]view `json:"homeViews"`  // by user, by app
	Apps  []struct{ Connected bool }
}

// A view is a form or a home.
type view struct {
	Title  map[string]any
	Blocks []any
}

// screen is what is shown now.
func (s *server) screen() (screen, error) {
	conn, now, err := s.look()
	if err == nil {
		conn.Close()
	}
	return now, err
}

// look opens the user interface, which says first what it shows.
func (s *server) look() (*websocket.Conn, screen, error) {
	conn, _, err := websocket.DefaultDialer.Dial(s.ui, nil)
	if err != nil {
		return nil, screen{}, err
	}
	var first struct{ State screen }
	conn.SetReadDeadline(time.Now().Add(scenario.Patience))
	if err := conn.ReadJSON(&first); err != nil {
		conn.Close()
		return nil, screen{}, err
	}
	return conn, first.State, nil
}

// submit submits the form on top, and waits until the program has taken it.
func (s *server) submit(user string, values any) error {
	conn, _, err := s.look()
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.WriteJSON(map[string]any{"t": "view_submit", "user": user, "values": values}); err != nil {
		return err
	}
	for {
		var heard struct {
			T      string
			Errors map[string]string
		}
		if err := conn.ReadJSON(&heard); err != nil {
			return fmt.Errorf("wait for the form to be taken: %w", err)
		}
		switch heard.T {
		case "view":
			return nil
		case "view_errors":
			return fmt.Errorf("the form was refused: %v", heard.Errors)
		}
	}
}

// top is the form on the screen.
func (s *server) top() (view, error) {
	now, err := s.screen()
	switch {
	case err != nil:
		return view{}, err
	case len(now.Forms) == 0:
		return view{}, errors.New("there is no form on the screen")
	}
	return now.Forms[len(now.Forms)-1], nil
}
