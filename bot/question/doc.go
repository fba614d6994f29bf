// Package question understands what people ask: it turns the text of a chat
// message into a [Question]. It is pure: it asks no base and reads no clock.
//
// # The way of a text
//
// [Lexicon.Read] drops what only leads up to a question ("does anyone know who
// ..."), writes out chat spellings and idioms, mends self-corrections ("who led
// no wait who succeeded ...") and breaks the text into tokens. The result is a
// [Draft]. The caller, who has a base, then looks up the draft's phrases and
// hands the names it found to [Draft.Link]; what is left unlinked can be looked
// up again as parts of names ([Draft.Unlinked]) or as misspellings
// ([Draft.Unknown], [Draft.Respell]). [Draft.Question] finally reads what is
// asked: kind, time, order, properties and content words.
//
//	d := lexicon.Read("who led ISIS in 2022")
//	d.Link(names(facts.Exact, d.Phrases()))
//	q := d.Question(today)
//
// A question that leans on earlier ones ("and in 2018?", "why there?") is made
// stand-alone by [Draft.Resolve], which rewrites its text and nothing else: what the
// bot understood is then exactly what it shows as the resolved question.
//
// What is talked about need not be in a base: a [Past] also has the earlier turns
// in words and the topic of the room, and what they name is told by capitals and
// quotation marks. Pronouns, "this album", "the band", parts of names, "who
// else?" and questions that name nothing lean on that where no entity fits. The
// wording stays one that a person would choose: no more is put in than a name.
//
// What an asker took back, "in Larn, no wait, in Dorne", is no part of the
// question, but kept in Dropped.
//
// Whether something is true is asked in one form, "is it true that ...", into
// which the others are brought: "true or false: ...", "..., right?". What is
// claimed is then read as a yes-or-no question.
//
// # What people say to one another
//
// [Lexicon.Remark] reads a message that was not said to the bot for a question
// that anybody may answer, before any base is asked; [Remark.Concern] then says
// how surely the question, read as any other, is one for the bot.
//
// # Words are data
//
// Which words ask for which property, which words mean the same and how people
// spell in chats is in lexicon.yaml; what a base's own properties are called
// joins it in [Lexicon.With]. No relation is known to the code by name.
package question
