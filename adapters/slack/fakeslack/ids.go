package fakeslack

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A ticker gives out timestamps and IDs, each once, in rising order. It needs no
// randomness, so that two runs of a test see the same ones under the same clock.
type ticker struct {
	micros int64 // of the last timestamp
	count  int64 // of the last ID
}

// ts is a new timestamp for that moment: Slack's message ID, seconds and
// microseconds since 1970. Moments that are not after the last one get the
// microsecond after it.
func (t *ticker) ts(now time.Time) string {
	t.micros = max(now.UnixMicro(), t.micros+1)
	return fmt.Sprintf("%010d.%06d", t.micros/1e6, t.micros%1e6)
}

// id is a new ID with that prefix, as Slack writes them: "Ev000000A7".
func (t *ticker) id(prefix string) string {
	t.count++
	n := strings.ToUpper(strconv.FormatInt(t.count, 36))
	return prefix + strings.Repeat("0", max(0, 8-len(n))) + n
}

// uuid is a new ID in the form that envelopes and client messages have.
func (t *ticker) uuid() string {
	t.count++
	return fmt.Sprintf("%08x-fa4e-4000-8000-%012x", t.count, t.count)
}
