package sqlite

// Commands are those that run for each event or each look at what is kept, by
// their names.
var Commands = map[string]string{
	"waitingPlaces": waitingPlaces, "nextEvent": nextEvent, "finishEvent": finishEvent, "knownEvent": knownEvent,
	"silences": silences, "pruneEvents": pruneEvents,
	"setRoute": setRoute, "dropStatements": dropStatements, "withdrawDelivery": withdrawDelivery,
	"dueRooms": dueRooms, "nextDue": nextDue, "settle": settle, "refuse": refuse,
	"deliveryOf": deliveryOf, "shown": shown, "answers": answers, "using": using, "askedBy": askedBy, "inThread": inThread,
	"roomSettings": roomSettings, "roomsOf": roomsOf, "threadLeft": threadLeft, "enterThread": enterThread,
	"unrate": unrate, "correctionOf": correctionOf, "corrections": corrections, "decide": decide,
	"changesAfter": changesAfter, "missing": missing,
	"holdReading": holdReading, "dropOf": dropOf, "brought": brought, "shelved": shelved, "openGaps": openGaps, "settleGap": settleGap, "pendingDrops": pendingDrops, "closeDrop": closeDrop,
}
