package torture

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// The system calls that change files, and those that are needed to follow them.
const traced = "open,openat,openat2,creat,close,write,writev,pwrite64,pwritev,pwritev2,lseek,ftruncate,truncate,fallocate," +
	"fsync,fdatasync,sync_file_range,syncfs,msync,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat," +
	"mkdir,mkdirat,rmdir,copy_file_range,sendfile,splice"

// strace is the command that records a program's system calls in a file.
func strace(log string) []string {
	return []string{"strace", "-f", "-y", "-xx", "-s", "100000000", "-e", "signal=none", "-e", "trace=" + traced, "-o", log}
}

// canTrace reports whether programs can be traced here.
func canTrace() bool { return exec.Command("strace", "-o", os.DevNull, "true").Run() == nil }

// readTrace reads what strace recorded: the operations in a folder, and what
// the program told on standard output.
func readTrace(log io.Reader, dir string) ([]operation, error) {
	t := &tracing{dir: dir, at: map[string]int64{}, unfinished: map[string]string{}}
	lines := bufio.NewReaderSize(log, 1<<20)
	for {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return t.out, nil
		}
		if err == nil {
			err = t.line(strings.TrimSuffix(line, "\n"))
		}
		if err != nil {
			return nil, fmt.Errorf("%.200s: %w", line, err)
		}
	}
}

// tracing follows a program.
type tracing struct {
	dir        string
	out        []operation
	at         map[string]int64  // where write goes next, by descriptor
	unfinished map[string]string // the beginning of a call, by thread
}

var (
	pausing  = regexp.MustCompile(`^(\d+) +(.*) <unfinished \.\.\.>$`)
	resuming = regexp.MustCompile(`^(\d+) +<\.\.\. \w+ resumed>(.*)$`)
	calling  = regexp.MustCompile(`^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?`)
)

func (t *tracing) line(line string) error {
	if m := pausing.FindStringSubmatch(line); m != nil {
		t.unfinished[m[1]] = m[1] + " " + m[2]
		return nil
	}
	if m := resuming.FindStringSubmatch(line); m != nil {
		line = t.unfinished[m[1]] + m[2]
	}
	m := calling.FindStringSubmatch(line)
	if m == nil || m[3] == "-1" {
		return nil // an exit, or a call that failed
	}
	return t.call(m[1], strings.Split(m[2], ", "), m[3], m[4])
}

// call follows a system call that succeeded. Arguments have no comma within:
// strace writes texts in hexadecimal.
func (t *tracing) call(name string, args []string, result, opened string) error {
	switch name {
	case "open", "openat":
		return t.open(result, opened, strings.Join(args, " "))
	case "close":
		delete(t.at, descriptor(args[0]))
		return nil
	case "lseek":
		n, err := strconv.ParseInt(result, 10, 64)
		t.at[descriptor(args[0])] = n
		return err
	case "write":
		if descriptor(args[0]) == "1" {
			return t.told(args[1])
		}
		fd := descriptor(args[0])
		o, err := t.write(args, t.at[fd])
		t.at[fd] += int64(len(o.Data))
		return err
	case "pwrite64":
		offset, err := strconv.ParseInt(args[3], 10, 64)
		if err == nil {
			_, err = t.write(args, offset)
		}
		return err
	case "ftruncate":
		size, err := strconv.ParseInt(args[1], 10, 64)
		t.add(operation{Kind: truncate, Name: t.file(args[0]), Offset: size})
		return err
	case "fsync", "fdatasync":
		return t.sync(args[0])
	}
	return t.names(name, args)
}

// names follows the calls that change names.
func (t *tracing) names(call string, args []string) error {
	last := args[len(args)-1]
	switch call {
	case "unlink":
		t.add(operation{Kind: remove, Name: t.name(last)})
	case "unlinkat":
		t.add(operation{Kind: remove, Name: t.name(args[1])})
	case "mkdir":
		t.add(operation{Kind: makeDir, Name: t.name(args[0])})
	case "mkdirat":
		t.add(operation{Kind: makeDir, Name: t.name(args[1])})
	case "rename":
		t.add(operation{Kind: rename, Name: t.name(args[0]), To: t.name(args[1])})
	case "renameat", "renameat2":
		t.add(operation{Kind: rename, Name: t.name(args[1]), To: t.name(args[3])})
	default:
		for _, a := range args {
			if t.file(a) != "" || t.name(a) != "" {
				return fmt.Errorf("the disk does not know %s", call)
			}
		}
	}
	return nil
}

func (t *tracing) open(fd, path, flags string) error {
	name := t.relative(unhex(path))
	if name == "" {
		return nil
	}
	t.at[fd] = 0
	if strings.Contains(flags, "O_APPEND") {
		return errors.New("the disk does not know O_APPEND")
	}
	if strings.Contains(flags, "O_CREAT") {
		t.add(operation{Kind: create, Name: name})
	}
	if strings.Contains(flags, "O_TRUNC") {
		t.add(operation{Kind: truncate, Name: name})
	}
	return nil
}

func (t *tracing) write(args []string, offset int64) (operation, error) {
	o := operation{Kind: write, Name: t.file(args[0]), Offset: offset, Data: []byte(unhex(args[1]))}
	if o.Name != "" && strconv.Itoa(len(o.Data)) != args[2] {
		return o, errors.New("not all of the data is here")
	}
	t.add(o)
	return o, nil
}

func (t *tracing) told(text string) error {
	n, err := strconv.Atoi(strings.TrimSuffix(unhex(text), "\n"))
	t.out = append(t.out, operation{Kind: tell, Told: n})
	return err
}

func (t *tracing) sync(fd string) error {
	name := t.file(fd)
	info, err := os.Stat(filepath.Join(t.dir, name))
	if name == "." || err == nil && info.IsDir() {
		t.add(operation{Kind: syncDir, Name: name})
	} else {
		t.add(operation{Kind: syncFile, Name: name})
	}
	return nil
}

// add keeps an operation if it is one of the folder's.
func (t *tracing) add(o operation) {
	if o.Name != "" {
		t.out = append(t.out, o)
	}
}

// descriptor is the number in 5<path>.
func descriptor(arg string) string {
	n, _, _ := strings.Cut(arg, "<")
	return n
}

// file is the name in the folder of an open file, 5<path>; it is empty for
// others, and for those that have no name any more.
func (t *tracing) file(arg string) string {
	_, path, ok := strings.Cut(arg, "<")
	if !ok {
		return ""
	}
	return t.relative(unhex(strings.TrimSuffix(path, ">")))
}

// name is the name in the folder of a path in quotes; others are empty.
func (t *tracing) name(arg string) string {
	if !strings.HasPrefix(arg, `"`) {
		return ""
	}
	return t.relative(unhex(arg))
}

func (t *tracing) relative(path string) string {
	name, err := filepath.Rel(t.dir, path)
	if err != nil || !filepath.IsAbs(path) || strings.HasPrefix(name, "..") || strings.HasSuffix(name, " (deleted)") {
		return ""
	}
	return filepath.ToSlash(name)
}

// unhex reads \x61\x62, in quotes or not.
func unhex(s string) string {
	s = strings.ReplaceAll(strings.Trim(s, `"`), `\x`, "")
	b := make([]byte, len(s)/2)
	for i := range b {
		n, _ := strconv.ParseUint(s[2*i:2*i+2], 16, 8) // strace writes nothing else
		b[i] = byte(n)
	}
	return string(b)
}
