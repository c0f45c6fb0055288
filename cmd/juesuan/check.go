package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read"
	"juesuan/store"
)

// foundError ends a check that found errors: everything was said already.
type foundError struct{ errors int }

func (e *foundError) Error() string {
	return fmt.Sprintf("有 %d 个错误，请改正后再定稿。", e.errors)
}

// uncheckedError is a check that could not be made at all.
type uncheckedError struct{ err error }

func (e *uncheckedError) Error() string { return "没有核对成：" + e.err.Error() }
func (e *uncheckedError) Unwrap() error { return e.err }

func checkCommand() *cobra.Command {
	var o look
	var rules []string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check 账本.juesuan",
		Short: "核对各表、文字和自评：勾稽、百分比、完整性",
		Long: `核对各表、文字说明和绩效自评：表内、表间勾稽，文表一致，百分比，自评得分，公开内容是否完整。
先列总数，再按文档的顺序列出发现。四舍五入的尾差不是错误，同一科目只提一次；
缺少依据、无法核对的规则单独列出，不算通过。
退出码：0 没有错误；1 有错误；2 没有核对成。`,
		Example: `  juesuan check 我局.juesuan --year 2022
  juesuan check 我局.juesuan --rules 市局规则.toml --json`,
		Args: exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := check.Load(append(o.ruleFolders(), rules...)...)
			if err != nil {
				return &uncheckedError{err}
			}
			s, err := o.derive(args[0], io.Discard) // told below, or by the rules
			if err != nil {
				return &uncheckedError{err}
			}
			res, err := s.check(list)
			if err != nil {
				return &uncheckedError{err}
			}
			if asJSON {
				err = writeJSON(cmd.OutOrStdout(), checkedOf(s, res))
			} else {
				err = writeResult(cmd.OutOrStdout(), list, res, s.book.Notices)
			}
			if n := len(res.Of(check.Error)); err == nil && n > 0 {
				return &foundError{n}
			}
			return err
		},
	}
	o.flags(cmd)
	ruleFlag(cmd, &rules)
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// ruleFlag adds the option for rules of one's own.
func ruleFlag(cmd *cobra.Command, files *[]string) {
	cmd.Flags().StringArrayVar(files, "rules", nil, "另外的规则`文件`或目录，写法同自带的规则，可以写几次")
}

// ruleFolders are the folders of rules beside the packs, those that exist.
func (o *look) ruleFolders() []string {
	folders, err := o.folders()
	if err != nil {
		return nil // look.derive tells why
	}
	var out []string
	for _, f := range folders {
		dir := filepath.Join(filepath.Dir(f), "rules")
		if st, err := os.Stat(dir); err == nil && st.IsDir() {
			out = append(out, dir)
		}
	}
	return out
}

// check composes the document and tests everything.
func (s *seen) check(rules *check.Rules) (*check.Result, error) {
	d, err := s.compose(report.Default.Name)
	if err != nil {
		return nil, err
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, err
	}
	in, err := read.Input(s.pack, cat, s.book, d, s.year)
	if err != nil {
		return nil, err
	}
	return check.Run(rules, in, check.Options{Accepted: s.accepted}), nil
}

// checked is a check's result for a program: of which year, in numbers, and
// all of it.
type checked struct {
	Year    int            `json:"year"`
	Pack    string         `json:"pack"`
	Rules   map[string]int `json:"rule_counts"`    // how many rules ended so
	Counts  map[string]int `json:"finding_counts"` // by severity, and those accepted
	Notices []string       `json:"notices,omitempty"`
	*check.Result
}

func checkedOf(s *seen, res *check.Result) checked {
	c := checked{
		Year: s.year.Year, Pack: s.pack.Name, Notices: s.book.Notices, Result: res, Counts: map[string]int{"accepted": res.Accepted()},
		Rules: map[string]int{
			"holds": res.Count(check.Holds) - res.Idle(), "idle": res.Idle(), "finding": res.Count(check.Found), "tail": res.Count(check.OnlyTails),
			"not checked": res.Count(check.NotChecked),
		},
	}
	for _, severity := range check.Severities {
		c.Counts[string(severity)] = len(res.Of(severity))
	}
	return c
}

// writeResult prints the summary, the findings, what was not checked, and what
// the ledger has that the tables do not print.
func writeResult(w io.Writer, rules *check.Rules, res *check.Result, notices []string) error {
	var b strings.Builder
	idle := res.Idle()
	fmt.Fprintf(&b, "核对了 %d 条规则：成立 %d，有发现 %d，只有尾差 %d，无法核对 %d；另有 %d 条没有要核对的数。\n", len(res.Rules)-idle,
		res.Count(check.Holds)-idle, res.Count(check.Found), res.Count(check.OnlyTails), res.Count(check.NotChecked), idle)
	var parts []string
	for _, s := range check.Severities {
		parts = append(parts, fmt.Sprintf("%s %d", s.Chinese(), len(res.Of(s))))
	}
	if n := res.Accepted(); n > 0 {
		parts = append(parts, fmt.Sprintf("已认可 %d", n))
	}
	fmt.Fprintf(&b, "发现：%s。\n", strings.Join(parts, "，"))
	for _, f := range res.Findings {
		writeFinding(&b, &f)
	}
	first := true
	for _, r := range res.Rules {
		if len(r.Missing) == 0 {
			continue
		}
		if first {
			b.WriteString("\n无法核对（或有一部分无法核对）：\n")
			first = false
		}
		name := ""
		if rule, err := rules.Rule(r.ID); err == nil {
			name = rule.Name
		}
		fmt.Fprintf(&b, "  %s %s：%s\n", r.ID, name, few(r.Missing))
	}
	for i, n := range notices {
		if i == 0 {
			b.WriteString("\n提示：\n")
		}
		fmt.Fprintf(&b, "  %s\n", n)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// few joins the first of many reasons.
func few(reasons []string) string {
	const most = 5
	if n := len(reasons); n > most {
		return strings.Join(reasons[:most], "；") + fmt.Sprintf("；……共 %d 处", n)
	}
	return strings.Join(reasons, "；")
}

func writeFinding(b *strings.Builder, f *check.Finding) {
	fmt.Fprintf(b, "\n【%s】%s %s", f.Severity.Chinese(), f.Rule, f.Name)
	fmt.Fprintf(b, "\n  %s\n", f.Message)
	if f.Accepted != "" {
		fmt.Fprintf(b, "  已认可：%s\n", f.Accepted)
	}
	if f.Cause != "" {
		fmt.Fprintf(b, "  可能的原因：%s\n", f.Cause)
	}
	if f.Severity == check.Tail {
		if n := len(f.Consequences); n > 0 {
			fmt.Fprintf(b, "  同一科目另有 %d 处尾差\n", n)
		}
		return
	}
	for i, p := range f.Places {
		if i == 4 {
			fmt.Fprintf(b, "  ……共 %d 处\n", len(f.Places))
			break
		}
		fmt.Fprintf(b, "  位置：%s", p)
		if p.Printed != "" {
			fmt.Fprintf(b, " %s", p.Printed)
		}
		if p.Sentence != "" {
			fmt.Fprintf(b, "（%s）", shorten(p.Sentence))
		}
		b.WriteByte('\n')
	}
	for _, c := range f.Consequences {
		fmt.Fprintf(b, "  连带：%s %s\n", c.Rule, c.Message)
	}
}

// shorten keeps a sentence to a line.
func shorten(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}
