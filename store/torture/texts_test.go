package torture

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"juesuan/store"
)

// hostile are texts that must stay what they are: SQL, quotes, escapes, paths,
// formats, other scripts, and one of a megabyte.
var hostile = []string{
	`'; DROP TABLE expenditure; --`,
	`' OR '1'='1`,
	`"; DELETE FROM fiscal_year; --`,
	"`; ATTACH DATABASE '/etc/passwd' AS x; --",
	`x' || (SELECT group_concat(sql) FROM sqlite_schema) || '`,
	`?1 :name @name $name`,
	`%s%d%n%v %25 %2F /../../etc/passwd ..\..\`,
	`\0 \x00 \u0000 \n`,
	`{{.年度}} <script>alert(1)</script> =1+1 &amp;`,
	"𠮷田\u0301 e\u0301 é \u202eabc \u200b",
	strings.Repeat("长'文\"", 100_000), // 1 MB
}

// bare are texts that no field holds.
var bare = []string{"a\x00b", "\xff\xfe", "a\x1bb", "\ufffe"}

// TestHostileTexts puts texts that try to break out into every text field of
// every page, and into every key: each is kept to the letter or refused with a
// sentence, and nothing else changes.
func TestHostileTexts(t *testing.T) {
	begin := time.Now()
	l, err := start(filepath.Join(memoryDir(t), "账本.juesuan"))
	must(t, err)
	defer l.Close()
	h := &hostilities{l: l}
	for _, p := range store.Pages() {
		for i := range p.Fields {
			if p.Fields[i].Kind == store.TextValue {
				t.Run(p.Name+"/"+p.Fields[i].Name, func(t *testing.T) { h.field(t, p, &p.Fields[i]) })
			}
		}
	}
	r, err := l.Verify()
	must(t, err)
	if !r.Whole() || h.kept < trials(len(hostile)*6, len(hostile)*39) {
		t.Errorf("%d texts were kept; verify finds %q", h.kept, r.Problems)
	}
	figures(t, begin, "%d 个文字栏，%d 次照原样保存，%d 次用一句话拒绝；别处没有变化", h.fields, h.kept, h.refused)
}

// hostilities are tried on one ledger.
type hostilities struct {
	l                     *store.Ledger
	fields, kept, refused int
}

func (h *hostilities) field(t *testing.T, p *store.Page, f *store.Field) {
	h.fields++
	before, err := held(h.l)
	must(t, err)
	for i, text := range append(hostile[:len(hostile):len(hostile)], bare...) {
		if !long && (i+h.fields)%4 != 0 {
			continue // in a short run each field gets every fourth, the next field the others
		}
		row, changes := h.changes(p, f, text)
		err := h.l.Set(editedYear, "试", changes...)
		switch {
		case err != nil:
			sentence(t, err, row.String())
			h.refused++
		case i >= len(hostile):
			t.Errorf("%q was taken", text)
		default:
			h.kept++
			h.isThere(t, row, f, text)
			h.takeBack(t)
		}
		now, err := held(h.l)
		must(t, err)
		if !now.equal(before) {
			t.Fatalf("%.60q left %q", text, now.differences(before))
		}
	}
}

// changes put the text into a field, or make a row with it as its key. They
// fill in what a row must have besides.
func (h *hostilities) changes(p *store.Page, f *store.Field, text string) (row store.Address, changes []store.Change) {
	row = store.Address{Page: p}
	switch {
	case p.Ordered:
		row.Key = []string{"1"}
	case !p.Single:
		for _, k := range p.KeyFields() {
			row.Key = append(row.Key, h.key(k, f, text))
		}
	}
	field := func(f *store.Field, value string) {
		a := row
		a.Field = f
		changes = append(changes, store.Change{Addr: a.String(), Value: value})
	}
	for i := range p.Fields {
		switch other := &p.Fields[i]; {
		case other.Name == project:
			name := "甲"
			if other == f {
				name = text
			}
			changes = append(changes, store.Change{Addr: "项目自评/1/" + project, Value: name})
			if p.Name != "项目自评" {
				field(other, name)
			}
		case other == f && !f.Key:
			field(f, text)
		case other.Key:
		case other.Kind == store.CountValue:
			field(other, "1")
		case other.Name == "类别" || p.Name == "自定科目":
			field(other, "丙")
		}
	}
	if len(changes) == 0 { // a row with nothing but amounts
		for i := range p.Fields {
			if p.Fields[i].Kind == store.AmountValue {
				field(&p.Fields[i], "1.00")
			}
		}
	}
	if len(changes) == 0 {
		for i := range p.Fields {
			if !p.Fields[i].Key {
				field(&p.Fields[i], "丁")
			}
		}
	}
	return row, changes
}

// project is the field that names a project, which indicators must have.
const project = "项目名称"

// key is a value for a key field: the text for the one that is tried.
func (h *hostilities) key(k, tried *store.Field, text string) string {
	switch {
	case k == tried:
		return text
	case len(k.Options) > 0:
		return k.Options[0]
	case k.Name == "科目编码":
		return "2010101"
	}
	return "戊"
}

// isThere asks that a field, or the key of a row, reads as it was written.
func (h *hostilities) isThere(t *testing.T, row store.Address, f *store.Field, text string) {
	t.Helper()
	values, err := held(h.l)
	must(t, err)
	if f.Key {
		if values[editedYear][row.String()] != store.Present {
			t.Errorf("there is no row %.60q", row)
		}
		return
	}
	row.Field = f
	if got := values[editedYear][row.String()]; got != text {
		t.Errorf("%.60q became %.60q", text, got)
	}
	last, err := h.l.History(editedYear, row.String())
	must(t, err)
	if len(last) == 0 || last[0].New != text {
		t.Errorf("the history of %s does not have %.60q", row, text)
	}
}

// takeBack undoes the last change.
func (h *hostilities) takeBack(t *testing.T) {
	t.Helper()
	_, err := h.l.Undo(editedYear)
	must(t, err)
}

// FuzzSet sets whatever comes, wherever: the value is read back as it was
// taken, or refused with a sentence and without a trace.
func FuzzSet(f *testing.F) {
	for _, text := range append(hostile[:len(hostile)-1:len(hostile)-1], bare...) {
		f.Add("文字/"+text+"/内容", text)
		f.Add("项目自评/1/项目名称", text)
		f.Add(text, text)
	}
	for _, addr := range []string{"支出/2010101/一般公共/基本/决算数", "上年数/收入总计", "自评指标/1/分值", "单位概况/公开日期", "车辆/1/数量"} {
		f.Add(addr, "１２，３４５．６０")
		f.Add(addr, "2023-09-28")
	}
	path := filepath.Join(memoryDir(f), "账本.juesuan")
	l, err := start(path)
	must(f, err)
	f.Cleanup(func() { l.Close() })
	const fresh = 500 // after so many trials the ledger is a new one: a long history takes long to verify
	trials := 0
	f.Fuzz(func(t *testing.T, addr, value string) {
		if trials++; trials%fresh == 0 {
			must(t, errors.Join(l.Close(), os.Remove(path)))
			l, err = start(path)
			must(t, err)
		}
		before, err := held(l)
		must(t, err)
		if err := l.Set(editedYear, "试", store.Change{Addr: addr, Value: value}); err != nil {
			if readable(addr) { // others are not repeated as they are
				entered := []string{addr, value}
				if a, err := store.ParseAddress(addr); err == nil {
					entered = append(entered, a.String(), rowOf(a).String())
				}
				sentence(t, err, entered...)
			}
			if after, _ := held(l); !after.equal(before) {
				t.Fatalf("a refused change left %q", after.differences(before))
			}
			return
		}
		a := address(addr)
		after, err := held(l)
		must(t, err)
		taken := after.valueAt(editedYear, a)
		// What was taken is taken again as the same.
		must(t, l.Set(editedYear, "再", store.Change{Addr: addr, Value: taken}))
		if again, _ := held(l); !again.equal(after) {
			t.Fatalf("%q taken as %q is %q", value, taken, again.valueAt(editedYear, a))
		}
		if !after.equal(before) {
			_, err = l.Undo(editedYear)
			must(t, err)
		}
		if back, _ := held(l); !back.equal(before) {
			t.Fatalf("undo left %q", back.differences(before))
		}
		if r, err := l.Verify(); err != nil || !r.Whole() {
			t.Fatal(err, r.Problems)
		}
	})
}

// readable reports whether a message repeats the text as it is.
func readable(s string) bool {
	return len(s) < 150 && utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}
