package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"golang.org/x/sync/errgroup"
)

// The bounds of the web server. Slack sends events of some kilobytes.
const (
	mostBody     = 1 << 20
	readPatience = 10 * time.Second
)

// serve receives by HTTP.
func (r *receiver) serve(ctx context.Context) error {
	server := &http.Server{
		Addr: r.config.Listen, Handler: http.MaxBytesHandler(r, mostBody), ReadTimeout: readPatience, IdleTimeout: time.Minute,
	}
	r.log.Info("listening for slack", "address", server.Addr)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(server.ListenAndServe)
	<-ctx.Done()
	wait, stop := context.WithTimeout(context.WithoutCancel(ctx), ackWithin)
	defer stop()
	_ = server.Shutdown(wait) // what is not ended by then comes again
	if err := group.Wait(); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("listen for slack: %w", err)
	}
	return nil
}

// ServeHTTP takes whatever Slack sends, on any path: events, buttons, forms and
// commands are told apart by what they are. Only what Slack has signed within
// the last five minutes is looked at. What comes a second time is taken again,
// since the first may never have arrived. Requests are taken as they come: Slack
// itself does not keep an order among them.
func (r *receiver) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, err := r.signed(req)
	if err != nil {
		r.log.Warn("request refused", "error", err)
		http.Error(w, "not signed by Slack", http.StatusUnauthorized)
		return
	}
	content, err := parse(req, body)
	if err != nil {
		r.passOver(body) // with status 200, or it would come again
		return
	}
	if e, ok := content.(slackevents.EventsAPIEvent); ok && e.Type == slackevents.URLVerification {
		_, _ = io.WriteString(w, e.Data.(*slackevents.EventsAPIURLVerificationEvent).Challenge)
		return
	}
	payload, err := r.finish(req.Context(), r.arrival(content))
	switch {
	case err != nil:
		http.Error(w, "try again", http.StatusServiceUnavailable)
	case payload != nil:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(payload) // to a client that may be gone
	}
}

// signed reads the body and checks whom it is from.
func (r *receiver) signed(req *http.Request) ([]byte, error) {
	verifier, err := slack.NewSecretsVerifier(req.Header, r.config.SigningSecret)
	if err != nil {
		return nil, fmt.Errorf("check signature: %w", err)
	}
	body, err := io.ReadAll(io.TeeReader(req.Body, &verifier))
	if err != nil {
		return nil, fmt.Errorf("read request: %w", err)
	}
	return body, verifier.Ensure()
}

// parse tells events, interactions and commands apart.
func parse(req *http.Request, body []byte) (any, error) {
	if strings.HasPrefix(req.Header.Get("Content-Type"), "application/json") {
		return slackevents.ParseEvent(body, slackevents.OptionNoVerifyToken())
	}
	req.Body = io.NopCloser(bytes.NewReader(body))
	if req.PostFormValue("payload") != "" {
		return slack.InteractionCallbackParse(req)
	}
	return slack.SlashCommandParse(req)
}
