package store

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Address is a place in a year: a page, a row of it, or one field.
//
//	支出/2010301/一般公共预算财政拨款/基本支出/决算数
//	内设机构/2/名称       (ordered lists: the position from 1)
//	三公数量/保有量        (single rows)
type Address struct {
	Page  *Page
	Key   []string // empty for single rows; the position for ordered lists
	Field *Field   // nil: the row itself
}

// String writes the address out.
func (a Address) String() string {
	parts := append([]string{a.Page.Name}, a.Key...)
	if a.Field != nil {
		parts = append(parts, a.Field.Name)
	}
	return JoinAddress(parts...)
}

// keyLength is how many parts of an address name the row.
func (p *Page) keyLength() int {
	switch {
	case p.Single:
		return 0
	case p.Ordered:
		return 1
	}
	return len(p.keys)
}

// keyOf returns the key of the row at place i, from 0.
func (p *Page) keyOf(row reflect.Value, i int) []string {
	if p.Ordered {
		return []string{strconv.Itoa(i + 1)}
	}
	key := make([]string, len(p.keys))
	for j, k := range p.keys {
		key[j] = p.Fields[k].in(row).String()
	}
	return key
}

// ParseAddress reads the address of a row or a field. Choices may be written
// short where it is clear which is meant (一般公共, 基本). The error is a
// sentence that says what the address could have meant.
func ParseAddress(addr string) (Address, error) {
	parts := SplitAddress(strings.TrimSpace(addr))
	p := PageNamed(parts[0])
	if p == nil {
		return Address{}, fmt.Errorf("地址“%s”：没有“%s”这一页%s（账本的页有%s）", clipAddress(addr), clip(parts[0]), Meant(parts[0], pageNames()), listed(pageNames()))
	}
	a := Address{Page: p}
	n := p.keyLength()
	rest := parts[1:]
	if len(rest) < n || len(rest) > n+1 {
		return Address{}, fmt.Errorf("地址“%s”：“%s”页的地址应写成 %s", clipAddress(addr), p.Name, p.shape())
	}
	for i, part := range rest[:n] {
		key, err := p.parseKey(i, part)
		if err != nil {
			return Address{}, fmt.Errorf("地址“%s”：%w", clipAddress(addr), err)
		}
		a.Key = append(a.Key, key)
	}
	if len(rest) > n {
		var err error
		if a.Field, err = p.fieldAt(addr, rest[n]); err != nil {
			return Address{}, err
		}
	}
	return a, nil
}

func (p *Page) fieldAt(addr, name string) (*Field, error) {
	f := p.Field(name)
	if f == nil {
		return nil, fmt.Errorf("地址“%s”：“%s”页没有“%s”这一栏%s（有%s）", clipAddress(addr), p.Name, clip(name), Meant(name, p.fieldNames()), listed(p.fieldNames()))
	}
	return f, nil
}

// ParsePlace reads the beginning of an address, as [Ledger.History] takes it: a
// page, some rows of it, a row or a field. Besides the pages there are 状态 and
// 检查/规则/位置. It returns the place as the history writes it, or the error of
// [ParseAddress].
func ParsePlace(place string) (string, error) {
	parts := SplitAddress(strings.Trim(place, "/ "))
	p := pastPage(parts[0])
	if p == nil {
		if len(parts) == 1 && parts[0] == statePage {
			return statePage, nil
		}
		if parts[0] == publicationPage || parts[0] == binPage {
			return JoinAddress(parts...), nil
		}
		names := append(pageNames(), statePage, acceptedPage.Name, publicationPage, binPage)
		return "", fmt.Errorf("地址“%s”：没有“%s”这一页%s（历史里的页有%s）", clipAddress(place), clip(parts[0]), Meant(parts[0], names), listed(names))
	}
	out := []string{p.Name}
	rest := parts[1:]
	for i := range min(len(rest), p.keyLength()) {
		key, err := p.parseKey(i, rest[i])
		if err != nil {
			return "", fmt.Errorf("地址“%s”：%w", clipAddress(place), err)
		}
		out = append(out, key)
	}
	switch rest = rest[len(out)-1:]; len(rest) {
	case 0:
	case 1:
		f, err := p.fieldAt(place, rest[0])
		if err != nil {
			return "", err
		}
		out = append(out, f.Name)
	default:
		return "", fmt.Errorf("地址“%s”：“%s”页的地址应写成 %s", clipAddress(place), p.Name, p.shape())
	}
	return JoinAddress(out...), nil
}

func (p *Page) parseKey(i int, part string) (string, error) {
	if p.Ordered {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 {
			return "", fmt.Errorf("“%s”不是第几行，请写 1、2、3 这样的数", clip(part))
		}
		return strconv.Itoa(n), nil // 02 is 2
	}
	f := &p.Fields[p.keys[i]]
	if f.Kind == ChoiceValue {
		return f.choose(part)
	}
	return part, nil
}

// shape shows how the page's addresses are written.
func (p *Page) shape() string {
	parts := []string{p.Name}
	if p.Ordered {
		parts = append(parts, "第几行")
	}
	for _, f := range p.KeyFields() {
		parts = append(parts, f.Name)
	}
	return strings.Join(append(parts, "栏名"), "/")
}

func (p *Page) fieldNames() []string {
	var out []string
	for _, f := range p.Fields {
		out = append(out, f.Name)
	}
	return out
}

func pageNames() []string {
	var out []string
	for _, p := range pages {
		out = append(out, p.Name)
	}
	return out
}
