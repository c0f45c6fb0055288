package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// maxDump bounds a JSON file in bytes: a ledger of many years is far smaller.
const maxDump = 64 << 20

// Load reads years from the ledger's own JSON. It is strict: an unknown name
// is refused with what it could have meant, and every error says where: as a
// line, as a path in the file (年度账[0].支出[3].决算数) with the year and the
// row's key where they are known, or, where a year breaks a rule, as an
// [Address]. The years are valid ([Year.Validate]) and sorted.
func Load(r io.Reader) ([]*Year, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxDump+1))
	if err != nil {
		return nil, &readError{err}
	}
	if len(b) > maxDump {
		return nil, errors.New("文件大于 64 MB，不像是账本的 JSON 文件，请检查是否选错")
	}
	tree, err := parseJSON(b)
	if err != nil {
		return nil, err
	}
	years, err := loadTree(tree)
	if err != nil {
		return nil, err
	}
	var problems []error
	seen := map[int]bool{}
	for _, y := range years {
		if seen[y.Year] {
			problems = append(problems, fmt.Errorf("文件里 %d 年度出现了两次，请只留一个", y.Year))
		}
		seen[y.Year] = true
		problems = append(problems, y.problems()...)
		y.Sort()
	}
	return years, joined(problems)
}

// readError says that the JSON file could not be read; the cause is the
// system's and not in Chinese, so the sentence leaves it out.
type readError struct{ cause error }

func (e *readError) Error() string { return "文件读不出来，请检查文件和磁盘" }

func (e *readError) Unwrap() error { return e.cause }

// object asks for a JSON object with no names but the known ones.
func object(v any, path string, known []string) (map[string]any, error) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s 应是 { } 里的一组数据，现在是%s", orFile(path), kindOf(v))
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("%s 里有不认识的名称“%s”%s请改正或删去", orFile(path), clip(name), orComma(Meant(name, known)))
		}
	}
	return m, nil
}

func list(v any, path string) ([]any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case []any:
		return v, nil
	}
	return nil, fmt.Errorf("%s 应是 [ ] 里的一列数据，现在是%s", path, kindOf(v))
}

func loadTree(tree any) ([]*Year, error) {
	top, err := object(tree, "", []string{"格式", "版本", "年度账"})
	if err != nil {
		return nil, err
	}
	if top["格式"] != dumpFormat {
		return nil, fmt.Errorf("这不是账本的 JSON 文件（缺少 \"格式\": \"%s\"），请选择由 dump 导出的文件", dumpFormat)
	}
	if n, ok := top["版本"].(json.Number); !ok {
		return nil, fmt.Errorf("文件里没有 \"版本\": %d，请选择由 dump 导出的文件", dumpVersion)
	} else if n.String() != strconv.Itoa(dumpVersion) {
		return nil, fmt.Errorf("文件的版本是 %s，本程序只认识第 %d 版，请换用更新的程序", clip(n.String()), dumpVersion)
	}
	if top["年度账"] == nil {
		return nil, errors.New("文件里没有“年度账”，请选择由 dump 导出的文件")
	}
	items, err := list(top["年度账"], "年度账")
	if err != nil {
		return nil, err
	}
	var years []*Year
	for i, item := range items {
		y, err := loadYear(item, fmt.Sprintf("年度账[%d]", i))
		if err != nil {
			return nil, err
		}
		years = append(years, y)
	}
	return years, nil
}

func loadYear(v any, path string) (*Year, error) {
	m, err := object(v, path, append([]string{"年度", "状态"}, pageNames()...))
	if err != nil {
		return nil, err
	}
	y := &Year{State: Drafting}
	n, ok := m["年度"].(json.Number)
	year, err := n.Int64()
	if !ok || err != nil {
		return nil, fmt.Errorf("%s.年度 应是四位数字，例如 2022", path)
	}
	y.Year = int(year)
	if s, ok := m["状态"]; ok {
		text, ok := s.(string)
		if !ok {
			return nil, fmt.Errorf("%s.状态 应是%s之一", path, listed(texts(states)))
		}
		y.State = State(text)
	}
	for _, p := range pages {
		if err := p.loadRows(y, m[p.Name], path+"."+p.Name); err != nil {
			return nil, fmt.Errorf("%d 年度：%w", y.Year, err)
		}
	}
	return y, nil
}

// loadRows fills the page of a year; a page that is missing is empty.
func (p *Page) loadRows(y *Year, v any, path string) error {
	if p.Single {
		row := p.newRow()
		if v != nil {
			if err := p.loadRow(row, v, path); err != nil {
				return err
			}
		}
		p.setRows(y, []reflect.Value{row})
		return nil
	}
	items, err := list(v, path)
	if err != nil {
		return err
	}
	rows := make([]reflect.Value, 0, len(items))
	for i, item := range items {
		row := p.newRow()
		if err := p.loadRow(row, item, fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
		rows = append(rows, row)
	}
	p.setRows(y, rows)
	return nil
}

func (p *Page) loadRow(row reflect.Value, v any, path string) error {
	m, err := object(v, path, p.fieldNames())
	if err != nil {
		return err
	}
	for i := range p.Fields {
		f := &p.Fields[i]
		value, ok := m[f.Name]
		if !ok {
			continue
		}
		text, err := f.fromJSON(value)
		if err == nil {
			err = f.set(row, text)
		}
		if err != nil {
			return fmt.Errorf("%s.%s%s：%w", path, f.Name, p.hint(m), err)
		}
	}
	return nil
}

// hint names a row by its key, as far as the file has it.
func (p *Page) hint(m map[string]any) string {
	var parts []string
	for _, f := range p.KeyFields() {
		if s, ok := m[f.Name].(string); ok {
			parts = append(parts, clip(s))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "（" + strings.Join(parts, " ") + "）"
}

// fromJSON turns a JSON value into what [Field.set] reads.
func (f *Field) fromJSON(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case json.Number:
		if f.Kind == AmountValue || f.Kind == CountValue || f.Number {
			return v.String(), nil
		}
	case bool:
		if f.Kind == FlagValue {
			if v {
				return "是", nil
			}
			return "否", nil
		}
	case nil:
		if f.Nullable {
			return "", nil
		}
	}
	return "", fmt.Errorf("这里应是%s，现在是%s", f.Kind, kindOf(v))
}

func kindOf(v any) string {
	switch v.(type) {
	case nil:
		return "空（null）"
	case string:
		return "文字"
	case json.Number:
		return "数字"
	case bool:
		return "是否（true 或 false）"
	case []any:
		return "一列数据"
	}
	return "一组数据"
}

func orFile(path string) string {
	if path == "" {
		return "文件"
	}
	return path
}

func orComma(s string) string {
	if s == "" {
		return "，"
	}
	return s
}
