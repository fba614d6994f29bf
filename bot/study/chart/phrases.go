package chart

import "footnote/bot/phrase"

// What stands in pictures.
const (
	beforeChrist phrase.Text = "%s BC"
	statedText   phrase.Text = "stated"
	inferredText phrase.Text = "inferred"
	unknownText  phrase.Text = "not known"
	openText     phrase.Text = "goes on"
	rangeText    phrase.Text = "on one of these days"
	aboutText    phrase.Text = "about then"
	eventText    phrase.Text = "happened"
	leftOutText  phrase.Text = "%d more are in the text."
)
