package fakeslack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// UseURLs sends events, commands and interactions to these from now on, and the
// events that wait for a socket at once; the zero value goes back to sockets.
func (s *Server) UseURLs(u URLs) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out.urls = u
	s.sendWaiting()
}

// enqueue puts a delivery into its lane. A lane is worked off in order by one
// goroutine, which ends when the lane is empty. Interactions wait for nothing.
func (s *Server) enqueue(d *delivery) {
	if d.Kind != Event {
		s.wg.Go(func() { s.request(d) })
		return
	}
	queue, busy := s.out.lanes[d.lane]
	s.out.lanes[d.lane] = append(queue, d)
	if !busy {
		s.wg.Go(func() { s.workLane(d.lane) })
	}
}

func (s *Server) workLane(lane string) {
	for {
		s.mu.Lock()
		queue := s.out.lanes[lane]
		if len(queue) == 0 || s.ctx.Err() != nil {
			delete(s.out.lanes, lane)
			s.mu.Unlock()
			return
		}
		d := queue[0]
		s.out.lanes[lane] = queue[1:]
		s.mu.Unlock()
		s.request(d)
	}
}

// request makes one attempt over HTTP. An event that fails is tried again
// later, outside of its lane.
func (s *Server) request(d *delivery) {
	s.mu.Lock()
	if d.finished() {
		s.mu.Unlock()
		return
	}
	s.attempt(d, 0)
	last := &d.Attempts[len(d.Attempts)-1]
	num, reason, to := last.Num, last.Reason, s.out.urls.forKind(d.Kind)
	s.mu.Unlock()

	contentType, body := d.form()
	ctx, cancel := context.WithTimeout(s.ctx, s.cfg.AckTimeout)
	defer cancel()
	r, err := s.signed(ctx, to, contentType, body)
	if err == nil && num > 0 {
		r.Header.Set("X-Slack-Retry-Num", strconv.Itoa(num))
		r.Header.Set("X-Slack-Retry-Reason", reason)
	}
	status, reply, noRetry, failure := s.roundTrip(r, err)

	s.mu.Lock()
	defer s.mu.Unlock()
	last.Status = status
	switch {
	case failure == "":
		s.acknowledge(d, reply)
	case d.Kind != Event && failure == "http_error":
		s.giveUp(d, ErrRefused)
	case d.Kind != Event || noRetry:
		s.giveUp(d, ErrNotAcked)
	default:
		s.requestAgain(d, failure)
	}
}

// requestAgain tries an event once more after the interval that is due.
func (s *Server) requestAgain(d *delivery, reason string) {
	if d.late >= len(s.cfg.RetryIntervals) {
		s.giveUp(d, ErrNotAcked)
		return
	}
	d.reason = reason
	wait := s.cfg.RetryIntervals[d.late]
	d.late++
	d.again = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.ctx.Err() == nil {
			s.wg.Go(func() { s.request(d) })
		}
	})
}

// form is the body of a delivery over HTTP: JSON for events, a form for the
// rest.
func (d *delivery) form() (contentType string, body []byte) {
	const form = "application/x-www-form-urlencoded"
	switch d.Kind {
	case Interaction:
		return form, []byte(url.Values{"payload": {string(d.Payload)}}.Encode())
	case Command:
		var fields map[string]string
		_ = json.Unmarshal(d.Payload, &fields) // written by this package
		values := make(url.Values)
		for name, value := range fields {
			values.Set(name, value)
		}
		return form, []byte(values.Encode())
	default:
		return "application/json", d.Payload
	}
}

// signed is a request with Slack's signature. The time in it is the real one,
// since that is what the app compares it with.
func (s *Server) signed(ctx context.Context, to, contentType string, body []byte) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("request to the app: %w", err)
	}
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", Sign(s.cfg.SigningSecret, stamp, body))
	return r, nil
}

// Sign is the X-Slack-Signature of a body sent at that time, in seconds since
// 1970.
func Sign(secret, timestamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", timestamp, body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// roundTrip makes a request, unless it could not be written, and says how it
// went: the status, the JSON of the answer (a text becomes {"text": ...}),
// whether the app asked not to be asked again, and Slack's word for the failure.
func (s *Server) roundTrip(r *http.Request, err error) (status int, reply json.RawMessage, noRetry bool, failure string) {
	var resp *http.Response
	if err == nil {
		resp, err = s.client.Do(r)
	}
	if err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			return 0, nil, false, "http_timeout"
		}
		return 0, nil, false, "connection_failed"
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return resp.StatusCode, nil, false, "http_timeout"
	}
	noRetry = resp.Header.Get("X-Slack-No-Retry") == "1"
	if resp.StatusCode/100 != 2 {
		return resp.StatusCode, nil, noRetry, "http_error"
	}
	text := strings.TrimSpace(string(body))
	switch {
	case text == "":
		return resp.StatusCode, nil, false, ""
	case json.Valid([]byte(text)):
		return resp.StatusCode, json.RawMessage(text), false, ""
	default:
		return resp.StatusCode, mustJSON(object{"text": text}), false, ""
	}
}

// VerifyURL asks the app's URL for events to prove itself by url_verification,
// and says what was wrong with its answer, or nil.
func (s *Server) VerifyURL(ctx context.Context) error {
	s.mu.Lock()
	to := s.out.urls.Events
	s.mu.Unlock()
	challenge := rand.Text()
	body := mustJSON(object{"token": "verification-token", "challenge": challenge, "type": "url_verification"})
	r, err := s.signed(ctx, to, "application/json", body)
	if err != nil {
		return err
	}
	resp, err := s.client.Do(r)
	if err != nil {
		return fmt.Errorf("verify the URL: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	if err != nil {
		return fmt.Errorf("verify the URL: %w", err)
	}
	var echo struct {
		Challenge string `json:"challenge"`
	}
	if json.Unmarshal(answer, &echo) != nil {
		echo.Challenge = strings.TrimSpace(string(answer))
	}
	if resp.StatusCode != http.StatusOK || echo.Challenge != challenge {
		return fmt.Errorf("verify the URL: status %d, answer %q", resp.StatusCode, answer)
	}
	return nil
}
