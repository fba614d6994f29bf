package sqlite

// memoSize bounds the entries of a memo: two generations of this many.
const memoSize = 100_000

// memo remembers what was looked up, in bounded memory. Entries that have not
// been used for a generation are forgotten. The zero memo is empty.
type memo[K comparable, V any] struct{ young, old map[K]V }

func (m *memo[K, V]) get(key K) (V, bool) {
	if v, ok := m.young[key]; ok {
		return v, true
	}
	v, ok := m.old[key]
	if ok {
		m.put(key, v)
	}
	return v, ok
}

func (m *memo[K, V]) put(key K, v V) {
	if m.young == nil || len(m.young) >= memoSize {
		m.young, m.old = make(map[K]V), m.young
	}
	m.young[key] = v
}

func (m *memo[K, V]) clear() { m.young, m.old = nil, nil }
