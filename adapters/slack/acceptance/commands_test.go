package acceptance_test

import (
	"fmt"
	"maps"
	"slices"
)

// cast are those who act in a scenario.
var cast = append(slices.Collect(maps.Keys(people)), "bot", "slack")

// Act implements [scenario.Stage].
func (s *stage) Act(who, verb string, args []string) error {
	switch who {
	case "bot":
		if expectation, ok := expectations[verb]; ok {
			return expectation(s, args)
		}
	case "slack":
		if change, ok := weather[verb]; ok {
			change(s)
			return nil
		}
	default:
		if deed, ok := deeds[verb]; ok && len(args) >= arguments[verb] {
			return deed(s, who, args)
		}
	}
	return fmt.Errorf("that cannot be done: %s %s %q", who, verb, args)
}

// weather is what happens to the network, by the verb.
var weather = map[string]func(s *stage){
	"stalls":   func(s *stage) { s.gate.Shut(false) },
	"lags":     func(s *stage) { s.gate.Shut(true) },
	"recovers": func(s *stage) { s.gate.Reopen() },
}
