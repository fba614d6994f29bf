package sqlite

import (
	"iter"
	"math/bits"
)

// bitsOf are the numbers of the bits that are set, in order.
func bitsOf(set uint64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; set != 0; set &= set - 1 {
			if !yield(bits.TrailingZeros64(set)) {
				return
			}
		}
	}
}
