package report

import (
	"fmt"
	"slices"
	"strconv"

	"juesuan/store"
)

// check asks what a pack's settings may be, after all of it was read, so that
// a slip of the pen is told when the pack is loaded and not when a table or a
// sentence comes out wrong.
func (p *Pack) check(src source) error {
	if p.Unit == "" {
		p.Unit = Wan
	}
	if p.Unit != Wan && p.Unit != Yuan {
		return fmt.Errorf("%s：“unit”是“%s”，应为“万元”或“元”", src.at(lineOf(src.text, []string{"unit"})), p.Unit)
	}
	if p.Numbers.Shares == "" {
		p.Numbers.Shares = "balanced"
	}
	if shares := []string{"balanced", "independent"}; !slices.Contains(shares, p.Numbers.Shares) {
		return fmt.Errorf("%s：“shares”是“%s”，应为“balanced”（配平到 100）或“independent”（各自舍入）%s",
			src.at(lineOf(src.text, []string{"numbers", "shares"})), p.Numbers.Shares, meant(p.Numbers.Shares, shares))
	}
	if n := p.Numbers.PercentDecimals; n < 0 || n > maxDecimals {
		return fmt.Errorf("%s：“percent_decimals”是 %d，应在 0 到 %d 之间", src.at(lineOf(src.text, []string{"numbers", "percent_decimals"})), n, maxDecimals)
	}
	if err := p.checkNames(src); err != nil {
		return err
	}
	return p.checkLines(src)
}

// maxDecimals bounds the decimals of a percentage.
const maxDecimals = 6

// checkNames asks that tables and prior totals exist by the names used.
func (p *Pack) checkNames(src source) error {
	ids := []string{assessmentID, projectsID}
	for _, t := range p.tables {
		ids = append(ids, t.ID)
	}
	for _, part := range p.Parts {
		for _, id := range part.Tables {
			if !slices.Contains(ids, id) {
				return fmt.Errorf("%s：部分“%s”里的表“%s”没有定义%s", src.at(lineOfWord(src.text, "part.tables", id)), part.Title, id, meant(id, ids))
			}
		}
	}
	for _, id := range keysOf(p.EmptyNotes) {
		if !slices.Contains(ids, id) {
			return fmt.Errorf("%s：没有表“%s”%s", src.at(lineOf(src.text, []string{"empty_notes", id})), id, meant(id, ids))
		}
	}
	var priorFields []string
	for _, f := range store.PageNamed("上年数").Fields {
		priorFields = append(priorFields, f.Name)
	}
	for _, field := range keysOf(p.Prior) {
		if !slices.Contains(priorFields, field) {
			return fmt.Errorf("%s：“上年数”页没有“%s”这一栏%s", src.at(lineOf(src.text, []string{"prior", field})), field, meant(field, priorFields))
		}
	}
	return nil
}

// checkLines parses the one-line templates.
func (p *Pack) checkLines(src source) error {
	type line struct{ where, text string }
	lines := []line{{"title", p.Title}, {"unit_line", p.UnitLine}, {"year_line", p.YearLine}}
	for _, l := range p.Cover {
		lines = append(lines, line{"cover", l})
	}
	for _, part := range p.Parts {
		lines = append(lines, line{"part.title", part.Title})
	}
	for _, id := range keysOf(p.EmptyNotes) {
		lines = append(lines, line{"empty_notes." + id, p.EmptyNotes[id]})
	}
	for _, l := range lines {
		if _, err := parseTemplate(l.where, src.shown+" 的“"+l.where+"”", l.text); err != nil {
			return err
		}
	}
	for _, t := range p.tables {
		for _, n := range t.Notes {
			if _, err := parseTemplate(t.ID, p.Name+"/tables.toml 表“"+t.ID+"”的注", n); err != nil {
				return err
			}
		}
	}
	return nil
}

// lineOfWord finds the line on which a list of words names the word.
func lineOfWord(text, key, word string) int {
	n := 1
	for _, s := range settings(text) {
		if s.key != key {
			continue
		}
		n = s.line
		if slices.Contains(quotedWords(s.value), word) {
			break
		}
	}
	return n
}

// quotedWords are the strings of a list that stands on one line.
func quotedWords(value string) []string {
	var out []string
	for value != "" {
		q, err := strconv.QuotedPrefix(value)
		if err != nil {
			value = value[1:]
			continue
		}
		word, _ := strconv.Unquote(q)
		out = append(out, word)
		value = value[len(q):]
	}
	return out
}
