package main

import (
	"cmp"
	"os"
	"os/user"
)

// userName is who is at the keyboard, as the system knows them.
func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return cmp.Or(os.Getenv("USER"), "someone")
}
