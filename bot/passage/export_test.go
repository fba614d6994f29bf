package passage

// What tests check that comes with the package.
var (
	ReadWeights   = readWeights
	ReadWordLists = readWordLists
	ReadCommon    = readCommon
	WeightsJSON   = weightsJSON
)
