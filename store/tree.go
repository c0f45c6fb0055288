package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"
)

// maxDepth bounds how deep a JSON file may nest: ours has four levels.
const maxDepth = 16

// parseJSON reads one JSON value and nothing after it, as maps, lists and
// [json.Number]. Unlike encoding/json it refuses a name that stands twice in
// one object, where one of two amounts would silently be lost, and text that
// is not UTF-8. Errors name the line.
func parseJSON(b []byte) (any, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	p := &treeParser{d: json.NewDecoder(bytes.NewReader(b)), text: b}
	switch {
	case cutInRune(b):
		return nil, p.syntax(int64(len(b)))
	case !utf8.Valid(b):
		return nil, errors.New("文件不是 UTF-8 编码（可能是 GBK 或 UTF-16），请另存为 UTF-8 后再导入")
	}
	if at := loneSurrogate(b); at >= 0 {
		return nil, fmt.Errorf("第 %d 行有半个字符“%s”，请改成完整的字", p.line(int64(at)), b[at:at+6])
	}
	p.d.UseNumber()
	tree, err := p.value(0)
	if err != nil {
		return nil, err
	}
	if _, err = p.d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("第 %d 行之后还有多余的内容，请删去", p.line(p.d.InputOffset()))
	}
	return tree, nil
}

type treeParser struct {
	d    *json.Decoder
	text []byte
}

func (p *treeParser) line(offset int64) int {
	return 1 + bytes.Count(p.text[:min(offset, int64(len(p.text)))], []byte("\n"))
}

func (p *treeParser) token() (json.Token, error) {
	t, err := p.d.Token()
	if err == nil {
		return t, nil
	}
	at := int64(len(p.text))
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = max(syntax.Offset, p.d.InputOffset())
	}
	return nil, p.syntax(at)
}

func (p *treeParser) syntax(at int64) error {
	return fmt.Errorf("第 %d 行附近不合 JSON 的写法（可能缺了引号、逗号或括号，或文件没有拷贝完整），请检查", p.line(at))
}

// surrogates are the escapes of halves of characters, and others beside which a
// backslash is no part of them.
var surrogates = regexp.MustCompile(`\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}`)

// loneSurrogate is where half a character is escaped without its other half, -1
// if nowhere: the decoder would put another character in its place.
func loneSurrogate(b []byte) int {
	for _, m := range surrogates.FindAllIndex(b, -1) {
		if m[1]-m[0] == len(`\uXXXX`) {
			return m[0]
		}
	}
	return -1
}

// cutInRune reports whether the text is UTF-8 but ends within a character.
func cutInRune(b []byte) bool {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if end := b[len(b)-n:]; utf8.RuneStart(end[0]) {
			return !utf8.FullRune(end) && utf8.Valid(b[:len(b)-n])
		}
	}
	return false
}

// value reads one value that lies within depth others.
func (p *treeParser) value(depth int) (any, error) {
	t, err := p.token()
	if err != nil {
		return nil, err
	}
	if _, nests := t.(json.Delim); nests && depth == maxDepth {
		return nil, fmt.Errorf("第 %d 行的括号套了 %d 层以上，不像是账本的 JSON 文件，请检查是否选错", p.line(p.d.InputOffset()), maxDepth)
	}
	switch t {
	case json.Delim('{'):
		return p.object(depth)
	case json.Delim('['):
		return p.list(depth)
	}
	return t, nil
}

func (p *treeParser) object(depth int) (any, error) {
	m := map[string]any{}
	for p.d.More() {
		t, err := p.token()
		if err != nil {
			return nil, err
		}
		name, _ := t.(string) // the decoder has seen to it
		if _, twice := m[name]; twice {
			return nil, fmt.Errorf("第 %d 行的“%s”在同一个 { } 里写了两次，请只留一个", p.line(p.d.InputOffset()), clip(name))
		}
		if m[name], err = p.value(depth + 1); err != nil {
			return nil, err
		}
	}
	_, err := p.token() // the closing bracket
	return m, err
}

func (p *treeParser) list(depth int) (any, error) {
	list := []any{}
	for p.d.More() {
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := p.token() // the closing bracket
	return list, err
}
