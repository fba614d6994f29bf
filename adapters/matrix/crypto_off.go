//go:build !goolm && !libolm

package matrix

import "context"

// canEncrypt says that this program has encryption.
const canEncrypt = false

// encrypt is not in this build.
func (a *Adapter) encrypt(context.Context) error { return ErrNoEncryption }

func lacksKey(error) bool { return false }

func withheld(error) bool { return false }
