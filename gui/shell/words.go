package shell

import (
	"regexp"
	"strings"
)

// commands are the ways out that the ledger's errors name by the command line,
// and what the same is in the window.
var commands = []struct {
	said *regexp.Regexp
	here string
}{
	{regexp.MustCompile(`用“juesuan (backup restore|rescue)”`), "用下面的按钮"},
	{regexp.MustCompile(`，“juesuan verify”全部列出`), ""},
	{regexp.MustCompile(`（“?juesuan verify”?[^）]*）`), ""},
	{regexp.MustCompile(`先写明原因解锁：juesuan unlock [^，。；\n]*`), "先在“年度”里写明原因解锁"},
	{regexp.MustCompile(`先把它放进回收站：juesuan remove [^，。；\n]*`), "先在“年度”里删除它，它会进回收站"},
	{regexp.MustCompile(`请用 juesuan copy 复制`), "请在“年度”里用“复制”"},
	{regexp.MustCompile(`请先列出回收站：juesuan bin [^，。；\n]*`), "请再打开一次回收站"},
}

// inWindow puts the window's own ways out in the place of commands.
func inWindow(text string) string {
	if !strings.Contains(text, "juesuan ") {
		return text
	}
	for _, c := range commands {
		text = c.said.ReplaceAllString(text, c.here)
	}
	return text
}

// sentences writes an error as sentences, one a line, each with its end.
func sentences(err error) string {
	var lines []string
	for _, l := range strings.Split(strings.TrimSpace(inWindow(err.Error())), "\n") {
		if l != "" && strings.TrimRight(l, "。？：！") == l {
			l += "。"
		}
		lines = append(lines, l)
	}
	return strings.Join(lines, "\n")
}
