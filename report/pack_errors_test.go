package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/assets"
	"juesuan/store/storetest"
)

// packFile is a file of the pack that the program carries.
func packFile(t testing.TB, name string) string {
	t.Helper()
	b, err := assets.FS.ReadFile("packs/" + DefaultPack + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// userFolder makes a folder of packs whose default pack has the files.
func userFolder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, DefaultPack, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func loadWith(t testing.TB, files map[string]string) (*Pack, error) {
	t.Helper()
	return LoadPack(DefaultPack, userFolder(t, files))
}

func TestUsersFolderOverridesFileByFile(t *testing.T) {
	p, err := loadWith(t, map[string]string{
		"text/六.tmpl": "# 六、改过的\r\n\r\n本章由用户改写。\r\n",
		"glossary.md": "\ufeff# 一、名词\n\n解释。\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	y := storetest.Sample()
	b, err := Derive(p, testCatalogue(t), y, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Compose(p, b, y, Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := d.Explanation()
	if !strings.Contains(text, "六、改过的\n本章由用户改写。\n") || !strings.Contains(text, "七、") {
		t.Errorf("section 六 is not the user's, or 七 is gone: %s", text)
	}
}

func TestPackNamesAreRefused(t *testing.T) {
	dir := userFolder(t, map[string]string{"pack.toml": packFile(t, "pack.toml")})
	checkSentence(t, errorOf(LoadPack("henan-2023", dir)), "没有名为“henan-2023”的模板包", "是不是“henan-2022”", "可用的有")
	for _, name := range []string{"../henan-2022", "henan-2022/", "/henan-2022", "henan-2022/../henan-2022", ".", "..", "./henan-2022", `..\henan-2022`, "/etc"} {
		checkSentence(t, errorOf(LoadPack(name, dir)), "没有名为“"+name+"”的模板包")
	}
}

func errorOf(_ *Pack, err error) error { return err }

func TestLinksOutOfThePackAreNotRead(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.toml")
	if err := os.WriteFile(secret, []byte("title = \"秘密\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{secret, "../../../../../../../../" + secret} {
		dir := userFolder(t, map[string]string{"text/一.tmpl": "一"})
		if err := os.Symlink(target, filepath.Join(dir, DefaultPack, "pack.toml")); err != nil {
			t.Fatal(err)
		}
		p, err := LoadPack(DefaultPack, dir)
		checkSentence(t, err, "pack.toml", "链接")
		if p != nil {
			t.Errorf("a pack with the title %q", p.Title)
		}
	}
	// A link inside the folder is a file like others.
	dir := userFolder(t, map[string]string{"text/own.tmpl": "# 六、改过的\n"})
	if err := os.Symlink("own.tmpl", filepath.Join(dir, DefaultPack, "text", "六.tmpl")); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadPack(DefaultPack, dir); err != nil {
		t.Error(err)
	}
}

// packSlips are edits of one file of the pack, and what the refusal must say.
var packSlips = []struct {
	name, file string
	old, new   string
	line       string // text whose line the message must name; "": none
	want       []string
}{
	{"broken TOML", "pack.toml", `contents = "目　录"`, `contents = "目　录`, `contents = "目　录`, []string{"pack.toml", "TOML"}},
	{"bare word", "pack.toml", `contents = "目　录"`, `contents = 目录`, `contents = 目录`, []string{"TOML"}},
	{"twice", "pack.toml", `contents = "目　录"`, "contents = \"目　录\"\ncontents = \"目录\"", `contents = "目录"`, []string{"写了两次"}},
	{"unknown key", "pack.toml", `contents = "目　录"`, "contents = \"目　录\"\ncontent = \"目录\"", `content = `, []string{"“content”"}},
	{"key of another table", "tables.toml", "  head = [\"本年收入合计\"]", "  title = \"本年收入合计\"\n  head = [\"本年收入合计\"]", "  title = \"本年收入合计\"", []string{"“table.column.title”"}},
	{"unknown table", "pack.toml", "[numbers]", "[number]", "[number]", []string{"“number”"}},
	{"the name", "pack.toml", `contents = "目　录"`, "contents = \"目　录\"\nname = \"x\"", `name = `, []string{"“name”"}},
	{"number for text", "pack.toml", `contents = "目　录"`, "contents = 5", `contents = 5`, []string{"“contents”", "类型"}},
	{"text for number", "pack.toml", `percent_decimals = 2`, `percent_decimals = "2"`, `percent_decimals = "2"`, []string{"“numbers.percent_decimals”", "类型"}},
	{"text for list", "tables.toml", `  head = ["经营收入"]`, `  head = "经营收入"`, `  head = "经营收入"`, []string{"“table.column.head”", "类型"}},
	{"number in a list", "tables.toml", `  head = ["经营收入"]`, `  head = [5]`, "", []string{"“table.column.head”", "类型"}},
	{"text for yes", "tables.toml", "id = \"02\"\ntitle = \"收入决算表\"\nlabel = \"公开02表\"\nform = \"tree\"\nlandscape = true", "id = \"02\"\ntitle = \"收入决算表\"\nform = \"tree\"\nlandscape = \"是\"", `landscape = "是"`, []string{"“table.landscape”", "类型"}},
	{"list for table", "pack.toml", "[numbers]", "numbers = 5\n[x]", "numbers = 5", []string{"类型"}},
	{"huge number", "pack.toml", `percent_decimals = 2`, `percent_decimals = 99999999999999`, `percent_decimals = 9`, []string{"percent_decimals"}},
	{"too many decimals", "pack.toml", `percent_decimals = 2`, `percent_decimals = 40`, `percent_decimals = 40`, []string{"0 到 6"}},
	{"share policy", "pack.toml", `"balanced"`, `"balance"`, `shares `, []string{"是不是“balanced”"}},
	{"unit", "pack.toml", `= "万元"`, `= "亿元"`, `= "亿元"`, []string{"“亿元”", "“万元”"}},
	{"unknown table in a part", "pack.toml", `"07", "08", "09"]`, `"07", "08", "10"]`, `"07", "08", "10"]`, []string{"“10”没有定义"}},
	{"unknown table of a note", "pack.toml", `"08" = "说明`, `"18" = "说明`, `"18" = `, []string{"没有表“18”", "是不是“08”"}},
	{"unknown prior total", "pack.toml", `"支出总计"     =`, `"支岀总计"     =`, `"支岀总计"`, []string{"是不是“支出总计”"}},
	{"template of the title", "pack.toml", `title    = "{{.年度}}`, `title    = "{{年度}}`, "", []string{"“title”", "没有名为“年度”的函数"}},
	{"template of the cover", "pack.toml", `cover    = ["{{.年度}}`, `cover    = ["{{.年度}`, "", []string{"“cover”"}},
	{"template of a note", "tables.toml", `notes = ["注：本表反映部门本年度取得`, `notes = ["{{range 5}}{{end}}注：本表反映部门本年度取得`, "", []string{"“02”的注", "循环"}},
	{"missing section", "pack.toml", `"十三"]`, `"十三", "十四"]`, "", []string{"缺少文件 text/十四.tmpl"}},
	{"section outside", "pack.toml", `"十三"]`, `"../../x.md"]`, "", []string{"“../../x.md”不对"}},
	{"absolute section", "pack.toml", `"glossary.md"`, `"/etc/os.md"`, "", []string{"“/etc/os.md”不对"}},

	{"page", "tables.toml", `"收入/决算数[收入种类=上级补助收入]"`, `"收人/决算数[收入种类=上级补助收入]"`, "02", []string{"“收人”", "是不是“收入”", "列“上级补助收入”", "“02”"}},
	{"field", "tables.toml", `"收入/决算数[收入种类=上级补助收入]"`, `"收入/决算书[收入种类=上级补助收入]"`, "02", []string{"没有“决算书”", "是不是“决算数”"}},
	{"condition", "tables.toml", `[收入种类=上级补助收入]`, `[收入类种=上级补助收入]`, "02", []string{"“收入类种=上级补助收入”", "是不是“收入种类”"}},
	{"value", "tables.toml", `[收入种类=上级补助收入]`, `[收入种类=上级补肋收入]`, "02", []string{"“上级补肋收入”", "是不是“上级补助收入”"}},
	{"open bracket", "tables.toml", `[收入种类=上级补助收入]`, `[收入种类=上级补助收入`, "02", []string{"方括号"}},
	{"no field", "tables.toml", `"收入/决算数[收入种类=上级补助收入]"`, `"收入"`, "02", []string{"页/栏[条件]"}},
	{"side's condition", "tables.toml", `"资金性质=政府性基金预算财政拨款"`, `"资金种类=政府性基金预算财政拨款"`, "04", []string{"“资金种类=政府性基金预算财政拨款”"}},
	{"side's value", "tables.toml", `"资金性质=政府性基金预算财政拨款"`, `"资金性质=政府性基金"`, "04", []string{"没有“政府性基金”这一种"}},
	{"column of", "tables.toml", `"事业收入", "经营收入", "附属`, `"事业收人", "经营收入", "附属`, "02", []string{"“事业收人”不存在", "是不是“事业收入”"}},
	{"column of itself", "tables.toml", `of   = ["财政拨款收入", `, `of   = ["本年收入合计", `, "02", []string{"它自己"}},
	{"columns of each other", "tables.toml", `sum  = "三公经费/全年预算数[项目=公务用车购置费]"`, `of = ["预算数/公务用车"]`, "09", []string{"它自己"}},
	{"column of a name", "tables.toml", `of   = ["财政拨款收入", `, `of   = ["科目名称", `, "02", []string{"“科目名称”"}},
	{"column without sum", "tables.toml", `sum  = "收入/决算数[收入种类=上级补助收入]"`, "", "02", []string{"由什么相加"}},
	{"sum and of", "tables.toml", `sum  = "收入/决算数[收入种类=上级补助收入]"`, `sum  = "收入/决算数"` + "\n" + `of = ["事业收入"]`, "02", []string{"只能有一个"}},
	{"sum of names", "tables.toml", "  head = [\"项目\", \"科目名称\"]\n  kind = \"name\"", "  head = [\"项目\", \"科目名称\"]\n  kind = \"name\"\n  sum = \"收入/决算数\"", "02", []string{"不是金额"}},
	{"kind", "tables.toml", "  head = [\"经营收入\"]\n  kind = \"amount\"", "  head = [\"经营收入\"]\n  kind = \"amuont\"", "02", []string{"是不是“amount”"}},
	{"form", "tables.toml", `form = "row"`, `form = "rows"`, "09", []string{"是不是“row”"}},
	{"no head", "tables.toml", `  head = ["经营收入"]`, "", "02", []string{"第 7 列没有表头"}},
	{"two columns of a key", "tables.toml", `  head = ["经营收入"]`, `  head = ["事业收入"]`, "02", []string{"“事业收入”"}},
	{"table twice", "tables.toml", `id = "02"`, `id = "01"`, "02", []string{"“id”重复"}},
	{"no id", "tables.toml", `id = "02"`, `id = ""`, "02", []string{"缺少“id”"}},
	{"columns of sides", "tables.toml", `form = "tree"`, `form = "sides"`, "02", []string{"[[table.side]]"}},
	{"span", "tables.toml", `span  = 5`, `span  = 4`, "06", []string{"8 列", "9 列"}},
	{"negative span", "tables.toml", `span  = 5`, `span  = -5`, "06", []string{"“span”"}},
	{"line file missing", "tables.toml", `"06-右.tsv"`, `"06-左右.tsv"`, "06", []string{"缺少文件 06-左右.tsv"}},
	{"line file outside", "tables.toml", `"06-右.tsv"`, `"../../sample/jiaozuo-2022.json"`, "06", []string{"不对"}},
	{"line file twice", "tables.toml", `"06-右.tsv"`, `"06-左.tsv"`, "06", []string{"“301”", "另一个分栏"}},

	{"line's selector", "01-收入.tsv", "五、事业收入\t事业收入\t收入/决算数", "五、事业收入\t事业收入\t收入/决算", "五、事业收入", []string{"没有“决算”", "是不是“决算数”"}},
	{"line's columns", "01-收入.tsv", "五、事业收入\t", "五、事业收入\t\t\t", "五、事业收入", []string{"应有三栏", "现有 5 栏"}},
	{"line's key twice", "01-收入.tsv", "八、其他收入\t其他收入", "八、其他收入\t事业收入", "八、其他收入", []string{"“事业收入”出现了两次"}},
	{"line of", "01-支出.tsv", "= 本年支出合计 + 结余分配", "= 本年支出合记 + 结余分配", "总计\t支出总计", []string{"“本年支出合记”不存在", "是不是“本年支出合计”"}},
	{"line of itself", "01-支出.tsv", "= 类", "= 支出总计", "本年支出合计\t", []string{"它自己"}},
	{"class of classes", "01-支出.tsv", "一、一般公共服务支出\t201", "一、一般公共服务支出\t201\t= 类", "一、一般", []string{"它自己"}},
	{"line without key", "01-支出.tsv", "结余分配\t结余分配\t", "结余分配\t\t", "结余分配\t\t", []string{"没有键"}},
	{"blank in a stack", "06-左.tsv", "基本工资\t30101", "\n基本工资\t30101", "", []string{"没有键"}},
	{"subject without class", "06-中.tsv", "办公费\t30201", "办公费\t30801", "办公费", []string{"30801", "308"}},
	{"sum in a stack", "06-中.tsv", "办公费\t30201", "办公费\t30201\t基本支出/决算数", "办公费", []string{"“sum”"}},

	{"fund of the assessment", "self-assessment.toml", `funds = ["单位资金"]`, `funds = ["单位资余"]`, `funds = ["单位资余"]`, []string{"“单位资余”", "是不是“单位资金”"}},
	{"section's template", "text/一.tmpl", "{{原因 \"一\"}}", "{{原固 \"一\"}}", "{{原固", []string{"text/一.tmpl", "“原固”", "是不是“原因”"}},
	{"glossary", "glossary.md", "", "{{printf 1}}", "", []string{"glossary.md", "“printf”"}},
}

// TestPackSlips makes one slip after another: each is refused when the pack is
// loaded, with the user's file and the line.
func TestPackSlips(t *testing.T) {
	for _, c := range packSlips {
		t.Run(c.name, func(t *testing.T) {
			text := packFile(t, c.file)
			if !strings.Contains(text, c.old) {
				t.Fatalf("%q is not in %s", c.old, c.file)
			}
			text = strings.Replace(text, c.old, c.new, 1)
			dir := userFolder(t, map[string]string{c.file: text})
			p, err := LoadPack(DefaultPack, dir)
			want := c.want
			switch {
			case len(c.line) == 2 && c.file == "tables.toml": // a table: where it begins
				begin := strings.Index(text, `id = "`+c.line+`"`)
				if begin < 0 {
					begin = strings.Index(text, "收入决算表")
				}
				n := 1 + strings.Count(text[:strings.LastIndex(text[:begin], "[[table]]")], "\n")
				want = append(want, fmt.Sprintf("tables.toml 第 %d 行", n))
			case c.line != "":
				want = append(want, fmt.Sprintf("%s 第 %d 行", c.file, lineNumber(t, text, c.line)))
			}
			if !strings.Contains(c.name, "missing") && !strings.Contains(c.name, "outside") && !strings.Contains(c.name, "absolute") && c.file != "pack.toml" {
				want = append(want, c.file)
			}
			checkSentence(t, err, want...)
			if p != nil {
				t.Error("a pack besides the error")
			}
		})
	}
}

func TestFilesThatAreNoTemplates(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"huge":   {strings.Repeat("一", maxPackFile/3+1), "大于 4 MB"},
		"gbk":    {"# \xd2\xbb\xa1\xa2\xca\xd5\xc8\xeb", "另存为 UTF-8"},
		"utf16":  {"\xff\xfe#\x00 \x00", "UTF-8"},
		"branch": {strings.Repeat("{{if .年度}}", 10_000) + strings.Repeat("{{end}}", 10_000), "条件和循环"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := loadWith(t, map[string]string{"text/一.tmpl": c.text})
			checkSentence(t, err, "text/一.tmpl", c.want)
		})
	}
	dir := userFolder(t, map[string]string{"text/一.tmpl/x": ""})
	_, err := LoadPack(DefaultPack, dir)
	checkSentence(t, err, "text/一.tmpl", "不是模板文件")
}

// TestMissingFolders: users' folders are optional, a pack in them has all files.
func TestMissingFolders(t *testing.T) {
	if _, err := LoadPack("", filepath.Join(t.TempDir(), "none")); err != nil {
		t.Error(err)
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "own"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := LoadPack("own", dir)
	checkSentence(t, err, "模板包“own”里缺少文件 pack.toml")
}
