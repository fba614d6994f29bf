// Package fetch gets pages and files from the web for package reading, and from
// nowhere else: only by http and https, and not from this machine or the
// network around it, unless that is allowed. Where a name leads is looked at
// when the connection is made, after each redirect too, so that a page can't
// send the program to what its readers can't reach.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// The reasons why nothing was fetched.
var (
	ErrAddress  = errors.New("the address is not http or https")
	ErrPrivate  = errors.New("the address is in this machine or the network around it")
	ErrTooLarge = errors.New("what is there is too large")
	ErrStatus   = errors.New("the server has no such page")
)

const (
	// DefaultTimeout bounds all of a fetch, if Options don't say.
	DefaultTimeout = 30 * time.Second
	// DefaultMaxSize bounds what is fetched, if Options don't say, in bytes.
	DefaultMaxSize = 64 << 20

	maxRedirects = 5
	agent        = "footnote (import of a reading)"
)

// Options say what may be fetched. The zero value works.
type Options struct {
	MaxSize int64         // of what is fetched, in bytes; 0 means DefaultMaxSize
	Timeout time.Duration // for all of it; 0 means DefaultTimeout
	// AllowPrivate allows addresses of this machine and of private networks.
	AllowPrivate bool
}

// A Page is what was fetched.
type Page struct {
	Content     []byte
	ContentType string // as the server says; may be empty
	URL         string // where it was in the end, without a fragment
}

// Get fetches a page. Proxies of the environment are not used, for they would
// hide where a name leads.
func Get(ctx context.Context, address string, opts Options) (Page, error) {
	u, err := parse(address)
	if err != nil {
		return Page{}, err
	}
	if opts.Timeout == 0 {
		opts.Timeout = DefaultTimeout
	}
	if opts.MaxSize == 0 {
		opts.MaxSize = DefaultMaxSize
	}
	ctx, cancel := context.WithTimeout(ctx, opts.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Page{}, fmt.Errorf("fetch %s: %w", u.Redacted(), err)
	}
	request.Header.Set("User-Agent", agent)
	client, idle := newClient(opts.AllowPrivate)
	defer idle()
	response, err := client.Do(request)
	if err != nil {
		return Page{}, fmt.Errorf("fetch page: %w", err) // it names the address
	}
	defer response.Body.Close()
	return read(response, opts.MaxSize)
}

// parse refuses what is no address of the web. Names and passwords in an
// address would end up in footnotes.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrAddress, err)
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return nil, fmt.Errorf("%w: %s", ErrAddress, u.Redacted())
	case u.User != nil:
		return nil, fmt.Errorf("%w, or has a password: %s", ErrAddress, u.Redacted())
	}
	return u, nil
}

// newClient is a client that connects only where it may, and how to end it.
func newClient(allowPrivate bool) (client *http.Client, idle func()) {
	dialer := &net.Dialer{Timeout: DefaultTimeout}
	if !allowPrivate {
		dialer.Control = refusePrivate
	}
	transport := &http.Transport{DialContext: dialer.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: 10 * time.Second,
		MaxResponseHeaderBytes: 1 << 20}
	return &http.Client{Transport: transport, CheckRedirect: checkRedirect}, transport.CloseIdleConnections
}

func checkRedirect(request *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errors.New("too many redirects")
	}
	_, err := parse(request.URL.String())
	return err
}

// refusePrivate looks at the address that a connection is about to be made to.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrPrivate, address)
	}
	if ip := to.Addr().Unmap(); !public(ip) {
		return fmt.Errorf("%w: %s", ErrPrivate, ip)
	}
	return nil
}

// reserved are networks that are neither public nor known to netip as private.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),   // shared by customers of a provider
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation, as are the next two
	netip.MustParsePrefix("198.51.100.0/24"), //
	netip.MustParsePrefix("203.0.113.0/24"),  //
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved, and broadcast
	netip.MustParsePrefix("64:ff9b::/96"),    // addresses of version 4 inside
	netip.MustParsePrefix("64:ff9b:1::/48"),  //
	netip.MustParsePrefix("2001::/23"),       // tunnels and the like
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // addresses of version 4 inside
	netip.MustParsePrefix("fec0::/10"),       // site-local, of old
}

func public(ip netip.Addr) bool {
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, network := range reserved {
		if network.Contains(ip) {
			return false
		}
	}
	return true
}

// read reads the answer, unpacked, within the limit.
func read(response *http.Response, limit int64) (Page, error) {
	u := *response.Request.URL
	u.Fragment = ""
	if response.StatusCode != http.StatusOK {
		return Page{}, fmt.Errorf("%w: it answers %q for %s", ErrStatus, response.Status, u.String())
	}
	if response.ContentLength > limit {
		return Page{}, fmt.Errorf("%w: %d bytes at %s", ErrTooLarge, response.ContentLength, u.String())
	}
	content, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	switch {
	case err != nil:
		return Page{}, fmt.Errorf("fetch %s: %w", u.String(), err)
	case int64(len(content)) > limit:
		return Page{}, fmt.Errorf("%w: more than %d bytes at %s", ErrTooLarge, limit, u.String())
	}
	return Page{Content: content, ContentType: response.Header.Get("Content-Type"), URL: u.String()}, nil
}
