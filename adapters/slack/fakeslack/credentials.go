package fakeslack

import (
	"net/http"
	"slices"
	"strings"
)

// credentials are the tokens that the workspace knows, and what is wrong with
// them.
type credentials struct {
	bot, app, signing string
	scopes            []string
	broken            map[string]string // token -> the error that it gets
}

func newCredentials(cfg Config) credentials {
	return credentials{
		bot: cfg.BotToken, app: cfg.AppToken, signing: cfg.SigningSecret,
		scopes: slices.Clone(cfg.Scopes), broken: make(map[string]string),
	}
}

// scopeList is what a token may do, as the answers write it.
func (c *credentials) scopeList(token string) string {
	if token == c.app {
		return "connections:write"
	}
	return strings.Join(c.scopes, ",")
}

// authorize checks the token of a call against what the method takes.
func (s *Server) authorize(m method, token string, h http.Header) error {
	c := &s.secrets
	switch {
	case token == "":
		return refuse("not_authed")
	case c.broken[token] != "":
		return refuse(c.broken[token])
	case token != c.bot && token != c.app:
		return refuse("invalid_auth")
	case (token == c.app) != m.appLevel:
		return refuse("not_allowed_token_type")
	}
	h.Set("X-OAuth-Scopes", c.scopeList(token))
	h.Set("X-Accepted-OAuth-Scopes", strings.Join(m.scopes, ","))
	if m.appLevel || len(m.scopes) == 0 {
		return nil
	}
	if !slices.ContainsFunc(m.scopes, c.granted) {
		return &apiError{code: "missing_scope", needed: strings.Join(m.scopes, ",")}
	}
	return nil
}

func (c *credentials) granted(scope string) bool { return slices.Contains(c.scopes, scope) }

// need refuses a call that lacks a scope which the method alone can name, as
// one does that depends on the kind of channel.
func (s *Server) need(scope string) error {
	if s.secrets.granted(scope) {
		return nil
	}
	return &apiError{code: "missing_scope", needed: scope}
}

// SetScopes replaces the scopes of the bot token.
func (s *Server) SetScopes(scopes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.secrets.scopes = scopes
}

// BreakToken makes every call with that token fail with that code, which is
// "token_revoked", "token_expired", "account_inactive" or the like. An empty
// code heals it. Open sockets stay open, as they do in Slack.
func (s *Server) BreakToken(token, code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.secrets.broken[token] = code
}
