package reading

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"footnote/facts"
)

// Bounds on what the PDF engine may use: it runs in a sandbox without files and
// network, and a file made to exhaust it ends there.
const (
	pdfMemoryPages = 512 << 20 >> 16 // of 64 KiB
	pdfPatience    = 10 * time.Minute
)

// readPDF reads the text of a PDF, page by page. The engine lives as long as
// the call.
func readPDF(ctx context.Context, content []byte, opts *Options) (*document, error) {
	ctx, cancel := context.WithTimeout(ctx, pdfPatience)
	defer cancel()
	opts.progress(0, 0)
	engine, stop, err := startPDF(ctx, opts)
	if err != nil {
		return nil, fmt.Errorf("start the PDF engine: %w", err)
	}
	defer stop()
	opened, err := engine.OpenDocument(&requests.OpenDocument{File: &content})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, problem(ErrEncrypted, "it opens with a password only", "save a copy without a password and import that")
	case err != nil:
		return nil, broken(errors.New("it cannot be opened as a PDF"))
	}
	p := pdfFile{engine, opened.Document}
	lines, err := p.lines(ctx, opts)
	if err != nil {
		return nil, err
	}
	d := pdfDocument(lines)
	d.pdfSource(p.source())
	return d.seal(), nil
}

// startPDF starts the engine. Its compiled form is kept in the folder, if one
// is named. An engine that stops when the context ends looks at it in each loop,
// which takes it twice the time.
func startPDF(ctx context.Context, opts *Options) (pdfium.Pdfium, func(), error) {
	config := wazero.NewRuntimeConfigInterpreter()
	closeCache := func() {}
	if opts.CacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(opts.CacheDir)
		if err != nil {
			return nil, nil, err
		}
		config = wazero.NewRuntimeConfigCompiler().WithCompilationCache(cache)
		closeCache = func() { cache.Close(context.WithoutCancel(ctx)) }
	}
	config = config.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemoryPages).WithCloseOnContextDone(!opts.Trusted)
	pool, err := webassembly.Init(webassembly.Config{Context: ctx, MaxTotal: 1, MaxIdle: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		closeCache()
		return nil, nil, err
	}
	stop := func() {
		pool.Close() // nothing is kept in it
		closeCache()
	}
	engine, err := pool.GetInstance(pdfPatience)
	if err != nil {
		stop()
		return nil, nil, err
	}
	return engine, stop, nil
}

// pdfFile is an open PDF.
type pdfFile struct {
	engine   pdfium.Pdfium
	document references.FPDF_DOCUMENT
}

// source is what the PDF tells of its source; empty where it does not. The day
// on which the file was made is not the work's date.
func (p *pdfFile) source() facts.Source {
	text := func(tag string) string {
		got, err := p.engine.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: p.document, Tag: tag})
		if err != nil {
			return ""
		}
		return oneLine(got.Value)
	}
	s := facts.Source{Title: text("Title"), Author: text("Author")}
	if got, err := p.engine.FPDFCatalog_GetLanguage(&requests.FPDFCatalog_GetLanguage{Document: p.document}); err == nil {
		s.Language = languageOf(got.Language)
	}
	return s
}

// lines are the lines of all pages.
func (p *pdfFile) lines(ctx context.Context, opts *Options) ([]pdfLine, error) {
	limit := opts.maxSize()
	count, err := p.engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: p.document})
	if err != nil {
		return nil, broken(err)
	}
	var all []pdfLine
	for n := range count.PageCount {
		lines, err := p.page(n)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			return nil, broken(fmt.Errorf("page %d: %w", n+1, err))
		}
		for i := range lines {
			limit -= int64(len(lines[i].text))
		}
		if limit < 0 {
			return nil, tooLarge(opts.maxSize())
		}
		all = append(all, lines...)
		opts.progress(n+1, count.PageCount)
	}
	return all, nil
}

// page are the lines of one page, which is numbered from 0.
func (p *pdfFile) page(n int) ([]pdfLine, error) {
	loaded, err := p.engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: p.document, Index: n})
	if err != nil {
		return nil, err
	}
	defer p.engine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	text, err := p.engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return nil, err
	}
	defer p.engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := p.engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil || count.Count == 0 {
		return nil, err
	}
	got, err := p.engine.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text.TextPage, Count: count.Count})
	if err != nil {
		return nil, err
	}
	return p.measure(text.TextPage, got.Text, n+1), nil
}

// measure divides the text of a page into lines and finds out where they stand.
// The engine puts a mark where a word is broken at the end of a line, and goes
// on; a line ends there too.
func (p *pdfFile) measure(page references.FPDF_TEXTPAGE, text string, number int) []pdfLine {
	var lines []pdfLine
	at := 0 // in the units of UTF-16 in which the engine counts
	for len(text) > 0 {
		line := text
		if end := strings.IndexFunc(text, endsPDFLine); end >= 0 {
			_, width := utf8.DecodeRuneInString(text[end:])
			line = text[:end+width]
		}
		text = text[len(line):]
		if content := strings.Trim(line, " \r\n\t\x00"); strings.Trim(content, hyphens) != "" {
			first := at + utf16Length(line[:strings.Index(line, content)])
			l := pdfLine{text: content, page: number}
			p.place(page, first, first+utf16Length(content)-1, &l)
			lines = append(lines, l)
		}
		at += utf16Length(line)
	}
	return lines
}

func endsPDFLine(r rune) bool { return r == '\n' || strings.ContainsRune(hyphens, r) }

// place finds out where the line stands that begins and ends at these indexes,
// and in which type. What the engine does not know stays 0.
func (p *pdfFile) place(page references.FPDF_TEXTPAGE, first, last int, l *pdfLine) {
	index := func(text int) int {
		got, err := p.engine.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: page, NTextIndex: text})
		if err != nil {
			return text
		}
		return got.CharIndex
	}
	begin, end := index(first), index(last)
	if got, err := p.engine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: page, Index: begin}); err == nil {
		l.left, l.base = got.X, got.Y
	}
	if got, err := p.engine.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: page, Index: end}); err == nil {
		l.right = got.Right
	}
	if got, err := p.engine.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: page, Index: begin}); err == nil {
		l.size = got.FontSize
	}
	l.bold = p.isBold(page, begin) && p.isBold(page, end)
}

// boldFont is a name of a font that is bold. The weight that the engine tells is
// that of fonts which it puts in the place of others, and not that of theirs.
var boldFont = regexp.MustCompile(`(?i)bold|black|heavy|demi|medi\b|(cmbx|sfbx)\d`)

func (p *pdfFile) isBold(page references.FPDF_TEXTPAGE, index int) bool {
	got, err := p.engine.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: page, Index: index})
	return err == nil && boldFont.MatchString(got.FontName)
}

func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
