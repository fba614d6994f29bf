package acceptance_test

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"strings"
)

// A file is one that came with a message, as a device has fetched and decrypted
// it, and what the message tells about it.
type file struct {
	Name, Type    string
	Size          int // in bytes, as told
	Width, Height int // in pixels, as told
	Sealed        bool
	Data          []byte
}

// botShows expects that what was last seen has a picture, which all see.
func (s *stage) botShows([]string) error {
	return s.fetched(func(f *file) error {
		set, err := png.DecodeConfig(bytes.NewReader(f.Data))
		if err != nil {
			return err
		}
		if s.last.Kind != "m.image" || set.Width != f.Width || set.Height != f.Height {
			return fmt.Errorf("an %s is told to have %d by %d pixels and has %d by %d", s.last.Kind, f.Width, f.Height, set.Width, set.Height)
		}
		return nil
	})
}

// botHands expects that what was last seen comes with a file of the name that is
// the first argument, in which the words are.
func (s *stage) botHands(args []string) error {
	if len(args) == 0 {
		return errors.New("no name of a file")
	}
	return s.fetched(func(f *file) error {
		if f.Name != args[0] {
			return fmt.Errorf("the file is called %q", f.Name)
		}
		for _, w := range args[1:] {
			if !strings.Contains(string(f.Data), w) {
				return fmt.Errorf("the file does not have %q:\n%s", w, f.Data)
			}
		}
		return nil
	})
}

// fetched fetches the file that came with what was last seen on all devices, and
// lets it be checked.
func (s *stage) fetched(check func(*file) error) error {
	on, err := s.now(s.last)
	if err != nil {
		return err
	}
	if len(on) == 0 {
		return errors.New("nothing was seen that could come with a file")
	}
	for device := range on {
		var f file
		if err := s.client.do(device, "fetch", object{"event": s.last.ID}, &f); err != nil {
			return err
		}
		if f.Sealed != s.secret[s.last.Room] || f.Size != len(f.Data) {
			return fmt.Errorf("on %s: encrypted: %t; %d bytes are told of, %d came", device, f.Sealed, f.Size, len(f.Data))
		}
		if err := check(&f); err != nil {
			return fmt.Errorf("on %s: %w", device, err)
		}
	}
	return nil
}
