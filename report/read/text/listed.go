package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	// reListing begins the names behind a count: 5个，包括甲科、乙科; 2个科室：.
	reListing = regexp.MustCompile(`^ ?[^，。；：、（）0-9]{0,12}(?:：|[，。]?(?:它们|其)?(?:具体|分别|依次|主要)*(?:单位|机构|科室|部门)?(?:名单|名称)?(?:包括|包含|为|是|有|如下|即)+：? ?)`)
	// reKinds is what stands between a count and its names: 其中：行政单位1个.
	reKinds = regexp.MustCompile(`^ ?[^，。；：、（）0-9]{0,12}[，。；：（]其中`)
	// reAfterKinds begins the names behind their kinds.
	reAfterKinds = regexp.MustCompile(`[，。；](?:具体|分别|依次|单位|名单)*(?:包括|为|是|如下)+：`)
	// reOrgan is the end of what an office or one of its parts is called.
	reOrgan = regexp.MustCompile(`(?:室|科|处|股|部|局|队|站|所|中心|委|办|组|司|院|校|园|馆|厅|会|社|机关|本级|场|公司|镇|乡|街道|学|庭|监狱|台|基地|集团|厂|区|政府|联|团)$`)
	// reListItem is the number of a name.
	reListItem = regexp.MustCompile(`(?:^|[；。，、 ])\d{1,2}[.、] ?`)
	// reClosing is a bracket behind a name.
	reClosing = regexp.MustCompile(`（[^（）]*）$`)
	// reOpenList leaves names out.
	reOpenList = regexp.MustCompile(`等[^、]{0,8}$`)
	// reJoined are words that may join two names, or stand in one.
	reJoined = regexp.MustCompile(`以及|[和及与]`)
	// reBeforeCount are names that their count stands behind: 内设甲科、乙科2个科室.
	reBeforeCount = regexp.MustCompile(`(?:内设|下设|设有)(?:机构)?(?:有|为|：)?([^，。；：0-9]*、[^，。；：0-9]*?)(等)?(?:共|共计|合计)?$`)
	// reUnitsFollow ends a paragraph that names stand below.
	reUnitsFollow = regexp.MustCompile(`(?:编制范围|编报范围|预算单位|决算单位)[^。；]*(?:包括|如下|分别是|分别为|有)：$`)
	// reCountsParts is of the office's parts, or its units, below whatever heading.
	reCountsParts = regexp.MustCompile(`内设[^。]{0,12}[\d一二三四五六七八九十两]+ ?个|[\d一二三四五六七八九十两]+ ?个(?:内设|职能)|(?:编制|编报)(?:范围)?的[^。]{0,8}单位(?:共|共计|有)? ?[\d一二三四五六七八九十两]+ ?[个家]`)
	// reRooms are parts of an office where the word 内设 is left out.
	reRooms = regexp.MustCompile(`(?:下设|设有|设置|内设)[^，。；]{0,10}$`)
)

// names are the places of names in a paragraph, in runes.
type names [][2]int

// behind are the names that a count is of, which stand behind it; known is false
// where they are not all names, or not all of them.
func (par *paragraph) behind(n *number) (list names, known bool) {
	text := string(par.plain[n.end:])
	from := 0
	var kinds []number
	if m := reListing.FindStringIndex(text); m != nil {
		from = m[1]
	} else if reKinds.MatchString(text) {
		m := reAfterKinds.FindStringIndex(text)
		if m == nil {
			return nil, false
		}
		from = m[1]
		kinds = numbersOf([]rune(text[:m[0]]))
	} else {
		return nil, false
	}
	at := n.end + utf8.RuneCountInString(text[:from])
	list, known = par.namesFrom(at)
	if slices.ContainsFunc(kinds, func(k number) bool { return k.value.IntPart() == int64(len(list)) && !k.value.Equal(n.value) }) {
		return nil, false // they may be those of one kind
	}
	return list, known
}

// namesFrom are the names from a place on, to the end of the sentence; those with
// numbers, to the end of the paragraph.
func (par *paragraph) namesFrom(at int) (list names, known bool) {
	rest := string(par.plain[at:])
	if m := reListItem.FindStringIndex(rest); m != nil && m[0] == 0 {
		cuts := reListItem.FindAllStringIndex(rest, -1)
		for i, c := range cuts {
			end := len(rest)
			if i+1 < len(cuts) {
				end = cuts[i+1][0]
			}
			name := rest[c[1]:end]
			if k := strings.IndexAny(name, "。；，"); k >= 0 {
				name = name[:k]
			}
			a := at + utf8.RuneCountInString(rest[:c[1]])
			list = append(list, [2]int{a, a + utf8.RuneCountInString(name)})
		}
		return list, par.areNames(list)
	}
	rest, _, _ = strings.Cut(rest, "。")
	for _, c := range cutNames([]rune(rest)) {
		name := names{{at + c[0], at + c[1]}}
		if len(list) > 0 && par.plain[at+c[0]-1] != '、' && !par.areNames(name) {
			return list, par.areNames(list) // 均为正科级
		}
		list = append(list, name...)
	}
	if len(list) > 0 && reOpenList.MatchString(rest) {
		return nil, false
	}
	return list, len(list) > 1 && par.areNames(list)
}

// areNames reports whether all may be offices, or parts of one.
func (par *paragraph) areNames(list names) bool {
	const long = 30
	for _, at := range list {
		name := strings.TrimSpace(reClosing.ReplaceAllString(strings.TrimSpace(string(par.plain[at[0]:at[1]])), ""))
		if n := utf8.RuneCountInString(name); n < 2 || n > long || !reOrgan.MatchString(name) || strings.ContainsAny(name, "0123456789负责。；，：") {
			return false
		}
	}
	return len(list) > 0
}

// maybe reports whether a list may have as many names as a count: 和 joins two,
// or stands in one.
func (par *paragraph) maybe(list names, n *number) bool {
	want, got := int(n.value.IntPart()), len(list)
	if got >= want {
		return false
	}
	for _, at := range list {
		got += len(reJoined.FindAllString(string(par.plain[at[0]:at[1]]), -1))
	}
	return got >= want
}

// namesAhead are the names before a count; open says that others are left out.
func (par *paragraph) namesAhead(n *number) (list names, open bool) {
	from, _ := par.sentence(n.from)
	text := string(par.plain[from:n.from])
	m := reBeforeCount.FindStringSubmatchIndex(text)
	if m == nil || !hasAnyPrefix(bare(par.plain[n.end:min(n.end+8, len(par.plain))]), "科室", "内设", "职能", "处室", "股室", "机构", "部门") {
		return nil, false
	}
	at := from + utf8.RuneCountInString(text[:m[2]])
	for _, c := range cutNames([]rune(text[m[2]:m[3]])) {
		list = append(list, [2]int{at + c[0], at + c[1]})
	}
	if !par.areNames(list) {
		return nil, false
	}
	return list, m[4] >= 0
}

// unitsBelow counts the units that paragraphs behind 包括： name, one each, and
// reports whether the office itself may be one more than a count has.
func (par *paragraph) unitsBelow() (n int, itself bool) {
	const near = 3
	list := append([]*piece{par.p}, par.ahead[:min(near, len(par.ahead))]...)
	for i, p := range list {
		if p.level > 0 {
			return 0, false
		}
		if !reUnitsFollow.MatchString(bareText(p.plain)) {
			continue
		}
		for _, u := range par.ahead[i:] {
			if u.level > 0 || !reNumber.MatchString(u.plain) {
				break
			}
			n++
			itself = itself || hasAnySuffix(strings.TrimRight(bareText(u.plain), "。；）"), "机关", "本级")
		}
		return n, itself
	}
	return 0, false
}
