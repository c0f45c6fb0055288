package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"juesuan/report"
)

func packsCommand() *cobra.Command {
	var o look
	cmd := &cobra.Command{
		Use:   "packs",
		Short: "列出模板包",
		Args:  exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			folders, err := o.folders()
			if err != nil {
				return err
			}
			for _, n := range report.PackNames(folders...) {
				fmt.Fprintln(cmd.OutOrStdout(), n)
			}
			return nil
		},
	}
	o.packFlag(cmd)
	return cmd
}
