package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"juesuan/store"
)

// usageError is a mistake in the command line, exit code 2.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, a ...any) error { return &usageError{fmt.Sprintf(format, a...)} }

// exactly asks for the named arguments and says which they are.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == len(names):
			return nil
		case len(names) == 0:
			return usagef("%s 后面只写选项，“%s”是多余的。", cmd.CommandPath(), args[0])
		case len(args) > len(names):
			return surplusArg(cmd, names, args)
		}
		return missingArgs(cmd, names, args)
	}
}

// atLeast asks for the named arguments and any number of others.
func atLeast(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= len(names) {
			return nil
		}
		return missingArgs(cmd, names, args)
	}
}

// between asks for the first of the named arguments; the others may be there.
func between(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return missingArgs(cmd, names[:1], args)
		}
		return atMost(names...)(cmd, args)
	}
}

// atMost asks for no more than the named arguments.
func atMost(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= len(names) {
			return nil
		}
		return surplusArg(cmd, names, args)
	}
}

func surplusArg(cmd *cobra.Command, names, args []string) error {
	return usagef("%s 后面只写%s，“%s”是多余的；名称里有空格时要加引号。%s", cmd.CommandPath(), strings.Join(names, "和"), args[len(names)], usage(cmd))
}

func missingArgs(cmd *cobra.Command, names, args []string) error {
	return usagef("%s 后面还要写%s。%s", cmd.CommandPath(), strings.Join(names[len(args):], "和"), usage(cmd))
}

func usage(cmd *cobra.Command) string { return "用法：" + useOf(cmd) }

// useOf is how a command is written, in full.
func useOf(cmd *cobra.Command) string { return cmd.Parent().CommandPath() + " " + cmd.Use }

// noCommand refuses a command that is none, of the program or of a group.
func noCommand(group *cobra.Command, name string) error {
	var names []string
	for _, c := range group.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return usagef("没有“%s”这个命令%s运行 %s --help 看全部命令。", name, orFullStop(store.Meant(name, names)), group.CommandPath())
}

// flagError turns pflag's error into a sentence.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	see := "运行 " + cmd.CommandPath() + " --help 看有哪些选项。"
	switch {
	case errors.As(err, &unknown):
		if unknown.GetSpecifiedShortnames() != "" {
			return usagef("没有选项 -%s。文件名以“-”开头的，前面加上“./”；%s", unknown.GetSpecifiedName(), see)
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		name := "--" + unknown.GetSpecifiedName()
		return usagef("没有选项 %s%s%s", name, orFullStop(store.Meant(name, names)), see)
	case errors.As(err, &missing):
		return usagef("选项 --%s 后面要写一个值。", missing.GetFlag().Name)
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		if f.Value.Type() == "bool" {
			return usagef("选项 --%s 后面不写值，“%s”是多余的。", f.Name, invalid.GetValue())
		}
		return usagef("选项 --%s 的值“%s”不对，%v。", f.Name, invalid.GetValue(), invalid.Unwrap())
	}
	return usagef("命令的选项写得不对。%s", see)
}

// orFullStop ends a sentence that has no suggestion to make.
func orFullStop(suggestion string) string {
	if suggestion == "" {
		return "。"
	}
	return suggestion
}
