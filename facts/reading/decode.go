package reading

import (
	"bytes"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// marks are the byte order marks that tell an encoding.
var marks = []struct {
	mark     string
	encoding encoding.Encoding
}{
	{"\xEF\xBB\xBF", unicode.UTF8BOM},
	{"\xFF\xFE", unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)},
	{"\xFE\xFF", unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)},
}

// decodeText gives the content as UTF-8 with "\n" at the ends of its lines. The
// encoding is what a byte order mark says, or UTF-8 if it can be, or what the
// server says, or else the likeliest.
func decodeText(content []byte, contentType string) (string, error) {
	for _, m := range marks {
		if bytes.HasPrefix(content, []byte(m.mark)) {
			return decodeAs(content, m.encoding)
		}
	}
	if e := wideWithoutMark(content); e != nil {
		return decodeAs(content, e)
	}
	if utf8.Valid(content) {
		return checkText(string(content))
	}
	if _, params, _ := mime.ParseMediaType(contentType); params["charset"] != "" {
		if e, err := htmlindex.Get(params["charset"]); err == nil && e != unicode.UTF8 { // it is not
			return decodeAs(content, e)
		}
	}
	found, err := chardet.NewTextDetector().DetectBest(content)
	if err != nil {
		return "", notText()
	}
	e, err := htmlindex.Get(found.Charset)
	if err != nil {
		return "", problem(ErrFormat, "its encoding, "+found.Charset+", is not known", "convert it to UTF-8 and import it again")
	}
	if e == charmap.Windows1252 && hasEuro(content) {
		e = charmap.ISO8859_15
	}
	return decodeAs(content, e)
}

// wideWithoutMark is UTF-16 without a byte order mark, if the content looks like
// it: every second byte of what people write in it is mostly 0.
func wideWithoutMark(content []byte) encoding.Encoding {
	const enough, sample = 8, 4096
	if len(content) < enough || len(content)%2 != 0 {
		return nil
	}
	head := content[:min(len(content), sample)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch most := 3 * len(head) / 10; {
	case zeros[1] > most && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > most && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// hasEuro reports whether a text in one byte a letter has the sign of the euro
// as ISO 8859-15 has it, in the place of one for any currency that nobody uses,
// and nothing that only Windows has.
func hasEuro(content []byte) bool {
	euro := false
	for _, c := range content {
		if c >= 0x80 && c < 0xA0 {
			return false
		}
		euro = euro || c == 0xA4
	}
	return euro
}

// decodePage gives an HTML page as UTF-8. What the server and the page itself
// say of the encoding counts before the likeliest.
func decodePage(content []byte, contentType string) (string, error) {
	e, _, certain := charset.DetermineEncoding(content, contentType)
	if !certain {
		return decodeText(content, "")
	}
	return decodeAs(content, e)
}

func decodeAs(content []byte, e encoding.Encoding) (string, error) {
	decoded, err := e.NewDecoder().Bytes(content)
	if err != nil {
		return "", problem(ErrBroken, fmt.Sprintf("it cannot be decoded: %v", err), "convert it to UTF-8 and import it again")
	}
	return checkText(string(decoded))
}

// checkText refuses what is no text, and makes the ends of lines "\n".
func checkText(s string) (string, error) {
	s = strings.TrimPrefix(s, "\uFEFF")
	controls := 0
	for i := range len(s) {
		if c := s[i]; c == 0 {
			return "", notText()
		} else if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' {
			controls++
		}
	}
	if controls*50 > len(s) {
		return "", notText()
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), nil
}

func notText() error {
	return problem(ErrBinary, "it has bytes that no text has", "import text, Markdown, HTML, PDF, DOCX or EPUB")
}
