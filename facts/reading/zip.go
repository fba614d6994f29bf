package reading

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// A folder is the files of a packed document. What is unpacked of them in all
// is bounded, for a small file can unpack to an enormous one.
type folder struct {
	files map[string]*zip.File
	left  int64 // how much may still be unpacked, in bytes
	limit int64
}

func openFolder(content []byte, limit int64) (*folder, error) {
	z, err := openZip(content)
	if err != nil {
		return nil, err
	}
	f := &folder{make(map[string]*zip.File, len(z.File)), limit, limit}
	for _, file := range z.File {
		f.files[file.Name] = file
	}
	return f, nil
}

// read unpacks a file. It returns nil, and no error, for one that is not there.
func (f *folder) read(name string) ([]byte, error) {
	file := f.files[name]
	if file == nil {
		return nil, nil
	}
	const encrypted = 1
	if file.Flags&encrypted != 0 {
		return nil, problem(ErrEncrypted, "it is packed with a password", "unpack it, and pack it again without a password")
	}
	r, err := file.Open()
	if err != nil {
		return nil, broken(err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, f.left+1))
	f.left -= int64(len(data))
	switch {
	case f.left < 0:
		return nil, tooLarge(f.limit)
	case err != nil:
		return nil, broken(err)
	}
	return data, nil
}

// decode unpacks an XML file into v; one that is not there leaves v as it is.
func (f *folder) decode(name string, v any) error {
	data, err := f.read(name)
	if err != nil || data == nil {
		return err
	}
	if err := xmlDecoder(data).Decode(v); err != nil && !errors.Is(err, io.EOF) {
		return broken(err)
	}
	return nil
}

// xmlDecoder decodes XML in any encoding.
func xmlDecoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(strings.NewReader(string(data)))
	d.CharsetReader = charset.NewReaderLabel
	return d
}

func broken(err error) error {
	return problem(ErrBroken, err.Error(), "perhaps it was cut short; open it in the program that made it, save it again and import that")
}
