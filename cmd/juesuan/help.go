package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// speakChinese replaces cobra's English.
func speakChinese(root *cobra.Command) {
	root.CompletionOptions.DisableDefaultCmd = true
	cobra.EnableCommandSorting = false // the order of the work reads better
	root.SetHelpCommand(helpCommand())
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { fmt.Fprint(cmd.OutOrStdout(), help(cmd)) })
	root.SetVersionTemplate("juesuan {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	for _, c := range everyCommand(root) {
		c.Flags().BoolP("help", "h", false, "显示这份说明")
		c.Flags().SortFlags = false
	}
	root.Flags().Bool("version", false, "显示版本")
}

// everyCommand lists a command and those below it.
func everyCommand(cmd *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{cmd}
	for _, c := range cmd.Commands() {
		out = append(out, everyCommand(c)...)
	}
	return out
}

// helpCommand is what a user of other programs may try: juesuan help show.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "help [命令]",
		Short:  "显示一个命令的说明",
		Hidden: true,
		Args:   cobra.ArbitraryArgs, // bin restore are two
		RunE: func(cmd *cobra.Command, args []string) error {
			asked, rest, err := cmd.Root().Find(args)
			switch {
			case err != nil:
				return noCommand(cmd.Root(), args[0])
			case len(rest) > 0:
				return noCommand(asked, rest[0])
			}
			return asked.Help()
		},
	}
}

// help is a command's help.
func help(cmd *cobra.Command) string {
	var b strings.Builder
	long, use := cmd.Long, "juesuan 命令 [选项]"
	if long == "" {
		long = cmd.Short + "。"
	}
	if cmd.HasParent() {
		use = useOf(cmd)
	}
	fmt.Fprintf(&b, "%s\n\n用法：\n  %s\n", long, use)
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n例子：\n%s\n", cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\n命令：\n")
		for _, c := range cmd.Commands() {
			if !c.Hidden {
				fmt.Fprintf(&b, "  %-9s %s\n", c.Name(), c.Short)
			}
		}
	}
	fmt.Fprintf(&b, "\n选项：\n%s", options(cmd.Flags()))
	if !strings.Contains(long, "退出码：") { // check and audit have their own
		b.WriteString("\n退出码：0 成功；1 数据、文件或写出的位置有问题；2 命令写法不对\n")
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s 命令 --help 看一个命令的用法。\n", cmd.CommandPath())
	}
	return b.String()
}

// options lists the flags in two columns; a Chinese character is two wide.
func options(flags *pflag.FlagSet) string {
	var names, says []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		value, say := pflag.UnquoteUsage(f)
		name := strings.TrimSpace("--" + f.Name + " " + value)
		if f.Shorthand != "" {
			name += "、-" + f.Shorthand
		}
		names, says = append(names, name), append(says, say)
		width = max(width, cells(name))
	})
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "  %s%s  %s\n", name, blanks(name, width), says[i])
	}
	return b.String()
}

// version is the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "（开发版）"
	}
	return info.Main.Version
}
