package chart_test

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// TestPNG compares the pictures with those that people looked at. Machines round
// differently, so a few pixels may.
func TestPNG(t *testing.T) {
	for name, p := range examples(t) {
		t.Run(name, func(t *testing.T) {
			got, err := p.PNG()
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := p.PNG(); !bytes.Equal(got, again) {
				t.Error("drawn twice, the picture differs")
			}
			want := golden(t, name+".png", got)
			if share := differing(decode(t, want), decode(t, got)); share > 0.002 {
				t.Errorf("%.2f%% of the pixels differ, want at most 0.2%%", 100*share)
			}
		})
	}
}

func TestSVG(t *testing.T) {
	fonts := regexp.MustCompile(`url\([^)]*\)`)
	for _, name := range []string{"bounds", "bars"} {
		t.Run(name, func(t *testing.T) {
			got, err := examples(t)[name].SVG()
			if err != nil {
				t.Fatal(err)
			}
			if !fonts.Match(got) {
				t.Error("the SVG has no fonts in it")
			}
			got = fonts.ReplaceAll(got, []byte("url()"))
			if diff := cmp.Diff(string(golden(t, name+".svg", got)), string(got)); diff != "" {
				t.Errorf("the SVG (-want +got):\n%s", diff)
			}
		})
	}
}

// golden is the content of the golden file, which is written first if asked for.
func golden(t *testing.T, name string, got []byte) []byte {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return want
}

func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// differing is the share of the pixels that clearly differ; all of them where the
// sizes do.
func differing(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	n := 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if far(r1, r2) || far(g1, g2) || far(b1, b2) {
				n++
			}
		}
	}
	return float64(n) / float64(a.Bounds().Dx()*a.Bounds().Dy())
}

func far(a, b uint32) bool { return max(a, b)-min(a, b) > 0x3000 }
