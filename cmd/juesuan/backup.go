package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func backupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup list|restore|now",
		Short: "看备份、恢复备份、马上备份",
		Long: `看备份、恢复备份、马上备份。

账本每天第一次为改动而打开时自动备份，升级、导入、结转、解锁、还原以前也备份。备份在账本旁边的
“名称 备份”文件夹里，每份都是一个完整的账本；留最近一天的（至多 20 份）、7 天、4 周、
12 个月的，每年留一份。备份照账本的文件名找：账本改了名，以前的备份在“原来的名称 备份”里，
恢复时写那一份的路径。环境变量“JUESUAN_BACKUPS”写一个已有的文件夹，新的备份就都放到那里，
账本旁边原有的也照样列出、恢复；写相对路径时，从账本所在的文件夹算起。账本搬到别处以后，
那里以前的备份也列在后面。`,
		Example: `  juesuan backup list 我局.juesuan
  juesuan backup restore 我局.juesuan 1`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return noCommand(cmd, args[0])
		},
	}
	cmd.AddCommand(backupListCommand(), backupRestoreCommand(), backupNowCommand())
	return cmd
}

func backupListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list 账本.juesuan",
		Short:   "列出备份和里面的内容",
		Long:    "列出账本的备份，里面的改动最晚的是第 1 份，并逐份检查：里面有哪些年度、状态和总计，最后一次改动在什么时候。账本损坏或不见了也能列。",
		Example: "  juesuan backup list 我局.juesuan",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := store.Backups(args[0], opening().Backups)
			if err != nil {
				return err
			}
			out := []backupLine{}
			for i, b := range list {
				out = append(out, lookAt(i+1, b))
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), out)
			}
			if len(out) == 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "账本“%s”还没有备份。账本改过名的，以前的备份在“原来的名称 备份”文件夹里，恢复时写那一份的路径。\n", args[0])
			}
			for _, b := range out {
				b.print(cmd.OutOrStdout())
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// backupLine is what a list shows of a backup.
type backupLine struct {
	Number  int        `json:"序号"`
	At      string     `json:"时间"`
	Reason  string     `json:"原因"`
	File    string     `json:"文件"`
	Size    int64      `json:"字节"`
	Moved   bool       `json:"搬动以前,omitempty"`
	Years   []yearLine `json:"年度"`
	Changed string     `json:"最后改动"`
	Action  string     `json:"最后动作"`
	Problem string     `json:"问题,omitempty"`
}

const minute = "2006-01-02 15:04"

// lookAt examines a backup and reads what is in it.
func lookAt(number int, b store.Backup) backupLine {
	line := backupLine{Number: number, At: b.At.Format(minute), Reason: b.Reason, File: b.Path, Size: b.Size, Moved: b.Moved, Years: []yearLine{}}
	err := store.ReadBackup(b.Path, func(l *store.Ledger) (err error) {
		if line.Years, err = linesOf(l); err != nil {
			return err
		}
		var at time.Time
		if at, line.Action, err = l.LastChange(); err == nil && !at.IsZero() {
			line.Changed = at.Local().Format(minute)
		}
		return err
	})
	if err != nil {
		line.Problem = err.Error()
	}
	return line
}

func (b *backupLine) print(w io.Writer) {
	moved := ""
	if b.Moved {
		moved = "  账本在别处时的：" + shown(b.File)
	}
	fmt.Fprintf(w, "%2d  %s  %s  %s%s\n", b.Number, b.At, b.Reason, size(b.Size), moved)
	if b.Problem != "" {
		fmt.Fprintf(w, "    不能用：%s\n", ended(b.Problem))
		return
	}
	for _, y := range b.Years {
		fmt.Fprintf(w, "    %s\n", y)
	}
	if b.Changed != "" {
		fmt.Fprintf(w, "    最后改动 %s（%s）\n", b.Changed, oneLine(b.Action))
	}
}

// size is a file's size for people.
func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", (bytes+1<<10-1)>>10)
	}
	return fmt.Sprintf("%d.%d MB", bytes>>20, bytes%(1<<20)*10>>20)
}

func backupRestoreCommand() *cobra.Command {
	var other bool
	cmd := &cobra.Command{
		Use:   "restore 账本.juesuan 备份",
		Short: "用一份备份换下现在的账本",
		Long: `先检查备份是不是完好，列出里面的内容，再用它换下现在的账本。现在的账本先留作备份
（损坏的原样留下），所以还能换回来。备份写序号（backup list 里的，1 是改动最晚的）、文件名或路径。
备份是另一个账本的（历史不是从这个账本来的），要写 --other 才换。`,
		Example: "  juesuan backup restore 我局.juesuan 1",
		Args:    exactly("账本文件", "备份"),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := findBackup(args[0], args[1])
			if err != nil {
				return err
			}
			line := lookAt(1, b)
			if line.Problem != "" {
				return fmt.Errorf("没有恢复，账本没有改动：%s", line.Problem)
			}
			if !other && store.OtherLedger(args[0], b.Path) {
				return otherLedger(args[0], &line)
			}
			kept, err := store.Restore(args[0], b.Path, opening())
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "账本“%s”已恢复成备份“%s”：\n", args[0], b.Path)
			for _, y := range line.Years {
				fmt.Fprintf(w, "  %s\n", y)
			}
			if kept != nil {
				fmt.Fprintf(w, "原来的账本留在“%s”。\n", kept.Path)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&other, "other", false, "备份是另一个账本的，也用它换下现在的账本")
	return cmd
}

// otherLedger refuses a backup of another ledger, and says whose it is.
func otherLedger(ledger string, b *backupLine) error {
	whose := ""
	if len(b.Years) > 0 {
		whose = "（" + oneLine(b.Years[0].Department) + "）"
	}
	return fmt.Errorf("“%s”是另一个账本的备份%s，它的历史不是从账本“%s”来的。没有恢复，账本没有改动；确实要用它换下现在的账本，请加上 --other", b.File, whose, ledger)
}

// findBackup finds a backup by its number in the list, its name or its path.
func findBackup(ledger, which string) (store.Backup, error) {
	list, err := store.Backups(ledger, opening().Backups)
	if err != nil {
		return store.Backup{}, err
	}
	if n, err := strconv.Atoi(which); err == nil {
		if n < 1 || n > len(list) {
			return store.Backup{}, fmt.Errorf("没有第 %d 份备份，账本“%s”有 %d 份。运行 juesuan backup list 看全部", n, ledger, len(list))
		}
		return list[n-1], nil
	}
	for _, b := range list {
		if filepath.Base(b.Path) == which {
			return b, nil
		}
	}
	if _, err := os.Stat(which); errors.Is(err, os.ErrNotExist) {
		return store.Backup{}, fmt.Errorf("没有备份“%s”。运行 juesuan backup list 看全部", which)
	}
	return store.Backup{Path: which}, nil
}

func backupNowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "now 账本.juesuan",
		Short:   "马上备份",
		Long:    "马上备份。别的程序正打开着账本时也可以。",
		Example: "  juesuan backup now 我局.juesuan",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return reading(args[0], func(l *store.Ledger) error {
				b, err := l.Backup(store.Manual)
				if b == nil {
					return err
				}
				if err != nil {
					notice(cmd, err.Error())
				}
				fmt.Fprintf(cmd.OutOrStdout(), "已备份到“%s”（%s）。\n", b.Path, size(b.Size))
				return nil
			})
		},
	}
}
