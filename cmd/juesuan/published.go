package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"juesuan/report/export"
	"juesuan/store"
)

func publishedCommand() *cobra.Command {
	var year yearFlag
	var id idFlag
	var dir string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "published 账本.juesuan --year 年度",
		Short: "列出定稿的文件和以后的改动，取出同样的文件",
		Long: `列出一个年度的每次定稿：时间、文件和它们的 SHA-256，解锁的原因，公开的日期，
以及最近一次定稿以后改了哪些地方、原来是什么、现在是什么；文件里还印着上年数，
所以上年度在定稿以后改了哪些地方，也这样列出。
--out 把定稿的文件原样写出来，逐字节相同；和 SHA-256 不符时不写。`,
		Example: `  juesuan published 我局.juesuan --year 2022
  juesuan published 我局.juesuan --year 2022 --out 取出`,
		Args: exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return reading(args[0], func(l *store.Ledger) error {
				r, err := readRecord(l, year, int64(id))
				if err != nil {
					return err
				}
				switch {
				case dir != "":
					return r.takeOut(cmd, l, dir, asJSON)
				case asJSON:
					return writeJSON(cmd.OutOrStdout(), r.json())
				}
				r.write(cmd.OutOrStdout())
				return nil
			})
		},
	}
	cmd.Flags().Var(&year, "year", "`年度`，例如 2022；不写时用账本里最新的年度")
	cmd.Flags().Var(&id, "id", "比较或取出哪一次定稿，写`编号`；不写时用最近一次")
	cmd.Flags().StringVar(&dir, "out", "", "把定稿的文件写到这个`文件夹`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// record is what is known of the finalisations of a year.
type record struct {
	year   int
	state  store.State          // empty if the ledger does not have the year now
	pubs   []*store.Publication // the oldest first
	events []store.HistoryEntry // of the state, the newest first
	chosen *store.Publication   // nil if there is none
	since  *store.Since         // from the chosen one to now
}

func readRecord(l *store.Ledger, named yearFlag, id int64) (*record, error) {
	years, err := l.Years()
	if err != nil {
		return nil, err
	}
	year, err := newest(years, named)
	if err != nil {
		return nil, err
	}
	r := &record{year: year}
	if r.pubs, err = l.Publications(year); err != nil {
		return nil, err
	}
	if r.events, err = l.History(year, "状态"); err != nil {
		return nil, err
	}
	now, err := l.Year(year)
	var missing *store.NoYearError
	switch {
	case err == nil:
		r.state = now.State
	case !errors.As(err, &missing) || len(r.pubs) == 0:
		return nil, err
	}
	for _, p := range r.pubs {
		if id == 0 || p.ID == id {
			r.chosen = p
		}
	}
	if r.chosen == nil {
		if id != 0 {
			return nil, fmt.Errorf("%d 年度没有编号为 %d 的定稿，请不写 --id 列出全部。", year, id)
		}
		return r, nil
	}
	r.since, err = l.SincePublished(r.chosen.ID)
	return r, err
}

// takeOut writes the chosen files as they went out.
func (r *record) takeOut(cmd *cobra.Command, l *store.Ledger, dir string, asJSON bool) error {
	if r.chosen == nil {
		return fmt.Errorf("%d 年度没有定稿过，没有可以取出的文件；请先用 juesuan finalise 定稿。", r.year)
	}
	kept, err := l.PublishedFiles(r.chosen.ID)
	if err != nil {
		return err
	}
	files := make([]export.File, len(kept))
	for i, f := range kept {
		files[i] = export.File{Name: f.Name, Content: f.Content}
	}
	paths, err := export.PlaceNew(dir, files)
	if err != nil {
		return err
	}
	return tell(cmd.OutOrStdout(), paths, asJSON)
}

// write tells everything that happened, the oldest first, and what is
// different now.
func (r *record) write(w io.Writer) {
	state := string(r.state)
	if state == "" {
		state = "不在账本里（删去了）"
	}
	fmt.Fprintf(w, "%d 年度  现在%s\n", r.year, state)
	pubs := r.pubs
	for i := len(r.events) - 1; i >= 0; i-- {
		e := &r.events[i]
		fmt.Fprintf(w, "\n%s  %s  %s\n", clock(e.At), stateChange(e), oneLine(e.Action)+doubted(*e))
		if e.New == string(store.Finalised) && len(pubs) > 0 && pubs[0].At.Equal(e.At) {
			fmt.Fprintf(w, "  编号 %d\n", pubs[0].ID)
			writeFiles(w, pubs[0].Files)
			pubs = pubs[1:]
		}
	}
	switch {
	case r.chosen == nil && r.state != store.Drafting:
		fmt.Fprintf(w, "\n账本里没有定稿时的文件：%s。\n", r.whyNoFiles())
	case r.chosen == nil:
		fmt.Fprintf(w, "\n没有定稿过。\n")
	case r.state == "":
	case len(r.since.Own) == 0:
		fmt.Fprintf(w, "\n和编号 %d 的定稿相比，没有改动。\n", r.chosen.ID)
	default:
		fmt.Fprintf(w, "\n和编号 %d 的定稿相比，改了 %d 处：\n", r.chosen.ID, len(r.since.Own))
		writeDifferences(w, r.since.Own)
	}
	if r.since != nil && len(r.since.Before) > 0 {
		fmt.Fprintf(w, "\n%s：\n", r.since.BeforeText())
		writeDifferences(w, r.since.Before)
	}
}

// whyNoFiles says why a year that is sealed has no publication.
func (r *record) whyNoFiles() string {
	for _, e := range r.events { // the newest first
		if e.New == string(store.Finalised) && e.Old != "" && e.Action != loadAction {
			return "是本程序的旧版定的稿，它不存文件"
		}
	}
	return "年度是带着这个状态导入的"
}

// stateChange says how the state changed.
func stateChange(e *store.HistoryEntry) string {
	switch {
	case e.Addr == "":
		return changed(*e)
	case e.Old == "":
		return "有了这个年度（" + shown(e.New) + "）"
	case e.New == "":
		return "删去了这个年度"
	}
	return shown(e.Old) + " → " + shown(e.New)
}

// clock is a time as the clerk's clock shows it.
func clock(t time.Time) string { return t.Local().Format(time.DateTime) }

// writeDifferences lists places with their old and new values.
func writeDifferences(w io.Writer, list []store.Difference) {
	for _, d := range list {
		fmt.Fprintf(w, "  %s：%s → %s\n", shown(d.Addr), valueOf(d.Old), valueOf(d.New))
	}
}

func valueOf(s string) string {
	if s == "" {
		return "（空）"
	}
	return shorten(oneLine(s))
}

// The JSON form of a record.
type (
	jsonRecord struct {
		Year   int           `json:"年度"`
		State  store.State   `json:"状态"`
		Pubs   []jsonPub     `json:"定稿"`
		Events []jsonEvent   `json:"状态的变化"`
		Since  int64         `json:"比较的定稿,omitempty"`
		Differ []jsonDiffers `json:"以后的改动"`
		Before []jsonDiffers `json:"上年以后的改动"`
	}
	jsonPub struct {
		ID     int64      `json:"编号"`
		At     time.Time  `json:"时间"`
		Action string     `json:"操作"`
		Files  []jsonFile `json:"文件"`
	}
	jsonFile struct {
		Name   string `json:"名称"`
		SHA256 string `json:"SHA-256"`
		Size   int64  `json:"字节"`
	}
	jsonEvent struct {
		At     time.Time `json:"时间"`
		Action string    `json:"操作"`
		Old    string    `json:"原来"`
		New    string    `json:"现在"`
		Broken bool      `json:"不可信,omitempty"`
	}
	jsonDiffers struct {
		Addr string `json:"位置"`
		Old  string `json:"原来"`
		New  string `json:"现在"`
	}
)

func (r *record) json() jsonRecord {
	out := jsonRecord{Year: r.year, State: r.state, Pubs: []jsonPub{}, Events: []jsonEvent{}, Differ: []jsonDiffers{}, Before: []jsonDiffers{}}
	for _, p := range r.pubs {
		jp := jsonPub{ID: p.ID, At: p.At, Action: p.Action}
		for _, f := range p.Files {
			jp.Files = append(jp.Files, jsonFile{f.Name, hex.EncodeToString(f.SHA256[:]), f.Size})
		}
		out.Pubs = append(out.Pubs, jp)
	}
	for i := len(r.events) - 1; i >= 0; i-- {
		e := &r.events[i]
		out.Events = append(out.Events, jsonEvent{e.At, e.Action, e.Old, e.New, e.Broken})
	}
	if r.chosen != nil {
		out.Since = r.chosen.ID
	}
	if r.since != nil {
		out.Differ = jsonDifferences(r.since.Own)
		out.Before = jsonDifferences(r.since.Before)
	}
	return out
}

func jsonDifferences(list []store.Difference) []jsonDiffers {
	out := make([]jsonDiffers, len(list))
	for i, d := range list {
		out[i] = jsonDiffers{d.Addr, d.Old, d.New}
	}
	return out
}
