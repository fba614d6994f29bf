package main

import (
	"encoding/json"
	"io"
	"net/http"
	"testing"
)

func TestItServesUntilTheLeashIsLetGo(t *testing.T) {
	stdin, leash := io.Pipe()
	out, stdout := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- run(t.Context(), []string{"-leash", "-retry=1s"}, stdin, stdout) }()
	var told map[string]string
	if err := json.NewDecoder(out).Decode(&told); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	resp, err := http.Post(told["url"]+"/_control/unacked", "application/json", nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %d", resp.StatusCode)
	}
	_ = leash.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if _, err := http.Post(told["url"]+"/_control/unacked", "application/json", nil); err == nil {
		t.Error("it still serves")
	}
}

func TestItRefusesWhatItCantDo(t *testing.T) {
	for _, args := range [][]string{{"-addr=nowhere"}, {"-fly"}} {
		if err := run(t.Context(), args, nil, io.Discard); err == nil {
			t.Errorf("run %v did not fail", args)
		}
	}
}
