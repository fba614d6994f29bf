package quiz

// What the tests look at.
var (
	OnDay      = onDay
	NextAt     = nextAt
	ReadMinute = readMinute
	InARow     = inARow
)

// ReadOrder reads what follows "quiz"; ok is false for what can't be had.
func ReadOrder(text string) (count int, about string, mode Mode, clock string, ok bool) {
	o, wrong := readOrder(text)
	return o.count, o.about, o.mode, o.clock.String(), wrong == nil
}
