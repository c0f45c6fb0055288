package store_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"juesuan/store"
	"juesuan/store/storetest"
)

// file is a whole JSON file around what stands in its only year.
func file(inYear string) string {
	return `{"格式":"juesuan","版本":1,"年度账":[{"年度":2022,"单位概况":{"名称":"某局"}` + inYear + `}]}`
}

const rowKey = `"科目编码":"2010301","资金性质":"一般公共预算财政拨款","支出性质":"基本支出"`

// spending is a file with one expenditure.
func spending(fields string) string { return file(`,"支出":[{` + rowKey + fields + `}]`) }

// inRow is how messages name that expenditure.
const inRow = "2022 年度：年度账[0].支出[0]."

var badFiles = map[string]struct {
	text  string
	parts []string
}{
	"empty":                 {``, []string{"第 1 行附近不合 JSON 的写法"}},
	"no JSON":               {"年度,科目\n2022,201", []string{"第 1 行附近不合 JSON 的写法"}},
	"truncated":             {file("")[:60], []string{"第 1 行附近", "没有拷贝完整"}},
	"truncated later":       {strings.ReplaceAll(spending(""), ",", ",\n")[:120], []string{"行附近", "没有拷贝完整"}},
	"missing comma":         {"{\"格式\":\"juesuan\"\n\"版本\":1}", []string{"第 2 行附近"}},
	"comma at the end":      {"{\"格式\":\"juesuan\",\n}", []string{"第 2 行附近"}},
	"trailing text":         {file("") + "\n多余", []string{"还有多余的内容"}},
	"two values":            {file("") + file(""), []string{"第 1 行之后还有多余的内容"}},
	"deep lists":            {strings.Repeat("[", 1e6), []string{"第 1 行的括号套了 16 层以上"}},
	"deep objects":          {strings.Repeat(`{"年度账":`, 1e5), []string{"括号套了 16 层以上"}},
	"GBK":                   {"{\"\xb8\xf1\xca\xbd\":1}", []string{"不是 UTF-8 编码（可能是 GBK"}},
	"UTF-16":                {"\xff\xfe{\x00}\x00", []string{"不是 UTF-8 编码"}},
	"a list":                {`[]`, []string{"文件 应是 { } 里的一组数据，现在是一列数据"}},
	"null":                  {`null`, []string{"现在是空（null）"}},
	"no format":             {`{"版本":1,"年度账":[]}`, []string{`缺少 "格式": "juesuan"`}},
	"other format":          {`{"格式":"excel","版本":1,"年度账":[]}`, []string{"这不是账本的 JSON 文件"}},
	"no version":            {`{"格式":"juesuan","年度账":[]}`, []string{`没有 "版本": 1`}},
	"later version":         {`{"格式":"juesuan","版本":2,"年度账":[]}`, []string{"文件的版本是 2，本程序只认识第 1 版"}},
	"version as text":       {`{"格式":"juesuan","版本":"1","年度账":[]}`, []string{`没有 "版本": 1`}},
	"no years":              {`{"格式":"juesuan","版本":1}`, []string{"没有“年度账”"}},
	"years as an object":    {`{"格式":"juesuan","版本":1,"年度账":{}}`, []string{"年度账 应是 [ ] 里的一列数据，现在是一组数据"}},
	"unknown name":          {`{"格式":"juesuan","版本":1,"年度帐":[]}`, []string{"不认识的名称“年度帐”", "是不是“年度账”？"}},
	"a year that is a text": {`{"格式":"juesuan","版本":1,"年度账":["2022"]}`, []string{"年度账[0] 应是 { }", "现在是文字"}},
	"no 年度":                 {`{"格式":"juesuan","版本":1,"年度账":[{"单位概况":{"名称":"某局"}}]}`, []string{"年度账[0].年度 应是四位数字"}},
	"年度 as text":            {`{"格式":"juesuan","版本":1,"年度账":[{"年度":"2022"}]}`, []string{"年度账[0].年度 应是四位数字"}},
	"年度 with decimals":      {`{"格式":"juesuan","版本":1,"年度账":[{"年度":2022.5}]}`, []string{"应是四位数字"}},
	"年度 too early":          {strings.Replace(file(""), "2022", "1949", 1), []string{"年度：1949 不是预算年度"}},
	"one year twice": {
		strings.Replace(file(""), `[{`, `[{"年度":2022,"单位概况":{"名称":"某局"}},{`, 1), []string{"2022 年度出现了两次"},
	},
	"unknown page":               {file(`,"支初":[]`), []string{"年度账[0] 里有不认识的名称“支初”", "是不是“支出”？"}},
	"unknown field":              {spending(`,"决算":"1"`), []string{inRow[:len(inRow)-1], "不认识的名称“决算”", "是不是“决算数”？"}},
	"far-off field":              {spending(`,"xyz":"1"`), []string{"不认识的名称“xyz”，请改正或删去"}},
	"one name twice":             {spending(`,"决算数":"1","决算数":"2"`), []string{"第 1 行的“决算数”", "写了两次"}},
	"one page twice":             {file(`,"支出":[],"支出":[]`), []string{"“支出”", "写了两次"}},
	"state":                      {file(`,"状态":"草稿"`), []string{"2022 年度 状态", "没有叫“草稿”的状态"}},
	"state as number":            {file(`,"状态":1`), []string{"年度账[0].状态 应是填报中、已定稿、已公开之一"}},
	"page as object":             {file(`,"支出":{}`), []string{"年度账[0].支出 应是 [ ]", "现在是一组数据"}},
	"page as list":               {file(`,"三公数量":[]`), []string{"年度账[0].三公数量 应是 { }", "现在是一列数据"}},
	"row as number":              {file(`,"支出":[1]`), []string{inRow[:len(inRow)-1], "现在是数字"}},
	"three decimals":             {spending(`,"决算数":"1.005"`), []string{inRow + "决算数（2010301 一般公共预算财政拨款 基本支出）", "小数多于两位"}},
	"number with three decimals": {spending(`,"决算数":1.005`), []string{inRow + "决算数", "小数多于两位"}},
	"text in a number":           {spending(`,"决算数":"12元5角"`), []string{inRow + "决算数", "不是金额"}},
	"exponent":                   {spending(`,"决算数":1e5`), []string{inRow + "决算数", "不是金额"}},
	"amount too large":           {spending(`,"决算数":10000000000000.01`), []string{inRow + "决算数", "十万亿元"}},
	"separators":                 {spending(`,"决算数":"12,34"`), []string{inRow + "决算数", "千位分隔符"}},
	"amount as null":             {spending(`,"决算数":null`), []string{inRow + "决算数", "这里应是金额，现在是空（null）"}},
	"amount as flag":             {spending(`,"决算数":true`), []string{"这里应是金额，现在是是否（true 或 false）"}},
	"amount as list":             {spending(`,"决算数":[1]`), []string{"现在是一列数据"}},
	"negative amount":            {spending(`,"决算数":-1`), []string{"2022 年度 支出/2010301/一般公共预算财政拨款/基本支出/决算数", "只有收回的资金可以为负"}},
	"code as number":             {file(`,"支出":[{"科目编码":2010301}]`), []string{inRow + "科目编码", "这里应是文字，现在是数字"}},
	"no code":                    {file(`,"支出":[{"资金性质":"单位资金","支出性质":"基本支出"}]`), []string{"支出//单位资金/基本支出/科目编码", "有 0 位"}},
	"no fund":                    {file(`,"支出":[{"科目编码":"2010301","支出性质":"基本支出"}]`), []string{"没有叫“”的资金性质"}},
	"unknown fund":               {file(`,"支出":[{"科目编码":"2010301","资金性质":"外债"}]`), []string{inRow + "资金性质（2010301 外债）", "没有叫“外债”的资金性质，可以填一般公共"}},
	"flag":                       {spending(`,"收回":"也许"`), []string{inRow + "收回", "不是“是”或“否”"}},
	"flag as number":             {spending(`,"收回":1`), []string{"这里应是是否，现在是数字"}},
	"count with halves":          {file(`,"三公数量":{"保有量":1.5}`), []string{"年度账[0].三公数量.保有量", "不是整数"}},
	"negative count":             {file(`,"三公数量":{"保有量":-1}`), []string{"三公数量/保有量", "数量 -1 不对"}},
	"duplicate item":             {file(`,"支出":[{` + rowKey + `},{` + rowKey + `}]`), []string{"支出/2010301/一般公共预算财政拨款/基本支出", "重复了"}},
	"parent entered": {
		file(`,"支出":[{` + rowKey + `},{` + strings.Replace(rowKey, "2010301", "201", 1) + `}]`), []string{"支出/201", "它的下级 2010301 已经填了"},
	},
	"economic subject of seven digits": {
		file(`,"自定科目":[{"分类":"经济分类","科目编码":"3010101","科目名称":"甲"}]`), []string{"自定科目/经济分类/3010101/科目编码", "有 7 位，应是 3 或 5 位"},
	},
	"goal without project": {file(`,"项目指标":[{"项目名称":"甲"}]`), []string{"项目指标/1/项目名称", "没有“甲”这个项目"}},
	"score as words":       {file(`,"绩效自评":{"预算执行得分":"十分"}`), []string{"绩效自评/预算执行得分", "不是分数"}},
	"control character":    {file(`,"部门职责":[{"内容":"一\u0007"}]`), []string{"部门职责/1/内容", "第 2 个字符"}},
	"no department":        {`{"格式":"juesuan","版本":1,"年度账":[{"年度":2022}]}`, []string{"单位概况/名称", "没有单位名称"}},
}

func TestLoadRefuses(t *testing.T) {
	for name, c := range badFiles {
		t.Run(name, func(t *testing.T) {
			_, err := store.Load(strings.NewReader(c.text))
			sentence(t, err, c.parts...)
			if err != nil && len(err.Error()) > 800 {
				t.Errorf("the message is %d bytes long", len(err.Error()))
			}
		})
	}
}

func TestLoadLists(t *testing.T) {
	text := file(`,"支出":[{` + rowKey + `,"决算数":-1},{` + rowKey + `,"决算数":-2}],"三公数量":{"保有量":-1}`)
	_, err := store.Load(strings.NewReader(text))
	if n := len(store.Problems(err)); n != 4 { // two amounts, the item twice, the count
		t.Errorf("%d problems, want 4: %v", n, err)
	}
}

// Of very many problems the first are told, and how many there are more.
func TestLoadCapsItsList(t *testing.T) {
	rows := strings.TrimSuffix(strings.Repeat(`{`+rowKey+`,"决算数":-1},`, 60), ",")
	_, err := store.Load(strings.NewReader(file(`,"支出":[` + rows + `]`)))
	sentence(t, err, "\n还有 69 处") // 60 amounts, 59 times the item again
	if n := strings.Count(err.Error(), "\n"); n != 50 {
		t.Errorf("the message has %d lines", n+1)
	}
	if n := len(store.Problems(err)); n != 50 {
		t.Errorf("%d problems", n)
	}
}

func TestLoadAccepts(t *testing.T) {
	want := `"决算数": "1234.50"`
	for name, text := range map[string]string{
		"text":            spending(`,"决算数":"1234.50"`),
		"number":          spending(`,"决算数":1234.5`),
		"full-width":      spending(`,"决算数":"１，２３４．５"`),
		"short choices":   file(`,"支出":[{"科目编码":"2010301","资金性质":"一般公共","支出性质":"基本","决算数":"1234.5元"}]`),
		"byte order mark": "\ufeff" + spending(`,"决算数":"1234.50"`),
		"CRLF":            strings.ReplaceAll(spending(`,"决算数":"1234.50"`), ",", ",\r\n"),
		"null pages":      file(`,"收入":null,"三公数量":null,"上年数":{"收入总计":null},"支出":[{` + rowKey + `,"决算数":1234.5}]`),
	} {
		years, err := store.Load(strings.NewReader(text))
		if err != nil || len(years) != 1 {
			t.Errorf("%s: %d years, %v", name, len(years), err)
			continue
		}
		if got := dumped(t, years...); !strings.Contains(got, want) || years[0].State != store.Drafting {
			t.Errorf("%s: %s", name, got)
		}
		if y := years[0]; y.Prior.Income != nil || len(y.Income) != 0 {
			t.Errorf("%s: what is not there is %v, %v", name, y.Prior.Income, y.Income)
		}
	}
}

// endless is a JSON file of spaces without end.
type endless struct{ read int }

func (e *endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	e.read += len(b)
	return len(b), nil
}

func TestLoadBoundsItsInput(t *testing.T) {
	r := &endless{}
	_, err := store.Load(r)
	sentence(t, err, "大于 64 MB")
	if r.read > 65<<20 {
		t.Errorf("read %d bytes", r.read)
	}
	broken := errors.New("cable pulled out")
	_, err = store.Load(io.MultiReader(strings.NewReader("{"), iotest.ErrReader(broken)))
	sentence(t, err, "文件读不出来")
	if !errors.Is(err, broken) {
		t.Errorf("the cause is lost: %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	for _, c := range badFiles {
		if len(c.text) < 1000 {
			f.Add([]byte(c.text))
		}
	}
	var sample bytes.Buffer
	if err := store.Dump(&sample, []*store.Year{storetest.Sample()}); err != nil {
		f.Fatal(err)
	}
	f.Add(sample.Bytes())
	f.Add([]byte(spending(`,"决算数":"1234.50"`)))
	f.Fuzz(func(t *testing.T, b []byte) {
		years, err := store.Load(bytes.NewReader(b))
		if err != nil {
			return
		}
		first := dumped(t, years...)
		again, err := store.Load(strings.NewReader(first))
		if err != nil {
			t.Fatalf("%s\nis not read back: %v", first, err)
		}
		if second := dumped(t, again...); second != first {
			t.Fatalf("%s\ncame back as\n%s", first, second)
		}
	})
}

// Half a character would silently become another one.
func TestLoadRefusesHalfCharacters(t *testing.T) {
	text := func(s string) string {
		return `{"格式":"juesuan","版本":1,"年度账":[{"年度":2021,` + "\n" + `"单位概况":{"名称":"某局` + s + `"}}]}`
	}
	for _, half := range []string{`\ud83d`, `\uDE00`, `\ud83d\ud83d\ude00`, `\ud83dx\ude00`, `\\\ud83d`} {
		_, err := store.Load(strings.NewReader(text(half)))
		sentence(t, err, "第 2 行有半个字符“\\u")
	}
	for whole, want := range map[string]string{`\ud83d\ude00`: "😀", `\\ud83d`: `\ud83d`, `\u5c40`: "局"} {
		years, err := store.Load(strings.NewReader(text(whole)))
		must(t, err)
		if got := years[0].Department.Name; got != "某局"+want {
			t.Errorf("%s is read as %q", whole, got)
		}
	}
}
