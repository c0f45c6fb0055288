package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitOK    = 0
	exitInput = 1 // something in the data, the files or the place they are written to
	exitUsage = 2 // the command line itself

	exitUnchecked = 2 // check could not check
)

// run executes the command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out, errs := &output{w: stdout}, &output{w: stderr}
	defer func() { _ = errs.end() }() // there is nowhere left to tell
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.Execute()
	if err == nil {
		err = out.end()
	}
	if err == nil {
		return exitOK
	}
	var audited *auditedError
	if errors.As(err, &audited) {
		return exitInput // what was found was told
	}
	fmt.Fprintln(errs, ended(err.Error()))
	var usage *usageError
	var unchecked *uncheckedError
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &unchecked):
		return exitUnchecked
	}
	return exitInput
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "juesuan",
		Short: "部门决算：由账本生成公开的决算表、文字说明和绩效自评",
		Long: `部门决算：由账本生成公开的决算表、文字说明和绩效自评。

账本是一个 .juesuan 文件，存着单位各年度填报的数。九张公开表、文字说明里的每个数、
自评表里能算的指标都由账本算出，因此彼此不会矛盾。`,
		Example: `  juesuan sample 示例                      # 写出示例账本和它的全部文档
  juesuan new 我局.juesuan --dept 某某局 --year 2023
  juesuan show 我局.juesuan --year 2023 --table 03
  juesuan export 我局.juesuan --year 2023 --to 公开`,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return noCommand(cmd, args[0])
		},
	}
	root.AddCommand(
		sampleCommand(), newCommand(), yearsCommand(), rollCommand(), copyCommand(), removeCommand(), binCommand(),
		showCommand(), textCommand(), exportCommand(), explainCommand(), checkCommand(), auditCommand(), acceptCommand(), rulesCommand(),
		setCommand(), undoCommand(), redoCommand(), historyCommand(), verifyCommand(),
		finaliseCommand(), publishCommand(), publishedCommand(), unlockCommand(),
		dumpCommand(), loadCommand(), backupCommand(), rescueCommand(), packsCommand(),
	)
	speakChinese(root)
	return root
}
