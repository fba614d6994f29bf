package acceptance_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

// An echo is the smallest bot that does something of every kind, to try the
// stage with. It repeats in a thread what mentions it, and what is edited or
// deleted it edits or deletes; asked to stutter it says it twice, asked to shout it
// is no notice. It runs on the people's client.
type echo struct {
	client *client
	echoes map[string]string  // message -> its echo
	heard  map[string]message // the people's messages as they were
}

// echoProgram is how to use it.
func echoProgram() program { return program{"echobot", nil, []string{os.Getenv(clientVar)}} }

// echobot is the program. Its argument is the client.
func echobot() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	c, err := startClient(os.Args[1])
	if err != nil {
		fail(err)
	}
	defer c.Kill()
	e := &echo{client: c, echoes: map[string]string{}, heard: map[string]message{}}
	if err := e.login(); err != nil {
		fail(err)
	}
	for ctx.Err() == nil {
		if err := e.look(); err != nil {
			fail(err)
		}
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(drain)
	if err := e.look(); err != nil {
		fail(err)
	}
}

// drain is how long what came last may take to be decrypted.
const drain = time.Second

// fail prints the error and ends the program.
func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// login logs in as the configuration says.
func (e *echo) login() error {
	file, err := os.Open("footnote.toml")
	if err != nil {
		return err
	}
	defer file.Close()
	config := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), " = ")
		config[name] = strings.Trim(value, `"`)
	}
	recovery, err := os.ReadFile("recovery")
	if err != nil {
		recovery = []byte(newRecovery())
		if err := os.WriteFile("recovery", recovery, 0o600); err != nil {
			return err
		}
	}
	return e.client.do(botName, "start", object{"homeserver": config["homeserver"], "user": botName,
		"password": passwordOf(botName), "recovery": string(recovery)}, nil)
}

// look echoes what is new, edited or gone.
func (e *echo) look() error {
	var all []message
	if err := e.client.do(botName, "messages", nil, &all); err != nil {
		return err
	}
	for _, m := range all {
		if m.Unreadable != "" {
			fmt.Fprintf(os.Stderr, "cannot read %s: %s\n", m.ID, m.Unreadable)
		}
		was, known := e.heard[m.ID]
		if m.Sender == userID(botName) || m.Unreadable != "" || known && was.Text == m.Text {
			continue
		}
		e.heard[m.ID] = m
		if err := e.answer(&m, known); err != nil {
			return err
		}
	}
	for id, was := range e.heard {
		if e.echoes[id] != "" && !slices.ContainsFunc(all, func(m message) bool { return m.ID == id }) {
			if err := e.client.do(botName, "redact", object{"room": was.Room, "event": e.echoes[id]}, nil); err != nil {
				return err
			}
			delete(e.echoes, id)
		}
	}
	return nil
}

// answer echoes a message.
func (e *echo) answer(m *message, edited bool) error {
	say := object{"room": m.Room, "text": "echo: " + m.Text, "thread": m.ID}
	if m.Thread != "" {
		say["thread"] = m.Thread
	}
	if !strings.Contains(m.Text, "shout") {
		say["kind"] = "m.notice"
	}
	if edited {
		say["event"] = e.echoes[m.ID]
		return e.client.do(botName, "edit", say, nil)
	}
	if !slices.Contains(m.Calls, userID(botName)) {
		return nil
	}
	var id string
	if err := e.client.do(botName, "send", say, &id); err != nil {
		return err
	}
	e.echoes[m.ID] = id
	if strings.Contains(m.Text, "stutter") {
		return e.client.do(botName, "send", say, nil)
	}
	return nil
}
