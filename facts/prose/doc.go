// Package prose reads English sentences as far as that goes without a grammar:
// words, their stems, and what stands in the sentence by name, date or number.
//
// It knows nothing of questions or of facts about the world, and the same text
// always reads the same. Texts and questions are read by the same code, so that
// "led" in one meets "leader" in the other.
package prose
