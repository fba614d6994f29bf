package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"footnote/bot/answer"
	"footnote/facts"
)

// A factsCmd is the group of subcommands that look after the facts.
type factsCmd struct {
	Import  factsImportCmd  `cmd:"" help:"Bring a fact file into the base, all of it or nothing."`
	Export  factsExportCmd  `cmd:"" help:"Write the whole base as a fact file."`
	List    factsListCmd    `cmd:"" help:"List facts, one a line."`
	Show    factsShowCmd    `cmd:"" help:"Show one fact with its references and its history."`
	Add     factsAddCmd     `cmd:"" help:"Add one fact, or propose it."`
	Propose factsProposeCmd `cmd:"" help:"Read facts out of a reading, for people to accept or retract."`
	Review  factsReviewCmd  `cmd:"" help:"Go through the proposed facts and decide on each by one key."`
	Accept  factsAcceptCmd  `cmd:"" help:"Accept proposed or retracted facts."`
	Retract factsRetractCmd `cmd:"" help:"Retract facts; they stay in the base but answer nothing."`
}

// A byFlag says who does something to the base.
type byFlag struct {
	By string `placeholder:"NAME" help:"Who does this; you, if nobody else."`
}

func (f byFlag) name() string { return cmp.Or(f.By, userName()) }

// withBase opens the base for as long as do takes.
func (p *program) withBase(ctx context.Context, do func(*openBase) error) error {
	base, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer base.Close()
	return do(base)
}

// factLine is a statement as one line of tab-separated fields: ID, subject,
// property, value and time.
func factLine(s *facts.Statement) string {
	fields := []string{s.ID, s.Subject.Label, s.Property, facts.ValueLabel(s.Value), s.Valid.EDTF()}
	for i := range fields {
		fields[i] = answer.Plain(fields[i])
	}
	return strings.Join(fields, "\t")
}

// count is a number of things in words.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
