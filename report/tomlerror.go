package report

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

// reBadType reads the decoder's error about a value of the wrong type, which
// is no ParseError.
var reBadType = regexp.MustCompile(`last key "(.+)"\): .*(?:TOML value has type|but found) (\S+?);?(?: |$)`)

// tomlError turns the decoder's error into a sentence with file and line.
func tomlError(shown, text string, err error) error {
	var pe toml.ParseError
	if errors.As(err, &pe) {
		where := fmt.Sprintf("%s 第 %d 行", shown, pe.Position.Line)
		if pe.LastKey != "" {
			where += "（“" + pe.LastKey + "”附近）"
		}
		if strings.Contains(pe.Message, "already been defined") || strings.Contains(pe.Message, "already exists") {
			return fmt.Errorf("%s：同一项写了两次，请删去一处", where)
		}
		return fmt.Errorf("%s：写法不合 TOML 规则，请检查引号、括号和等号", where)
	}
	if m := reBadType.FindStringSubmatch(err.Error()); m != nil {
		key := bareKey(strings.ReplaceAll(m[1], `\"`, `"`))
		if line := lineOfType(text, key, m[2]); line > 0 {
			return fmt.Errorf("%s 第 %d 行：“%s”的内容类型不对（例如该写数字的地方写了文字），请对照自带的模板包检查", shown, line, key)
		}
	}
	return fmt.Errorf("%s：有一项的内容类型不对（例如该写数字的地方写了文字），请对照自带的模板包检查", shown)
}

// setting is a line of a TOML file that sets a key or opens a table.
type setting struct {
	line  int
	key   string // from the top, without quotation marks: table.column.head
	value string // as written; [ for a list of tables, { for a table
}

// settings lists the lines that set keys, in order. It knows as much of TOML
// as messages need: keys in inline tables are not told apart.
func settings(text string) []setting {
	var out []setting
	table, n := "", 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		line = strings.TrimSpace(line)
		key, value, assigns := strings.Cut(line, "=")
		switch {
		case line == "", line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']' && !assigns:
			value = "{"
			if strings.HasPrefix(line, "[[") {
				value = "["
			}
			table = bareKey(strings.Trim(line, "[]"))
			out = append(out, setting{n, table, value})
		case assigns:
			key = bareKey(key)
			if table != "" {
				key = table + "." + key
			}
			out = append(out, setting{n, key, strings.TrimSpace(value)})
		}
	}
	return out
}

// bareKey drops the quotation marks and blanks of a dotted key.
func bareKey(key string) string { return strings.NewReplacer(`"`, "", "'", "", " ", "").Replace(key) }

// goTypes are the decoder's names for what a value's first character shows.
var goTypes = map[byte]string{'"': "string", '\'': "string", '[': "[]any", '{': "map[string]any", 't': "bool", 'f': "bool"}

// lineOfType finds the first line that sets the key to a value of the type, or
// to a list that may hold one; 0 if there is none.
func lineOfType(text, key, goType string) int {
	list := 0
	for _, s := range settings(text) {
		if s.key != key || s.value == "" {
			continue
		}
		kind, known := goTypes[s.value[0]]
		if kind == goType || !known && strings.HasSuffix(goType, "64") {
			return s.line
		}
		if s.value[0] == '[' && list == 0 {
			list = s.line
		}
	}
	return list
}

// lineOf finds the line of a key, 1 if it is not found.
func lineOf(text string, key toml.Key) int {
	want := bareKey(strings.Join(key, "."))
	for _, s := range settings(text) {
		if s.key == want {
			return s.line
		}
	}
	return 1
}

// lineOfTable finds the line on which the nth table of a list begins, from 0.
func lineOfTable(text, key string, n int) int {
	for _, s := range settings(text) {
		if s.key == key && s.value == "[" {
			if n == 0 {
				return s.line
			}
			n--
		}
	}
	return 1
}
