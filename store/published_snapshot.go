package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"
)

// snapshotAccepted is the name of the accepted findings in a snapshot.
const snapshotAccepted = "已认可"

// snapshot writes a year down as a dumped file, with its accepted findings
// where there are any.
func snapshot(y *Year, accepted []AcceptedFinding) (string, error) {
	c := *y
	c.Sort()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(struct {
		dump
		Accepted []AcceptedFinding `json:"已认可,omitempty"`
	}{dump{dumpFormat, dumpVersion, []*Year{&c}}, accepted})
	return b.String(), err
}

// loadSnapshot reads a snapshot back. The rules of the entries are not asked:
// the year was in a ledger.
func loadSnapshot(text string) (*Year, []AcceptedFinding, error) {
	tree, err := parseJSON([]byte(text))
	if err != nil {
		return nil, nil, err
	}
	var accepted []AcceptedFinding
	if top, ok := tree.(map[string]any); ok {
		if accepted, err = acceptedFrom(top[snapshotAccepted]); err != nil {
			return nil, nil, err
		}
		delete(top, snapshotAccepted)
	}
	years, err := loadTree(tree)
	if err != nil {
		return nil, nil, err
	}
	if len(years) != 1 {
		return nil, nil, errors.New("保存的数据应当正好是一个年度")
	}
	years[0].Sort()
	return years[0], accepted, nil
}

// acceptedFrom reads the accepted findings of a snapshot.
func acceptedFrom(v any) ([]AcceptedFinding, error) {
	items, err := list(v, snapshotAccepted)
	if err != nil {
		return nil, err
	}
	var out []AcceptedFinding
	for _, item := range items {
		m, err := object(item, snapshotAccepted, []string{"规则", "位置", "数", "理由", "时间"})
		if err != nil {
			return nil, err
		}
		text := func(name string) string { s, _ := m[name].(string); return s }
		a := AcceptedFinding{Rule: text("规则"), Place: text("位置"), Figures: text("数"), Reason: text("理由")}
		if a.At, err = time.Parse(time.RFC3339Nano, text("时间")); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}
