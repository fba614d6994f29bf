package passage

// A Feature is one number that tells for or against a sentence. Features are
// about 0 to 1, so that their weights can be compared.
type Feature uint8

// The features, in groups: what the sentence and its surroundings have in
// common with the question, what is missed, in what order words stand, of what
// shape it is, whether it may hold an answer, how its time lies to the time
// asked about, and what its whole reading is like.
const (
	bm25 Feature = iota
	bm25Share
	bm25Near
	bm25NearShare
	bm25Prev
	bm25Next
	bm25Passage
	passageScore

	coverage
	coverageAbove
	coverageCarried
	coverageRare
	missingRarest
	missingRarestAbove
	gainPrev
	gainNext
	unionPrev
	unionNext
	nearCoverage
	nearGain
	antonym

	hasNames
	hasNumbers
	hasVerbs
	hasOthers
	lacksNames
	lacksNumbers
	lacksVerbs
	lacksOthers
	lacksNamesAbove
	dropped

	bigrams
	sequence
	window

	length
	newWords
	newNames
	newNumbers
	inPassage
	opensPassage
	inReading
	heading
	pronoun
	asking
	titleShare

	typePerson
	typePlace
	typeGroup
	typeDate
	typeNumber
	typeReason
	typeThing
	typeLacks
	restates
	defining
	definingNamed
	focusSaid
	focusIs
	negationDiffers

	dateInside
	dateOverlap
	dateState
	dateCarried
	dateFirst
	dateLast
	dateTouch
	dateNone
	dateOutside

	whole
	wholeFirst
	titleCoverage
	recent
	recentMonth
	dayDistance
	laterThanAsked
	sourceUndated

	featureCount
)

var featureNames = [featureCount]string{
	bm25: "bm25", bm25Share: "bm25 share of best", bm25Near: "bm25 with other words", bm25NearShare: "bm25 with other words share of best", bm25Prev: "bm25 of sentence before", bm25Next: "bm25 of sentence after",
	bm25Passage: "bm25 of passage", passageScore: "score of passage",
	coverage: "coverage", coverageAbove: "coverage with title and heading", coverageCarried: "coverage with what a pronoun carries", coverageRare: "coverage by these passages",
	missingRarest: "rarest term missing", missingRarestAbove: "rarest term missing also above",
	gainPrev: "gain over sentence before", gainNext: "gain over sentence after",
	unionPrev: "coverage with sentence before", unionNext: "coverage with sentence after",
	nearCoverage: "coverage in other words", nearGain: "gain by other words", antonym: "opposite of a term",
	hasNames: "names", hasNumbers: "numbers", hasVerbs: "verbs", hasOthers: "other words",
	lacksNames: "names missing", lacksNumbers: "numbers missing", lacksVerbs: "verbs missing", lacksOthers: "other words missing",
	lacksNamesAbove: "names missing also above", dropped: "words taken back",
	bigrams: "pairs in order", sequence: "longest sequence", window: "nearness",
	length: "length", newWords: "new words", newNames: "new names", newNumbers: "new numbers", inPassage: "place in passage",
	opensPassage: "opens passage", inReading: "place in reading", heading: "is heading", pronoun: "opens with pronoun",
	asking: "is question", titleShare: "share of title",
	typePerson: "may name person", typePlace: "may name place", typeGroup: "may name group", typeDate: "has date",
	typeNumber: "has number", typeReason: "has reason", typeThing: "has thing", typeLacks: "lacks wanted type", restates: "restates without type",
	defining: "says what it is", definingNamed: "opens with what it is", focusSaid: "says focus", focusIs: "names one of focus", negationDiffers: "negation differs",
	dateInside: "date inside", dateOverlap: "date overlap", dateState: "state overlap", dateCarried: "carried date overlap",
	dateFirst: "same first date", dateLast: "same last date", dateTouch: "dates only touch", dateNone: "no date", dateOutside: "all dates outside",
	whole: "score of reading", wholeFirst: "best reading", titleCoverage: "coverage by title", recent: "published that week", recentMonth: "published that month",
	dayDistance: "days from asked", laterThanAsked: "published later", sourceUndated: "source undated",
}

// String is the name of the feature, as weights.json has it.
func (f Feature) String() string { return featureNames[f] }

// Features are the features of one sentence.
type Features [featureCount]float64
