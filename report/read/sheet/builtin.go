package sheet

// builtin are the number formats that a workbook names by number only, in the
// Chinese edition.
var builtin = map[int]string{
	0: general, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `"¥"#,##0;"¥"\-#,##0`, 6: `"¥"#,##0;"¥"\-#,##0`, 7: `"¥"#,##0.00;"¥"\-#,##0.00`, 8: `"¥"#,##0.00;"¥"\-#,##0.00`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d", 15: "d-m-yy", 16: "d-m", 17: "m-yy",
	18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`,
	32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
	37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
	41: `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `, 42: `_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ `,
	43: `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, 44: `_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ `,
	45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// Formats are a workbook's number formats by number.
type Formats struct {
	codes  map[int]string
	parsed map[int]*Format
}

// NewFormats returns the formats every workbook has.
func NewFormats() *Formats { return &Formats{map[int]string{}, map[int]*Format{}} }

// Define gives a number its format.
func (f *Formats) Define(id int, code string) {
	f.codes[id] = code
	delete(f.parsed, id)
}

// Get returns the format of a number; one that is not there is General.
func (f *Formats) Get(id int) *Format {
	if p := f.parsed[id]; p != nil {
		return p
	}
	code, ok := f.codes[id]
	if !ok {
		if code, ok = builtin[id]; !ok {
			code = general
		}
	}
	p := ParseFormat(code)
	f.parsed[id] = p
	return p
}
