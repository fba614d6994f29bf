package fakeslack_test

import (
	"testing"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"

	"footnote/adapters/slack/fakeslack"
)

// What the fake itself costs: a question said, delivered and acknowledged over a
// socket, and an answer with a block posted in its thread. The client's share is
// in it too.
func BenchmarkQuestion(b *testing.B) {
	s, err := fakeslack.Start(fakeslack.Config{Events: []string{"app_mention"}})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(s.Close)
	api := client(s)
	_, address, err := api.StartSocketModeContext(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	conn, _, err := websocket.DefaultDialer.Dial(address, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = conn.Close() })
	var e envelope
	if err := conn.ReadJSON(&e); err != nil { // hello
		b.Fatal(err)
	}
	block := slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", "Ada Holt [1]", false, false), nil, nil)
	b.ReportAllocs()
	for b.Loop() {
		ts := s.Mention(fakeslack.General, fakeslack.Ana, "who led it?", "")
		if err := conn.ReadJSON(&e); err != nil {
			b.Fatal(err)
		}
		if err := conn.WriteJSON(map[string]string{"envelope_id": e.ID}); err != nil {
			b.Fatal(err)
		}
		if _, _, err := api.PostMessage(fakeslack.General, slack.MsgOptionTS(ts), slack.MsgOptionBlocks(block), slack.MsgOptionText("Ada", false)); err != nil {
			b.Fatal(err)
		}
	}
}
