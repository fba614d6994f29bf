//go:build !goolm && !libolm

package matrix_test

import (
	"errors"
	"strings"
	"testing"

	"footnote/adapters/matrix"
)

// TestWithoutEncryption does not start where encryption is wanted, and says how
// to build a program that does.
func TestWithoutEncryption(t *testing.T) {
	w := newWorld(t, "")
	w.config.Unencrypted = false
	_, err := matrix.New(w.config)
	if !errors.Is(err, matrix.ErrNoEncryption) || !strings.Contains(err.Error(), "-tags goolm") {
		t.Errorf("New = %v", err)
	}
	if err := matrix.Verify(t.Context(), w.config, nil); !errors.Is(err, matrix.ErrNoEncryption) {
		t.Errorf("Verify = %v", err)
	}
}

// TestWithoutEncryption_room is silent in an encrypted room.
func TestWithoutEncryption_room(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.hs.set(room, me, "m.room.encryption", "", object{"algorithm": "m.megolm.v1.aes-sha2"})
	w.start(t)
	w.settle(t)
	w.tell(t, room, user("ana"), mention("who was mayor of Larn in 1930?"))
	if clear := w.hs.inTheClear(room); len(clear) != 1 {
		t.Errorf("in the clear: %q", clear)
	}
}
