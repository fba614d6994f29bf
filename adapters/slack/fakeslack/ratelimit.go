package fakeslack

import (
	"time"

	"golang.org/x/time/rate"
)

// limiter holds the app to Slack's rate limits, as far as they are switched on.
// It goes by the clock of the Config.
type limiter struct {
	perSecond float64 // posts, per channel; 0 is no limit
	burst     int
	tiers     bool
	buckets   map[string]*rate.Limiter
}

// LimitPosts allows the app so many messages a second in each channel, and so
// many at once; Slack's own are about 1 and a few. What is over it gets 429 with
// a Retry-After. Zero perSecond lifts the limit.
func (s *Server) LimitPosts(perSecond float64, burst int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.perSecond, s.limits.burst, s.limits.buckets = perSecond, burst, nil
}

// LimitTiers switches on the limit that each method has by its tier, in calls a
// minute over the whole workspace.
func (s *Server) LimitTiers(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.tiers, s.limits.buckets = on, nil
}

// wait is how long the app has to wait with such a call; 0 is not at all, and
// the call is counted.
func (l *limiter) wait(name string, m method, channel string, now time.Time) time.Duration {
	switch {
	case m.posts && l.perSecond > 0:
		return l.take(name+" "+channel, rate.Limit(l.perSecond), l.burst, now)
	case m.tier > 0 && l.tiers:
		return l.take(name, rate.Limit(float64(m.tier)/60), m.tier, now)
	}
	return 0
}

func (l *limiter) take(key string, limit rate.Limit, burst int, now time.Time) time.Duration {
	if l.buckets == nil {
		l.buckets = make(map[string]*rate.Limiter)
	}
	b := l.buckets[key]
	if b == nil {
		b = rate.NewLimiter(limit, max(1, burst))
		l.buckets[key] = b
	}
	r := b.ReserveN(now, 1)
	wait := r.DelayFrom(now)
	if wait > 0 {
		r.CancelAt(now)
	}
	return wait
}
