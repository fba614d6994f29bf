package acceptance_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"footnote/adapters/adaptertest/scenario"
)

// poll is the last poll that the bot was seen to open.
func (s *stage) poll() (message, error) {
	p, ok := s.seen[s.polled]
	if !ok {
		return p, errors.New("no poll was seen")
	}
	return p, nil
}

// votes votes in the poll that the bot was last seen to open.
func (s *stage) votes(who string, args []string) error {
	p, err := s.poll()
	if err != nil {
		return err
	}
	return s.does(who, "vote", object{"event": p.ID, "label": args[0]}, nil)
}

// botCounts expects that the poll has ended, and that all devices count the same
// votes, told as "LABEL: VOTES".
func (s *stage) botCounts(args []string) error {
	p, err := s.poll()
	if err != nil {
		return err
	}
	on, err := s.now(p)
	if err != nil {
		return err
	}
	for _, device := range slices.Sorted(maps.Keys(on)) {
		var tally struct {
			Ended bool
			Votes map[string]int
		}
		err := scenario.Await("end of the poll on "+device, s.patience, func() (bool, error) {
			err := s.client.do(device, "tally", object{"event": p.ID}, &tally)
			return tally.Ended, err
		})
		if err != nil {
			return err
		}
		var got []string
		for label, n := range tally.Votes {
			got = append(got, fmt.Sprintf("%s: %d", label, n))
		}
		if slices.ContainsFunc(args, func(want string) bool { return !slices.Contains(got, want) }) {
			return fmt.Errorf("on %s the votes are %q", device, got)
		}
	}
	return nil
}
