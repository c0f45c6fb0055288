package storetest

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"juesuan/assets"
	"juesuan/store"
)

func report(t *testing.T, name string, y *store.Year) {
	t.Helper()
	for _, p := range Problems(y) {
		t.Errorf("%s: %s", name, p)
	}
}

func TestYearsAddUp(t *testing.T) {
	report(t, "sample", Sample())
	this, last := Invented()
	report(t, "invented 2023", this)
	report(t, "invented 2022", last)
	for seed := range uint64(200) {
		y := Random(rand.New(rand.NewPCG(seed, 0)), 1+int(seed))
		report(t, "random "+strconv.FormatUint(seed, 10), y)
		civilServantInsurance(t, y)
	}
	civilServantInsurance(t, this)
	civilServantInsurance(t, last)
}

// civilServantInsurance checks 30111>0 ⇔ 2101103>0, which the example
// department breaks in print, so that Problems cannot ask for it.
func civilServantInsurance(t *testing.T, y *store.Year) {
	t.Helper()
	a := &auditor{y: y}
	if a.economic("30111").IsPositive() != a.basic("2101103").IsPositive() {
		t.Errorf("%d: 30111 is %s, 2101103 is %s", y.Year, a.economic("30111"), a.basic("2101103"))
	}
}

func TestProblemsFindsWhatIsBroken(t *testing.T) {
	fen := store.Fen(1)
	for name, spoil := range map[string]func(y *store.Year){
		"总计":       func(y *store.Year) { y.NonFiscal.SurplusUsed.Decimal = y.NonFiscal.SurplusUsed.Add(fen.Decimal) },
		"年初结转":     func(y *store.Year) { y.Carryovers[0].Opening = fen },
		"结转结余":     func(y *store.Year) { y.Carryovers[0].Code = "2010101" },
		"重复":       func(y *store.Year) { y.Income = append(y.Income, y.Income[0]) },
		"为负":       func(y *store.Year) { y.Income[0].Budget = store.Fen(-1) },
		"整分":       func(y *store.Year) { y.Income[0].Budget.Decimal = fen.Shift(-1) },
		"全年预算":     func(y *store.Year) { y.Expenditure[0].AdjustedBudget = fen },
		"经济分类":     func(y *store.Year) { y.Basic[0].Actual = fen },
		"金额与数量":    func(y *store.Year) { y.Counts.AbroadGroups = 0 },
		"保有量":      func(y *store.Year) { y.Counts.VehiclesHeld = 900 },
		"小微":       func(y *store.Year) { y.Procurement.Micro.Decimal = y.Procurement.SME.Add(fen.Decimal) },
		"机关运行经费":   func(y *store.Year) { y.Operating.Actual = store.Fen(1e15) },
		"分值合计":     func(y *store.Year) { y.Indicators[0].Weight = "1.1" },
		"得分≤分值":    func(y *store.Year) { y.ProjectGoals[0].Score = "99" },
		"同名经济科目":   func(y *store.Year) { y.ThreePublic[0].Actual = fen },
		"空的文字":     func(y *store.Year) { y.Texts[0].Text = "" },
		"收入编码":     func(y *store.Year) { y.Income[0].Code = "201" },
		"经济科目编码":   func(y *store.Year) { y.Basic[0].Code = "301" },
		"30108":    func(y *store.Year) { y.Basic[0].Code, y.Basic[5].Code = y.Basic[5].Code, y.Basic[0].Code },
		"超过上限":     func(y *store.Year) { y.Operating = store.OperatingCost{}; y.Income[0].Actual = store.Fen(2e15) },
		"执行数≤全年预算": func(y *store.Year) { y.Projects[0].Adjusted = fen },
	} {
		y, _ := Invented()
		spoil(y)
		if found := strings.Join(Problems(y), "\n"); !strings.Contains(found, name) {
			t.Errorf("%s is not reported; found %q", name, found)
		}
	}
}

func TestSampleFileIsWholeAndAsDumped(t *testing.T) {
	raw, err := assets.FS.ReadFile("sample/jiaozuo-2022.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Format  string        `json:"格式"`
		Version int           `json:"版本"`
		Years   []*store.Year `json:"年度账"`
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	enc := json.NewEncoder(&again)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(file); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Bytes(), raw) {
		t.Error("the file does not have every key of store.Year in its order")
	}
}

func TestFreshAndRepeatable(t *testing.T) {
	a, lastA := Invented()
	b, lastB := Invented()
	if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(lastA, lastB) {
		t.Error("Invented differs from call to call")
	}
	a.Tasks[0].Name, a.Texts[0].Text = "x", "x"
	if c, _ := Invented(); !reflect.DeepEqual(b, c) {
		t.Error("changing one value changed the next")
	}
	x := Random(rand.New(rand.NewPCG(5, 5)), 50)
	if !reflect.DeepEqual(x, Random(rand.New(rand.NewPCG(5, 5)), 50)) {
		t.Error("the same source gave two years")
	}
}

// catalogue maps the function items in force in a year to their kind.
func catalogue(t *testing.T, year int) map[string]string {
	t.Helper()
	raw, err := assets.FS.ReadFile("subjects/functions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rd := csv.NewReader(bytes.NewReader(raw))
	rd.Comma = '\t'
	rd.LazyQuotes = true
	rows, err := rd.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for _, row := range rows[1:] {
		from, _ := strconv.Atoi(row[4])
		to, err := strconv.Atoi(row[5])
		if from <= year && (err != nil || year <= to) {
			kinds[row[0]] = row[3]
		}
	}
	return kinds
}
