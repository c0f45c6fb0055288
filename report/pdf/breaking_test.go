package pdf

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBreaks(t *testing.T) {
	// A bar stands wherever a line may start.
	tests := map[string]string{
		"marks":         "收、|支|总|计|均|为|持|平。",
		"amount":        "支|出|418.81万元，|占|27.07%。",
		"year":          "按|2022年度|部|门|决|算",
		"counts":        "团|组|0个、|累|计|0人次|（不|含|陪|同）",
		"whole percent": "完|成|100.00%",
		"sign":          "减|少|-12.34万元",
		"comparison":    "指|标|≥90%",
		"currency":      "￥1,234.56元",
		"brackets":      "因|公|出|国|（境）|费",
		"quotes":        "“三|公”|经|费",
		"nested":        "见|（《办|法》）|附|件",
		"dashes":        "资|金——|包|括……|等",
		"latin":         "按|GB/T |9704执|行",
		"numbering":     "1．|主|要",
		"vehicles":      "设|备|0台（套）",
		"line feed":     "甲\n|乙",
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			rs := []rune(strings.ReplaceAll(want, "|", ""))
			var got strings.Builder
			for i, ok := range breaks(rs) {
				if ok {
					got.WriteByte('|')
				}
				got.WriteRune(rs[i])
			}
			if got.String() != want {
				t.Errorf("breaks\n got %s\nwant %s", got.String(), want)
			}
		})
	}
}

// square is a glyph as wide as high, half for ASCII, whose marks can give up
// half their room.
func squares(s string) []glyph {
	var gs []glyph
	for _, r := range s {
		g := glyph{r: r, size: 10, natural: 10, advance: 10}
		if r < utf8.RuneSelf {
			g.natural, g.advance = 5, 5
		}
		if isOpening(r) || isClosing(r) {
			g.give = 5
		}
		gs = append(gs, g)
	}
	tighten(gs)
	return gs
}

func linesOf(gs []glyph, lines []line) []string {
	var out []string
	for _, ln := range lines {
		var b strings.Builder
		for _, g := range gs[ln.from:ln.to] {
			b.WriteRune(g.r)
		}
		out = append(out, b.String())
	}
	return out
}

func TestBreakLines(t *testing.T) {
	tests := []struct {
		name, text    string
		width, indent float64
		want          string
	}{
		{"fits", "部门决算", 40, 0, "部门决算"},
		{"full lines", "部门决算公开", 40, 0, "部门决算|公开"},
		{"indent", "部门决算公开", 40, 20, "部门|决算公开"},
		{"mark does not start a line", "部门决算，公开", 40, 0, "部门决|算，公开"},
		{"mark is taken in", "部门决算，公开", 46, 0, "部门决算，|公开"},
		{"bracket does not end a line", "部门（本级）决算", 30, 0, "部门|（本|级）决|算"},
		{"number stays whole", "支出418.81万元", 60, 0, "支出|418.81万元"},
		{"wider than the line", "ABCDEFGHIJ", 20, 0, "ABCD|EFGH|IJ"},
		{"line feed", "甲乙\n丙", 100, 0, "甲乙|丙"},
		{"blank at a line's end", "ABCD EF", 25, 0, "ABCD|EF"},
		{"empty", "", 40, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			gs := squares(tt.text)
			got := strings.Join(linesOf(gs, breakLines(gs, tt.width, tt.indent)), "|")
			if got != tt.want {
				t.Errorf("breakLines(%q, %v) = %q, want %q", tt.text, tt.width, got, tt.want)
			}
		})
	}
}

func TestTightenSetsTwoMarksInOneAndAHalf(t *testing.T) {
	for text, want := range map[string]float64{
		"甲乙": 20, "甲。": 20, "）。": 15, "”，": 15, "：“": 15, "（《": 15, "）”。": 20, "（）": 20, "——": 20,
	} {
		if got := width(squares(text)); got != want {
			t.Errorf("width(%q) = %v, want %v", text, got, want)
		}
	}
}

// checkLines reports the rules every set of lines keeps.
func checkLines(t *testing.T, text string, gs []glyph, lines []line, room, indent float64) {
	t.Helper()
	blank := strings.NewReplacer(" ", "", "\n", "")
	if got := strings.Join(linesOf(gs, lines), ""); blank.Replace(got) != blank.Replace(text) {
		t.Fatalf("lines hold %q, not %q", got, text)
	}
	for i, ln := range lines {
		w, give := 0.0, 0.0
		for _, g := range gs[ln.from:ln.to] {
			w, give = w+g.advance, give+g.give
		}
		limit := room
		if i == 0 {
			limit -= indent
		}
		if w-give > limit+0.02 && ln.to-ln.from > 1 {
			t.Fatalf("line %q is %v wide and cannot be set in %v", linesOf(gs, lines)[i], w, limit)
		}
	}
}

func TestBreakLinesKeepsItsRules(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"部门决算", "，", "。", "“三公”", "（境）", "418.81万元", "27.07%", "2022年度", "0个", "《办法》", "——", " ", "收、支", "：", "\n"}
	for range 2000 {
		var b strings.Builder
		for range 1 + rnd.IntN(40) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		gs := squares(b.String())
		room := 120 + float64(rnd.IntN(200)) // wider than any piece with its marks
		lines := breakLines(gs, room, 20)
		checkLines(t, b.String(), gs, lines, room, 20)
		for i, s := range linesOf(gs, lines) {
			if s == "" || lines[i].from == 0 || gs[lines[i].from-1].r == '\n' || gs[lines[i].from-1].r == ' ' {
				continue
			}
			first, _ := utf8.DecodeRuneInString(s)
			last, _ := utf8.DecodeLastRuneInString(linesOf(gs, lines)[i-1])
			if chainWider(gs, lines[i].from, room-20) {
				continue
			}
			if strings.ContainsRune(noStart, first) {
				t.Fatalf("line starts with %q: %q in %v", first, s, room)
			}
			if strings.ContainsRune(noEnd, last) {
				t.Fatalf("line ends with %q: %q", last, linesOf(gs, lines)[i-1])
			}
			if strings.ContainsRune("0123456789.", last) && strings.ContainsRune("0123456789.%万元年度个", first) {
				t.Fatalf("number broken: …%q|%q…", last, first)
			}
		}
	}
}

// chainWider reports whether the unbreakable piece around i is wider than a
// line, so that it had to be broken.
func chainWider(gs []glyph, i int, room float64) bool {
	rs := make([]rune, len(gs))
	for k := range gs {
		rs[k] = gs[k].r
	}
	may := breaks(rs)
	a, b := i, i+1
	for a > 0 && !may[a] {
		a--
	}
	for b < len(gs) && !may[b] {
		b++
	}
	w := 0.0
	for _, g := range gs[a:b] {
		w += g.advance - g.give
	}
	return w > room
}

func FuzzBreakLines(f *testing.F) {
	f.Add("2022年度支出418.81万元，占“27.07%”。", 55.0)
	f.Add("（（（《》》》", 3.0)
	f.Add("a\n\n b", 10.0)
	f.Fuzz(func(t *testing.T, text string, room float64) {
		if !utf8.ValidString(text) || room < 10 || room > 1e4 || len(text) > 500 {
			t.Skip("no text, or a line that no page has")
		}
		gs := squares(text)
		checkLines(t, text, gs, breakLines(gs, room, 0), room, 0)
	})
}

func TestStretchLeavesNumbersAlone(t *testing.T) {
	gs := squares("支出418.81万元")
	after := spaces(gs, line{to: len(gs), natural: width(gs)}, width(gs)+20, alignJustify)
	sum := 0.0
	for i, v := range after {
		sum += v
		if v != 0 && i+1 < len(gs) && isWord(gs[i].r) && isWord(gs[i+1].r) {
			t.Errorf("%v added after %q inside a number", v, gs[i].r)
		}
	}
	if sum < 19.99 || sum > 20.01 {
		t.Errorf("stretched by %v, want 20", sum)
	}
}

func TestSqueezeTakesOnlyBlank(t *testing.T) {
	gs := squares("甲，乙。")
	after := spaces(gs, line{to: len(gs), natural: 40}, 33, alignJustify)
	want := []float64{0, -2, 0, -5}
	for i := range want {
		if d := after[i] - want[i]; d > 1e-9 || d < -1e-9 {
			t.Errorf("after %q: %v, want %v", gs[i].r, after[i], want[i])
		}
	}
}
