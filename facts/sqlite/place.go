package sqlite

// A place is where a word of a reading stands, as the index of words has it in
// its keys: a sentence of a passage, the heading above the passage, or the
// title of the reading. Places are in the order of the text.
type place int64

// The places of a passage; passagePlaces is how many there are. A passage with
// more sentences has the rest of them in the last one's place.
const (
	passagePlaces = 1 << 12
	titlePlace    = passagePlaces - 1 // of the first passage
	headingPlace  = passagePlaces - 2
	lastSentence  = passagePlaces - 3
)

// placeAt is a place of the passage with the key.
func placeAt(passage int64, at int) place { return place(passage*passagePlaces + int64(at)) }

func (p place) passage() int64 { return int64(p) / passagePlaces }

func (p place) at() int { return int(p % passagePlaces) }
