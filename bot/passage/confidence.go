package passage

import "math"

// An evidence is one number that tells for or against the best sentence being an
// answer.
type evidence uint8

const (
	bestScore evidence = iota
	bestShare
	gapToSecond
	entropy
	topCoverage
	topCoverageAbove
	topCarried
	mostCoverage
	mostCoverageAbove
	topNear
	missedName
	missedNumber
	missedVerb
	missedOther
	missedNameAbove
	missedRarest
	missedByAll
	oddWords
	asksForNot
	differsInNot
	hasOpposite
	hasNoType
	asksWho
	asksWhen
	asksWhere
	asksHowMany
	orderKept
	pairsKept
	inTime
	outOfTime
	noTime
	fromWhole
	fromTitle
	thatWeek
	thatMonth
	daysAway
	laterOn
	hitsAgree
	missedCount
	missedInPassage
	missedInReading
	otherName
	otherNumber
	rareCoverage
	aroundCoverage
	bm25Best
	pairMissed
	notSaid

	evidenceCount
)

var evidenceNames = [evidenceCount]string{
	bestScore: "score", bestShare: "share of best", gapToSecond: "gap to second", entropy: "entropy",
	topCoverage: "coverage", topCoverageAbove: "coverage with title and heading", topCarried: "coverage with what a pronoun carries", mostCoverage: "greatest coverage",
	mostCoverageAbove: "greatest coverage with title and heading", topNear: "coverage in other words",
	missedName: "names missing", missedNumber: "numbers missing", missedVerb: "verbs missing", missedOther: "other words missing",
	missedNameAbove: "names missing also above", missedRarest: "rarest term missing", missedByAll: "missing everywhere",
	oddWords: "rare terms", asksForNot: "asks for what is not", differsInNot: "negation differs", hasOpposite: "opposite of a term",
	hasNoType: "lacks wanted type", asksWho: "asks who", asksWhen: "asks when", asksWhere: "asks where", asksHowMany: "asks how many",
	orderKept: "longest sequence", pairsKept: "pairs in order",
	inTime: "date overlap", outOfTime: "all dates outside", noTime: "no date", fromWhole: "score of reading", fromTitle: "coverage by title",
	thatWeek: "published that week", thatMonth: "published that month", daysAway: "days from asked", laterOn: "published later",
	hitsAgree:   "best ones of one reading",
	missedCount: "terms missing", missedInPassage: "missing in passage", missedInReading: "missing in reading",
	otherName: "other name for missing one", otherNumber: "other number for missing one", rareCoverage: "coverage by these passages",
	aroundCoverage: "coverage with neighbours", bm25Best: "bm25", pairMissed: "missing next to had", notSaid: "missing here, said elsewhere",
}

// Evidence is what tells for and against an answer, each about 0 to 1.
type Evidence [evidenceCount]float64

// logistic brings a sum of evidence to a probability.
func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
