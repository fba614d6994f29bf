package answer

import (
	"sync"

	"footnote/facts"
)

// memoSize bounds a Memo, to a few megabytes.
const memoSize = 8192

// A Memo remembers the stems of statements from one question to the next. A
// statement never changes under its ID, so what is remembered stays true. The
// zero Memo is ready, nil remembers nothing, and both are safe for concurrent
// use.
type Memo struct {
	mu    sync.RWMutex
	stems map[string][]string // by statement ID
}

// of returns the statement's stems, made when they are not remembered. The
// caller must not change them.
func (m *Memo) of(s *facts.Statement, stems func(*facts.Statement) []string) []string {
	if m == nil || s.ID == "" {
		return stems(s)
	}
	m.mu.RLock()
	known, ok := m.stems[s.ID]
	m.mu.RUnlock()
	if ok {
		return known
	}
	made := stems(s)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stems == nil || len(m.stems) >= memoSize {
		m.stems = make(map[string][]string)
	}
	m.stems[s.ID] = made
	return made
}
