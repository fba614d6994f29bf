package fakeslack

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Call is one request that the app made of the Web API, or of a response URL
// (its Method is then "response_url"). Calls are logged in the order in which
// they were handled.
type Call struct {
	Seq    int               `json:"seq"` // from 1, and anew after ForgetCalls
	At     time.Time         `json:"at"`  // by the clock of the Config
	Method string            `json:"method"`
	Args   map[string]string `json:"args"`   // without the token; what is no string is its JSON
	Status int               `json:"status"` // of HTTP
	Error  string            `json:"error"`  // "" when it was ok
	Lost   bool              `json:"lost"`   // handled, but the answer was cut off
}

// An object is a JSON object in the making.
type object = map[string]any

// args are the arguments of a call. Form and JSON bodies come out the same: a
// string as it is, everything else as its JSON.
type args map[string]string

func (a args) bool(name string) bool { return a[name] == "true" || a[name] == "1" }

// int is a number, or the other one when there is none.
func (a args) int(name string, or int) int {
	if n, err := strconv.Atoi(a[name]); err == nil {
		return n
	}
	return or
}

// list is a list of strings, given as JSON or with commas between.
func (a args) list(name string) []string {
	var list []string
	if json.Unmarshal([]byte(a[name]), &list) == nil {
		return list
	}
	return slices.DeleteFunc(strings.Split(a[name], ","), func(s string) bool { return s == "" })
}

// An apiError is a refusal, as the body of the answer tells it.
type apiError struct {
	code     string
	messages []string // of response_metadata
	needed   string   // the scope, with missing_scope
}

func (e *apiError) Error() string { return e.code }

// refuse is a refusal with nothing more to say than its code.
func refuse(code string) error { return &apiError{code: code} }

// serveAPI handles a request of the Web API: faults first, then who asks, then
// the method itself.
func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	method := r.PathValue("method")
	a, token, err := readArgs(r)
	if err != nil {
		writeJSON(w, http.StatusOK, object{"ok": false, "error": "invalid_json"})
		return
	}
	f := s.takeFault(method, a)
	if !sleep(r.Context(), f.Delay) {
		return
	}
	status, body := s.handle(method, token, a, f, w.Header())
	if f.Lost {
		cut(w)
		return
	}
	writeJSON(w, status, body)
}

// handle does what a request asks for and logs it.
func (s *Server) handle(method, token string, a args, f Fault, h http.Header) (int, object) {
	s.mu.Lock()
	defer s.mu.Unlock()
	call := Call{Seq: len(s.calls) + 1, At: s.cfg.Now(), Method: method, Args: a, Status: http.StatusOK, Lost: f.Lost}
	body, err := s.answer(&call, token, a, f, h)
	if err != nil {
		body = refusal(err, s.secrets.scopeList(token))
		call.Error = err.Error()
	}
	s.log(call)
	return call.Status, body
}

// log keeps a call that was handled.
func (s *Server) log(call Call) {
	s.calls = append(s.calls, call)
	s.called[call.Method]++
	s.note()
}

// answer decides about one call: by a fault, by a rate limit, by the token, or
// by the method.
func (s *Server) answer(call *Call, token string, a args, f Fault, h http.Header) (object, error) {
	if f.Status != 0 || f.Error != "" {
		return nil, f.refuse(call, h)
	}
	m, known := methods[call.Method]
	if !known {
		return nil, refuse("unknown_method")
	}
	if wait := s.limits.wait(call.Method, m, a["channel"], call.At); wait > 0 {
		return nil, tooMany(call, h, wait)
	}
	if err := s.authorize(m, token, h); err != nil {
		return nil, err
	}
	for _, name := range m.required {
		if a[name] == "" {
			return nil, &apiError{code: m.missing(name), messages: []string{"[ERROR] missing required field: " + name}}
		}
	}
	body, err := m.do(s, a)
	if err != nil {
		return nil, err
	}
	if body == nil {
		body = object{}
	}
	body["ok"] = true
	return body, nil
}

// refusal is the body that tells of an error.
func refusal(err error, provided string) object {
	body := object{"ok": false, "error": err.Error()}
	var e *apiError
	if !errors.As(err, &e) {
		return body
	}
	if e.needed != "" {
		body["needed"], body["provided"] = e.needed, provided
	}
	if len(e.messages) > 0 {
		body["response_metadata"] = object{"messages": e.messages}
		plain := slices.Clone(e.messages)
		for i := range plain {
			plain[i] = strings.TrimPrefix(plain[i], "[ERROR] ")
		}
		body["errors"] = plain
	}
	return body
}

// readArgs takes the arguments from the query, a form or a JSON body, and the
// token from there or from the Authorization header.
func readArgs(r *http.Request) (args, string, error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	a := make(args)
	var err error
	switch kind {
	case "application/json":
		err = a.readJSON(r.Body)
		a.addForm(r.URL.Query())
	case "multipart/form-data":
		err = r.ParseMultipartForm(1 << 20)
		a.addForm(r.Form)
	default:
		err = r.ParseForm()
		a.addForm(r.Form)
	}
	token := a["token"]
	delete(a, "token")
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && token == "" {
		token = bearer
	}
	return a, token, err
}

func (a args) addForm(form url.Values) {
	for name, values := range form {
		if len(values) > 0 {
			a[name] = values[0]
		}
	}
}

func (a args) readJSON(body io.Reader) error {
	var values map[string]json.RawMessage
	if err := json.NewDecoder(body).Decode(&values); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the arguments: %w", err)
	}
	for name, raw := range values {
		var text string
		switch {
		case string(raw) == "null":
		case json.Unmarshal(raw, &text) == nil:
			a[name] = text
		default:
			a[name] = string(raw)
		}
	}
	return nil
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	// The client may be gone; that is its business.
	_ = json.NewEncoder(w).Encode(body)
}

// cut ends the connection without an answer, so that the client can't know
// whether its request was handled.
func cut(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
	}
}
