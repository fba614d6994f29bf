package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
)

// The bounds of the web server. Slack sends events of some kilobytes.
const (
	mostBody     = 1 << 20
	readPatience = 10 * time.Second
	closeWithin  = 5 * time.Second
)

// serve receives by HTTP.
func (r *receiver) serve(ctx context.Context) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", r.config.Listen)
	if err != nil {
		return fmt.Errorf("listen for slack: %w", err)
	}
	server := &http.Server{Handler: r, ReadTimeout: readPatience, IdleTimeout: time.Minute, MaxHeaderBytes: 1 << 16}
	closed := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		wait, stop := context.WithTimeout(context.WithoutCancel(ctx), closeWithin)
		defer stop()
		closed <- server.Shutdown(wait)
	})
	defer stop()
	r.log.Info("listening for slack", "address", listener.Addr().String())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("listen for slack: %w", err)
	}
	<-closed // what is left comes again
	return nil
}

// ServeHTTP takes whatever Slack sends, on any path: events, buttons, forms and
// commands are told apart by what they are. Only what Slack has signed within
// the last five minutes is looked at. What comes a second time is taken again,
// since the first may never have arrived.
func (r *receiver) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, err := r.signed(w, req)
	if err != nil {
		r.log.Warn("request refused", "error", err)
		http.Error(w, "not signed by Slack", http.StatusUnauthorized)
		return
	}
	content, err := parse(req, body)
	if err != nil {
		r.log.Warn("event not understood and passed over", "event", kindOfEvent([]byte(`{"payload":`+string(body)+`}`)))
		return // 200, or it would come again
	}
	if e, ok := content.(slackevents.EventsAPIEvent); ok && e.Type == slackevents.URLVerification {
		_, _ = io.WriteString(w, e.Data.(*slackevents.EventsAPIURLVerificationEvent).Challenge)
		return
	}
	payload, ok := r.await(req.Context(), content)
	switch {
	case !ok:
		http.Error(w, "try again", http.StatusServiceUnavailable)
	case payload != nil:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(payload) // to a client that may be gone
	}
}

// signed reads the body and checks whom it is from.
func (r *receiver) signed(w http.ResponseWriter, req *http.Request) ([]byte, error) {
	verifier, err := slack.NewSecretsVerifier(req.Header, r.config.SigningSecret)
	if err != nil {
		return nil, fmt.Errorf("check signature: %w", err)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, req.Body, mostBody))
	if err != nil {
		return nil, fmt.Errorf("read request: %w", err)
	}
	_, _ = verifier.Write(body) // a hash takes everything
	if err := verifier.Ensure(); err != nil {
		return nil, fmt.Errorf("check signature: %w", err)
	}
	return body, nil
}

// parse tells events, interactions and commands apart.
func parse(req *http.Request, body []byte) (any, error) {
	if req.Header.Get("Content-Type") == "application/json" {
		return slackevents.ParseEvent(body, slackevents.OptionNoVerifyToken())
	}
	req.Body = io.NopCloser(bytes.NewReader(body))
	if err := req.ParseForm(); err != nil {
		return nil, fmt.Errorf("read form: %w", err)
	}
	if req.PostForm.Has("payload") {
		return slack.InteractionCallbackParse(req)
	}
	return slack.SlashCommandParse(req)
}

// await has the content taken, and reports whether it was in time.
func (r *receiver) await(ctx context.Context, content any) (payload any, ok bool) {
	ctx, stop := context.WithTimeout(ctx, ackWithin)
	defer stop()
	type outcome struct {
		payload any
		err     error
	}
	taken := make(chan outcome, 1)
	if !r.accept(parcel{content, func(payload any, err error) { taken <- outcome{payload, err} }}) {
		return nil, false
	}
	select {
	case o := <-taken:
		return o.payload, o.err == nil
	case <-ctx.Done():
		return nil, false
	}
}
