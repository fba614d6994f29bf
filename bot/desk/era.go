package desk

import "sync"

// An answer that is being worked out when a statement changes rests on what the
// base said before, and is not in the outbox yet, where answers that used the
// statement are looked for. So whoever follows the base's log waits for it. An
// era is the time between two such waits.

// working counts the caller among those who work in this era until it calls
// done.
func (d *Desk) working() (done func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.era.Add(1)
	return d.era.Done
}

// endEra waits until what was begun before is kept. What begins meanwhile
// belongs to the next era, and is not waited for.
func (d *Desk) endEra() {
	d.mu.Lock()
	era := d.era
	d.era = new(sync.WaitGroup)
	d.mu.Unlock()
	era.Wait()
}
