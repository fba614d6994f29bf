package sqlite

import (
	"fmt"
	"strconv"
	"strings"
)

// keys are what group_concat makes of a column of keys: one row instead of
// many, each of which would cost a call into SQLite.
type keys []int64

// Scan implements [sql.Scanner]. NULL is no keys.
func (k *keys) Scan(value any) error {
	*k = nil
	if value == nil {
		return nil
	}
	list, ok := value.(string)
	if !ok {
		return fmt.Errorf("list of keys is a %T", value)
	}
	*k = make(keys, 0, strings.Count(list, ",")+1)
	for text := range strings.SplitSeq(list, ",") {
		key, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return err
		}
		*k = append(*k, key)
	}
	return nil
}
