package main

import (
	"fmt"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError is a mistake in the command line, exit code 2.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, a ...any) error { return &usageError{fmt.Sprintf(format, a...)} }

// exactly asks for so many arguments and says which.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == len(names) {
			return nil
		}
		return usagef("juesuan %s 后面要写 %s，现在给了 %d 项。用法：juesuan %s", cmd.Name(), strings.Join(names, " "), len(args), cmd.Use)
	}
}

// atLeast asks for the named arguments and any number of the last.
func atLeast(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= len(names) {
			return nil
		}
		return usagef("juesuan %s 后面要写 %s，现在给了 %d 项。用法：juesuan %s", cmd.Name(), strings.Join(names, " "), len(args), cmd.Use)
	}
}

// help is cobra's usage in Chinese.
const help = `{{with (or .Long .Short)}}{{.}}

{{end}}用法：
  {{if .HasParent}}juesuan {{.Use}}{{else}}juesuan 命令 [选项]{{end}}
{{if .HasExample}}
例子：
{{.Example}}
{{end}}{{if .HasAvailableSubCommands}}
命令：
{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name 9}} {{.Short}}
{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}
选项：
{{.LocalFlags.FlagUsages}}{{end}}
退出码：0 成功；1 数据、文件或写出的位置有问题；2 命令写法不对
{{if .HasAvailableSubCommands}}
juesuan 命令 --help 看一个命令的用法。
{{end}}`

// speakChinese replaces cobra's English.
func speakChinese(root *cobra.Command) {
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true})
	root.SetHelpTemplate(help)
	root.SetUsageTemplate(help)
	root.SetVersionTemplate("juesuan {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	for _, c := range append(root.Commands(), root) {
		c.Flags().BoolP("help", "h", false, "显示这份说明")
		c.Flags().SortFlags = false
		// The usages say the defaults in Chinese.
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "string" {
				f.DefValue = ""
			}
		})
		c.DisableFlagsInUseLine = true
	}
	root.Flags().Bool("version", false, "显示版本")
}

var (
	reUnknownFlag = regexp.MustCompile(`unknown (?:shorthand )?flag: (.*)`)
	reNoValue     = regexp.MustCompile(`flag needs an argument: (.*)`)
	reBadValue    = regexp.MustCompile(`invalid argument "(.*)" for "(.*)" flag`)
)

// flagError turns pflag's error into a sentence.
func flagError(err error) error {
	msg := err.Error()
	if m := reBadValue.FindStringSubmatch(msg); m != nil {
		return usagef("选项 %s 的值“%s”不对，应是整数。", lastFlag(m[2]), m[1])
	}
	if m := reNoValue.FindStringSubmatch(msg); m != nil {
		return usagef("选项 %s 后面要写一个值。", lastFlag(m[1]))
	}
	if m := reUnknownFlag.FindStringSubmatch(msg); m != nil {
		return usagef("没有选项 %s。运行 juesuan 命令 --help 看有哪些选项。", lastFlag(m[1]))
	}
	return usagef("命令的选项写得不对。运行 juesuan 命令 --help 看用法。")
}

// lastFlag is the long name of “-y, --year”, or the letter of “'x' in -x”.
func lastFlag(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	return strings.Trim(f[len(f)-1], "'")
}

// version is the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "（开发版）"
	}
	return info.Main.Version
}
