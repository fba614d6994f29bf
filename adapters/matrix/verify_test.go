//go:build goolm || libolm

package matrix_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"maunium.net/go/mautrix/crypto/verificationhelper"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/adapters/matrix"
)

// A verifier is a person who compares emoji.
type verifier struct {
	store  *verificationhelper.InMemoryVerificationStore
	helper *verificationhelper.VerificationHelper
	shown  chan string
	// confirmed is closed once the person has confirmed the emoji. With this
	// library on both sides, one has to be first.
	confirmed chan struct{}
	done      chan string
}

func (v *verifier) VerificationRequested(context.Context, id.VerificationTransactionID, id.UserID, id.DeviceID) {
}

func (v *verifier) VerificationReady(ctx context.Context, t id.VerificationTransactionID, _ id.DeviceID, _, _ bool, _ *verificationhelper.QRCode) {
	go v.helper.StartSAS(ctx, t)
}

func (v *verifier) ShowSAS(ctx context.Context, t id.VerificationTransactionID, emoji []rune, names []string, _ []int) {
	var all []string
	for i := range emoji {
		all = append(all, string(emoji[i])+" "+names[i])
	}
	v.shown <- strings.Join(all, ", ")
	go func() {
		defer close(v.confirmed)
		v.helper.ConfirmSAS(ctx, t)
	}()
}

func (v *verifier) VerificationCancelled(_ context.Context, _ id.VerificationTransactionID, _ event.VerificationCancelCode, reason string) {
	v.done <- "cancelled: " + reason
}

func (v *verifier) VerificationDone(context.Context, id.VerificationTransactionID, event.VerificationMethod) {
	v.done <- "done"
}

// newVerifier gives a person cross-signing keys and the emoji.
func newVerifier(t *testing.T, p *person) *verifier {
	t.Helper()
	if _, err := p.helper.Machine().GenerateAndVerifyWithRecoveryKey(t.Context()); err != nil {
		t.Fatal(err)
	}
	v := &verifier{store: verificationhelper.NewInMemoryVerificationStore(), shown: make(chan string, 1), confirmed: make(chan struct{}), done: make(chan string, 10)}
	v.helper = verificationhelper.NewVerificationHelper(p.client, p.helper.Machine(), v.store, v, false, false, true)
	p.onEvent(func(e *event.Event) {
		// See the adapter about this fault of the library.
		content, ok := e.Content.Parsed.(event.Relatable)
		if ok && e.Sender != p.client.UserID && strings.HasPrefix(e.Type.Type, "m.key.verification.") {
			if first := content.OptionalGetRelatesTo().GetReferenceID(); first != "" {
				e.ID = first
			}
		}
	})
	if err := v.helper.Init(t.Context()); err != nil {
		t.Fatal(err)
	}
	return v
}

// begin asks for a verification in a room. (The library's own way encrypts the
// request twice.)
func (v *verifier) begin(t *testing.T, p *person, room string) error {
	first := p.say(t, room, &event.MessageEventContent{
		MsgType: event.MsgVerificationRequest, Body: "verify", FromDevice: p.client.DeviceID, To: id.UserID(me),
		Methods: []event.VerificationMethod{event.VerificationMethodSAS},
	})
	return v.store.SaveVerificationTransaction(t.Context(), verificationhelper.VerificationTransaction{
		RoomID: id.RoomID(room), TransactionID: id.VerificationTransactionID(first), TheirUserID: id.UserID(me),
		VerificationState: verificationhelper.VerificationStateRequested,
	})
}

// TestVerify has a person verify the bot, in a room and between the devices.
// What is asked meanwhile is answered afterwards.
func TestVerify(t *testing.T) {
	for _, where := range []string{"in a room", "between devices"} {
		for _, agree := range []bool{true, false} {
			name := where
			if !agree {
				name += ", other emoji"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				w, room := encryptedWorld(t)
				w.pass(time.Since(w.now)) // the library looks at this machine's clock
				w.start(t)
				w.settle(t)
				w.stop()
				ana := newPersonLater(t, w, "ana", "ANA")
				v := newVerifier(t, ana)
				verifying := make(chan error, 1)
				bots := make(chan string, 1)
				ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
				defer stop()
				go func() {
					verifying <- matrix.Verify(ctx, w.config, func(_ context.Context, by string, emoji []string) bool {
						if by != user("ana") {
							t.Errorf("%s verifies the bot", by)
						}
						<-v.confirmed
						bots <- strings.Join(emoji, ", ")
						return agree
					})
				}()
				ana.say(t, room, said("Footnote: who was mayor of Larn in 1930?"))
				w.hs.awaitSync(t, w.device.id)
				var err error
				if where == "in a room" {
					err = v.begin(t, ana, room)
				} else {
					_, err = v.helper.StartVerification(t.Context(), id.UserID(me))
				}
				if err != nil {
					t.Fatal(err)
				}
				ana.sync(t)
				if hers, its := <-v.shown, <-bots; hers != its || hers == "" {
					t.Errorf("she sees %q, it sees %q", hers, its)
				}
				if !agree {
					if got := <-v.done; !strings.HasPrefix(got, "cancelled") {
						t.Errorf("in the end it is %s", got)
					}
					stop()
					<-verifying
					return
				}
				if err := <-verifying; err != nil {
					t.Error(err)
				}
				if got := <-v.done; got != "done" {
					t.Errorf("in the end it is %s", got)
				}
				w.pass(time.Second)
				w.start(t)
				if body := ana.hear(t).Content.AsMessage().Body; !strings.Contains(body, "Bram Oke") {
					t.Errorf("the answer is %q", body)
				}
			})
		}
	}
}
