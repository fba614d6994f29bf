package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/post"
)

// What is said to a question in a room, or to one person in it, is a slip. It
// has one name, whenever and however often it is worked out, so that saying it
// again changes what was said before. A slip takes one message or more, its
// pages.

// slipOf names the slip that the delivery belongs to.
func slipOf(x *Delivery) string {
	h := sha256.New()
	for _, part := range []string{x.Place.Network, x.Place.Room, x.Question, x.To} {
		fmt.Fprintf(h, "%d %s ", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// pageID is the ID of one of the messages that a slip takes.
func pageID(slip string, page int) string { return slip + "-" + strconv.Itoa(page) }

// slipAt is the slip that the delivery is a page of.
func slipAt(deliveryID string) string {
	slip, _, _ := strings.Cut(deliveryID, "-")
	return slip
}

// pages are the deliveries that a post takes, like x in all but ID and Post.
func (d *Desk) pages(x Delivery, p post.Post) []Delivery {
	posts := []post.Post{p}
	if n, ok := d.networks[x.Place.Network]; ok {
		posts = n.Pages(p)
	}
	slip := slipOf(&x)
	out := make([]Delivery, len(posts))
	for i, page := range posts {
		out[i] = x
		out[i].ID, out[i].Post = pageID(slip, i), page
	}
	return out
}

// slip are the pages of a slip, or of that which the delivery is a page of, as
// they were put last; none if there is none.
func (d *Desk) slip(ctx context.Context, slip string) ([]Delivery, error) {
	slip = slipAt(slip)
	var pages []Delivery
	for {
		x, ok, err := d.kept.Delivery(ctx, pageID(slip, len(pages)))
		if err != nil {
			return nil, fmt.Errorf("read what was said: %w", err)
		}
		if !ok || x.Gone {
			return pages, nil
		}
		pages = append(pages, x)
	}
}

// whole is the reply of a slip, put together from its pages; nil if none has a
// part of one.
func whole(pages []Delivery) *bot.Reply {
	var r *bot.Reply
	for _, x := range pages {
		page := x.Post.Reply
		switch {
		case page == nil:
		case r == nil:
			first := *page
			r = &first
			r.Points, r.Caveats = slices.Clone(page.Points), slices.Clone(page.Caveats)
			r.Footnotes, r.Nearest = slices.Clone(page.Footnotes), slices.Clone(page.Nearest)
		default:
			join(r, page)
		}
	}
	return r
}

// join adds to a reply what the next page has of it.
func join(r, page *bot.Reply) {
	r.Lead = strings.TrimSpace(r.Lead + " " + page.Lead)
	if len(r.LeadNotes) == 0 {
		r.LeadNotes = page.LeadNotes
	}
	r.Points = append(r.Points, page.Points...)
	r.Table = r.Table.With(page.Table)
	r.Caveats = append(r.Caveats, page.Caveats...)
	r.Nearest = append(r.Nearest, page.Nearest...)
	r.Offers = append(r.Offers, page.Offers...)
	for _, n := range page.Footnotes {
		if !slices.ContainsFunc(r.Footnotes, func(have answer.Footnote) bool { return have.N == n.N }) {
			r.Footnotes = append(r.Footnotes, n)
		}
	}
}
