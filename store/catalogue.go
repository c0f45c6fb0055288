package store

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"juesuan/assets"
)

// Catalogue is the 政府收支分类科目 of the fiscal years 2018–2025: a help to
// find names, never a gate. A code it does not know is kept and warned about.
type Catalogue struct {
	functions map[string][]Subject
	economics map[string][]Subject
	aliases   map[string]string // printed name → official name
}

// Subject is one name of a code in a period.
type Subject struct {
	Code     string
	Name     string
	Level    string // 类, 款 or 项
	Kind     string // 一般公共预算, 政府性基金 or 国有资本经营: routes a row to 公开05, 07 or 08
	From, To int    // first and last fiscal year; 0: not known
	Evidence string // published, legacy or unverified, with qualifiers
}

// UnknownSubject is the name printed for a code that neither the catalogue
// nor the year's own subjects have.
const UnknownSubject = "（未收录科目）"

// LoadCatalogue returns the catalogue the program carries, read once.
var LoadCatalogue = sync.OnceValues(loadCatalogue)

func loadCatalogue() (*Catalogue, error) {
	c := &Catalogue{aliases: map[string]string{}}
	var err error
	if c.functions, err = readSubjects("functions.tsv"); err != nil {
		return nil, err
	}
	if c.economics, err = readSubjects("economics.tsv"); err != nil {
		return nil, err
	}
	rows, err := readTSV("aliases.tsv", 4)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		c.aliases[r[2]] = r[3]
	}
	return c, nil
}

func readSubjects(name string) (map[string][]Subject, error) {
	rows, err := readTSV(name, 7)
	if err != nil {
		return nil, err
	}
	out := map[string][]Subject{}
	for _, r := range rows {
		s := Subject{Code: r[0], Name: r[1], Level: r[2], Kind: r[3], Evidence: r[6]}
		for _, y := range []struct {
			text string
			into *int
		}{{r[4], &s.From}, {r[5], &s.To}} {
			if y.text == "" {
				continue
			}
			if *y.into, err = strconv.Atoi(y.text); err != nil {
				return nil, fmt.Errorf("科目表 %s 里科目 %s 的年度“%s”不是数字", name, s.Code, y.text)
			}
		}
		out[s.Code] = append(out[s.Code], s)
	}
	return out, nil
}

// readTSV reads a tab-separated file with a head line; short rows are filled.
func readTSV(name string, columns int) ([][]string, error) {
	b, err := assets.FS.ReadFile("subjects/" + name)
	if err != nil {
		return nil, fmt.Errorf("程序自带的科目表 %s 缺失：%w", name, err)
	}
	var out [][]string
	for i, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		if i == 0 || line == "" {
			continue
		}
		f := strings.Split(line, "\t")
		for len(f) < columns {
			f = append(f, "")
		}
		out = append(out, f)
	}
	return out, nil
}

// Function returns the function subject (功能分类) that a code names in the year;
// 0 stands for the newest.
func (c *Catalogue) Function(code string, year int) (Subject, bool) {
	return inYear(c.functions[code], year)
}

// Economic returns the economic subject (经济分类) that a code names in the year;
// 0 stands for the newest.
func (c *Catalogue) Economic(code string, year int) (Subject, bool) {
	return inYear(c.economics[code], year)
}

// FunctionNames returns every name a function code had, with its period.
func (c *Catalogue) FunctionNames(code string) []Subject { return c.functions[code] }

// EconomicNames returns every name an economic code had, with its period.
func (c *Catalogue) EconomicNames(code string) []Subject { return c.economics[code] }

// Official returns the official name for a wrong one that is often printed.
func (c *Catalogue) Official(printed string) (string, bool) {
	name, ok := c.aliases[printed]
	return name, ok
}

// Functions lists the function subjects of the year by their codes.
func (c *Catalogue) Functions(year int) []Subject { return ofYear(c.functions, year) }

// Economics lists the economic subjects of the year by their codes.
func (c *Catalogue) Economics(year int) []Subject { return ofYear(c.economics, year) }

func ofYear(subjects map[string][]Subject, year int) []Subject {
	var out []Subject
	for _, code := range slices.Sorted(maps.Keys(subjects)) {
		if s, ok := inYear(subjects[code], year); ok {
			out = append(out, s)
		}
	}
	return out
}

// inYear is the subject of a year; 0 is a year that nobody knows: of the newest.
func inYear(list []Subject, year int) (Subject, bool) {
	for _, s := range list {
		if year == 0 && s.To != 0 {
			continue
		}
		if year == 0 || (s.From == 0 || s.From <= year) && (s.To == 0 || year <= s.To) {
			return s, true
		}
	}
	return Subject{}, false
}

// FunctionName returns a function subject's name in the year: the year's own
// subject first, then the catalogue's; false and UnknownSubject if neither
// has the code.
func (y *Year) FunctionName(c *Catalogue, code string) (string, bool) {
	return y.subjectName(FunctionSubject, code, c.Function)
}

// EconomicName is FunctionName for the economic classification.
func (y *Year) EconomicName(c *Catalogue, code string) (string, bool) {
	return y.subjectName(EconomicSubject, code, c.Economic)
}

func (y *Year) subjectName(kind SubjectKind, code string, look func(string, int) (Subject, bool)) (string, bool) {
	for _, s := range y.OwnSubjects {
		if s.Kind == kind && s.Code == code {
			return s.Name, true
		}
	}
	if s, ok := look(code, y.Year); ok {
		return s.Name, true
	}
	return UnknownSubject, false
}

// Warnings lists the codes of the year that have no name, each a sentence;
// they are kept and printed, never refused.
func (y *Year) Warnings(c *Catalogue) []string {
	var out []string
	seen := map[string]bool{}
	note := func(page, code string, name func(*Catalogue, string) (string, bool)) {
		if code == "" || seen[page+code] {
			return
		}
		seen[page+code] = true
		if _, ok := name(c, code); !ok {
			out = append(out, fmt.Sprintf("“%s”页的科目 %s 在 %d 年科目表里查不到，表中印“%s”；请核对编码，或在“自定科目”里补上名称。", page, code, y.Year, UnknownSubject))
		}
	}
	for _, e := range y.Income {
		note("收入", e.Code, y.FunctionName)
	}
	for _, e := range y.Expenditure {
		note("支出", e.Code, y.FunctionName)
	}
	for _, e := range y.Carryovers {
		note("结转结余", e.Code, y.FunctionName)
	}
	for _, e := range y.Basic {
		note("基本支出", e.Code, y.EconomicName)
	}
	return out
}
