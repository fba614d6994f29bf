package matrix

// For tests.
var (
	Render = render
	Plain  = plain
)

// MostBytes is how long the two forms of a message may be together.
const MostBytes = mostBytes
