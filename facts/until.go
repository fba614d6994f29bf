package facts

// Until is how far sources have been read by those who ask, by their IDs: a
// byte offset in the stored text. What stands beyond it counts as not there, so
// that nobody is told how a book ends that they have begun. A source that is not
// among them has been read to its end, and one at 0 or below not at all. The nil
// Until has no limit.
type Until map[string]int

// Hides reports whether nothing of the source may be told.
func (u Until) Hides(source string) bool {
	end, limited := u[source]
	return limited && end <= 0
}

// Shows reports whether what ends at that byte of the source may be told. An end
// of 0 is not known, and may be anywhere.
func (u Until) Shows(source string, end int) bool {
	limit, limited := u[source]
	return !limited || end > 0 && end <= limit
}

// ShowsReference reports whether the reference may be told. One without a quote
// rests on anything in its source.
func (u Until) ShowsReference(r *Reference) bool {
	if r.Quote == "" {
		return u.Shows(r.Source.ID, 0)
	}
	return u.Shows(r.Source.ID, r.End)
}
