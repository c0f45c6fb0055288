package check

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"juesuan/assets"
	"juesuan/store"
)

// Rule is one rule as its file has it.
type Rule struct {
	ID         string   `toml:"id" json:"id"`
	Name       string   `toml:"name" json:"name"`
	Severity   Severity `toml:"severity" json:"severity"`
	Clause     string   `toml:"clause" json:"clause"`         // where the rule comes from
	Needs      []string `toml:"needs" json:"needs,omitempty"` // tables, 文字, 账本, 科目表, 上年
	Expression []string `toml:"expression" json:"expression"`
	Example    string   `toml:"example" json:"example,omitempty"`
	Advice     string   `toml:"advice" json:"advice,omitempty"`     // what to do; ends the message
	Audit      string   `toml:"audit" json:"audit,omitempty"`       // the same for who audits the document of others, where it differs
	Function   bool     `toml:"function" json:"function,omitempty"` // a Go function; the expression is for people

	file     string
	formulas []*formula
	sets     map[string][]string
	layout   *layout // of the document it tests; nil is the form
}

// Rules are the rules of a run, in their order.
type Rules struct {
	list []*Rule
	ids  map[string]*Rule
	sets map[string][]string // of the program's files, for every file

	turned bool // to a document's layout
}

// All returns the rules in order.
func (r *Rules) All() []*Rule { return r.list }

// Rule returns the rule with the ID; the error says what could have been meant.
func (r *Rules) Rule(id string) (*Rule, error) {
	if rule := r.ids[id]; rule != nil {
		return rule, nil
	}
	return nil, fmt.Errorf("没有编号为“%s”的规则%sjuesuan rules 列出全部规则。", id, orStop(store.Meant(id, keys(r.ids))))
}

// Without returns the rules but the one with the ID.
func (r *Rules) Without(id string) *Rules {
	out := &Rules{ids: map[string]*Rule{}, sets: r.sets, turned: r.turned}
	for _, x := range r.list {
		if x.ID != id {
			out.list = append(out.list, x)
			out.ids[x.ID] = x
		}
	}
	return out
}

// Load reads the program's rules and then the files and folders named; a
// folder's rules are its *.toml files.
//
// Every error is a Chinese sentence with file, line and what is wrong.
func Load(more ...string) (*Rules, error) {
	r := &Rules{ids: map[string]*Rule{}, sets: map[string][]string{}}
	own, err := assets.FS.ReadDir("rules")
	if err != nil {
		return nil, fmt.Errorf("程序自带的规则缺失：%w", err)
	}
	for _, f := range own {
		if !strings.HasSuffix(f.Name(), ".toml") {
			continue
		}
		b, err := assets.FS.ReadFile("rules/" + f.Name())
		if err != nil {
			return nil, fmt.Errorf("程序自带的规则 %s 读不出来：%w", f.Name(), err)
		}
		if err := r.read(f.Name(), string(b), true); err != nil {
			return nil, err
		}
	}
	for _, name := range more {
		files, err := ruleFiles(name)
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("目录 %s 里没有规则文件；规则写在扩展名是 .toml 的文件里", name)
		}
		for _, f := range files {
			st, err := os.Stat(f)
			if err == nil && !st.Mode().IsRegular() {
				return nil, fmt.Errorf("%s 不是文件", f) // reading a pipe would wait for ever
			}
			b, err := os.ReadFile(f)
			if err != nil {
				return nil, fmt.Errorf("规则文件 %s 读不出来，请检查路径和权限", f)
			}
			if err := r.read(f, string(b), false); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func ruleFiles(name string) ([]string, error) {
	st, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("没有规则文件 %s，请检查路径", name)
	case err != nil:
		return nil, fmt.Errorf("规则文件 %s 打不开，请检查权限", name)
	case st.Mode().IsRegular():
		return []string{name}, nil
	case !st.IsDir():
		return nil, fmt.Errorf("%s 不是文件，也不是目录", name)
	}
	list, err := os.ReadDir(name)
	if err != nil {
		return nil, fmt.Errorf("规则目录 %s 打不开，请检查权限", name)
	}
	var files []string // in the order of their names
	for _, f := range list {
		if strings.EqualFold(filepath.Ext(f.Name()), ".toml") {
			files = append(files, filepath.Join(name, f.Name()))
		}
	}
	return files, nil
}

// stockPhrases is the set of the program's that a file adds to.
const stockPhrases = "套话"

// read adds a file's rules.
func (r *Rules) read(file, text string, own bool) error {
	var body struct {
		Sets map[string][]string `toml:"sets"`
		Rule []*Rule             `toml:"rule"`
	}
	if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		return fmt.Errorf("%s：不是 UTF-8 编码的文本，请用记事本另存为 UTF-8", file)
	}
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	if err := wrongTypes(file, text); err != nil {
		return err
	}
	meta, err := toml.Decode(text, &body)
	if err != nil {
		return tomlSentence(file, err)
	}
	if un := meta.Undecoded(); len(un) > 0 {
		key := un[0][len(un[0])-1]
		known := []string{"id", "name", "severity", "clause", "needs", "expression", "example", "advice", "audit", "function", "sets", "rule"}
		return fmt.Errorf("%s 第 %d 行：不认识的项“%s”%s", file, lineOfKey(text, key), key, orStop(store.Meant(key, known)))
	}
	if !own && len(body.Sets[stockPhrases]) > 0 {
		r.sets[stockPhrases] = slices.Concat(r.sets[stockPhrases], body.Sets[stockPhrases])
		delete(body.Sets, stockPhrases)
	} else if !own && len(body.Rule) == 0 {
		return fmt.Errorf("%s：里面没有规则，规则以 [[rule]] 开头", file)
	}
	sets := r.sets
	if !own {
		sets = maps.Clone(sets)
	}
	maps.Copy(sets, body.Sets)
	for i, rule := range body.Rule {
		rule.file, rule.sets = file, sets
		if err := r.add(rule, own); err != nil {
			return fmt.Errorf("%s 第 %d 行：%w", file, lineWithin(text, i, err.near), err)
		}
	}
	return nil
}

// needs are what a rule may ask for.
var needs = []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "文字", "账本", "科目表", "上年", "自评"}

// unknownNeed is the first of the rule's needs that there is not.
func (r *Rule) unknownNeed() string {
	for _, n := range r.Needs {
		if !slices.Contains(needs, n) {
			return n
		}
	}
	return ""
}

// ruleError is what is wrong with a rule, and a piece of the file near it.
type ruleError struct{ near, text string }

func (e *ruleError) Error() string { return e.text }

func wrong(near, format string, a ...any) *ruleError {
	return &ruleError{near, fmt.Sprintf(format, a...)}
}

func (r *Rules) add(rule *Rule, own bool) *ruleError {
	near := rule.ID
	switch {
	case rule.ID == "":
		return wrong("", "有一条规则没有编号，请写上 id = \"…\"")
	case r.ids[rule.ID] != nil:
		return wrong(near, "编号“%s”已经有了（%s），请换一个", rule.ID, r.ids[rule.ID].Name)
	case rule.Name == "":
		return wrong(near, "规则“%s”没有名称，请写上 name = \"…\"", rule.ID)
	case rule.Clause == "":
		return wrong(near, "规则“%s”没有依据，请在 clause 里写明文件的条款或表的定义", rule.ID)
	case len(rule.Expression) == 0:
		return wrong(near, "规则“%s”没有算式，请写上 expression = [\"…\"]", rule.ID)
	case !slices.Contains([]Severity{Error, Warning, Info}, rule.Severity):
		return wrong(string(rule.Severity), "规则“%s”的 severity = “%s”不对%s应是 error、warning 或 info", rule.ID, rule.Severity,
			orStop(store.Meant(string(rule.Severity), []string{"error", "warning", "info"})))
	case rule.unknownNeed() != "":
		return wrong(rule.unknownNeed(), "规则“%s”的 needs 里不认识“%s”%s", rule.ID, rule.unknownNeed(), orStop(store.Meant(rule.unknownNeed(), needs)))
	case rule.Function && !own:
		return wrong(near, "规则“%s”写了 function，只有程序自带的规则能用；请改写成算式", rule.ID)
	case rule.Function && functions[rule.ID].test == nil:
		return wrong(near, "规则“%s”没有对应的程序", rule.ID)
	}
	if !rule.Function {
		for _, e := range rule.Expression {
			f, err := parseFormula(e, rule.sets)
			if err == nil {
				err = sensible(f, rule.sets)
			}
			if err != nil {
				return wrong(e, "规则“%s”的算式“%s”：%v", rule.ID, e, err)
			}
			rule.formulas = append(rule.formulas, f)
		}
	}
	r.list = append(r.list, rule)
	r.ids[rule.ID] = rule
	return nil
}

// heads are where rules begin.
var heads = regexp.MustCompile(`(?m)^[ \t]*\[\[[ \t]*"?rule"?[ \t]*\]\]`)

// lineWithin finds the line a piece of text stands on within the n-th rule, or
// the line that the rule begins on.
func lineWithin(text string, n int, piece string) int {
	all := heads.FindAllStringIndex(text, -1)
	if n >= len(all) {
		return 1
	}
	begin, end := all[n][0], len(text)
	if n+1 < len(all) {
		end = all[n+1][0]
	}
	if i := strings.Index(text[begin:end], piece); i > 0 {
		begin += i
	}
	return 1 + strings.Count(text[:begin], "\n")
}

// lineOfKey finds the line that gives a key a value.
func lineOfKey(text, key string) int {
	at := regexp.MustCompile(`(?m)^[ \t]*"?` + regexp.QuoteMeta(key) + `"?[ \t]*[=.\]]`).FindStringIndex(text)
	if at == nil {
		return 1
	}
	return 1 + strings.Count(text[:at[0]], "\n")
}

// reTwice is how the decoder says that a key stands twice.
var reTwice = regexp.MustCompile(`Key '(.+)' has already been defined`)

func tomlSentence(file string, err error) error {
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return fmt.Errorf("%s：有一项的内容类型不对（expression 要写成 [\"…\"]），请对照自带的规则检查", file)
	}
	line := pe.Position.Line
	if m := reTwice.FindStringSubmatch(pe.Message); m != nil {
		key := strings.Trim(m[1][strings.LastIndex(m[1], ".")+1:], `"`)
		return fmt.Errorf("%s 第 %d 行：%s 写了两次，请去掉一个", file, line, key)
	}
	if strings.Contains(pe.Message, "end of table") && line > 1 {
		line-- // it is the line before that was not closed
	}
	return fmt.Errorf("%s 第 %d 行：写法不合 TOML 规则，请检查引号、括号和等号", file, line)
}

// wrongTypes says which key has a value of another type than it takes. What is
// no TOML at all is the decoder's to tell.
func wrongTypes(file, text string) error {
	var body struct {
		Sets map[string]any
		Rule any
	}
	if _, err := toml.Decode(text, &body); err != nil {
		return nil //nolint:nilerr // see above
	}
	for _, name := range keys(body.Sets) {
		if !isList(body.Sets[name]) {
			return fmt.Errorf("%s 第 %d 行：名单“%s”要写成 [\"…\", \"…\"]", file, lineOfKey(text, name), name)
		}
	}
	rules, ok := body.Rule.([]map[string]any)
	if body.Rule != nil && !ok {
		return fmt.Errorf("%s 第 %d 行：规则以 [[rule]] 开头，方括号要写两层", file, lineOfKey(text, "rule"))
	}
	for i, rule := range rules {
		for _, key := range keys(rule) {
			_, isText := rule[key].(string)
			_, isBool := rule[key].(bool)
			want := ""
			switch key {
			case "needs", "expression":
				if !isList(rule[key]) {
					want = "[\"…\"]，几条之间用逗号隔开"
				}
			case "function":
				if !isBool {
					want = "true 或 false"
				}
			case "id", "name", "severity", "clause", "example", "advice", "audit":
				if !isText {
					want = "\"…\"，写在引号里"
				}
			}
			if want != "" {
				return fmt.Errorf("%s 第 %d 行：%s 要写成 %s", file, lineWithin(text, i, "\n"+key)+1, key, want)
			}
		}
	}
	return nil
}

// isList reports whether a value is a list of texts.
func isList(v any) bool {
	list, ok := v.([]any)
	return ok && !slices.ContainsFunc(list, func(x any) bool { _, text := x.(string); return !text })
}
