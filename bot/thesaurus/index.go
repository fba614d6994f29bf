package thesaurus

import "fmt"

// An index finds the list of a number: list i is items[ends[i-1]:ends[i]].
type index struct{ ends, items []uint32 }

// newIndex fails unless there are that many lists, whose items are below limit.
func newIndex(l *Lists, lists, limit int) (index, error) {
	x := index{ends: make([]uint32, len(l.Counts)), items: l.Items}
	end := uint32(0)
	for i, n := range l.Counts {
		end += uint32(n)
		x.ends[i] = end
	}
	if len(l.Counts) != lists || int(end) != len(l.Items) {
		return index{}, fmt.Errorf("%d lists of %d items, not %d of %d", len(l.Counts), len(l.Items), lists, end)
	}
	for _, item := range l.Items {
		if int(item) >= limit {
			return index{}, fmt.Errorf("item %d is not below %d", item, limit)
		}
	}
	return x, nil
}

func (x *index) list(i uint32) []uint32 {
	start := uint32(0)
	if i > 0 {
		start = x.ends[i-1]
	}
	return x.items[start:x.ends[i]]
}

// inverse is the index that leads from items back to lists. The low bits of an
// item that are not its number go with it.
func (x *index) inverse(lists int, low uint) index {
	y := index{ends: make([]uint32, lists), items: make([]uint32, len(x.items))}
	for _, item := range x.items {
		y.ends[item>>low]++
	}
	start := uint32(0)
	for i, n := range y.ends {
		y.ends[i] = start
		start += n
	}
	for i := range uint32(len(x.ends)) {
		for _, item := range x.list(i) {
			at := &y.ends[item>>low]
			y.items[*at] = i<<low | item&(1<<low-1)
			*at++ // when all are placed it is the end of the list
		}
	}
	return y
}
