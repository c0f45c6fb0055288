package table

import "testing"

// TestTornNames: letters of a name that stand in the rows below, or between the
// letters there, come back; names that changed places or have a slip stay.
func TestTornNames(t *testing.T) {
	for _, c := range []struct {
		name, first, second, third string
		want                       [3]string
	}{
		{"as they are", "事业单位离退休", "机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出", [3]string{"事业单位离退休", "机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出"}},
		{"an end in the row below", "事业单位离退", "休机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出", [3]string{"事业单位离退休", "机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出"}},
		{"lines printed over each other", "事业单位离退", "机休关事业单位基本养老保险", "缴机关费事业支出单位职业年金缴费支出", [3]string{"事业单位离退休", "机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出"}},
		{"names in each other's rows", "事业单位离退休", "机关事业单位职业年金缴费支出", "机关事业单位基本养老保险缴费支出", [3]string{"事业单位离退休", "机关事业单位职业年金缴费支出", "机关事业单位基本养老保险缴费支出"}},
		{"a slip", "事业单位退离休", "机关事业单位基本养老保险缴费", "机关事业单位职业年金缴费支出", [3]string{"事业单位退离休", "机关事业单位基本养老保险缴费", "机关事业单位职业年金缴费支出"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readGrids(t, "支出决算表", rowsOf("科目编码|科目名称|本年支出合计|基本支出|项目支出", "|合计|9.00|4.00|5.00",
				"2080502|"+c.first+"|3.00|3.00|", "2080505|"+c.second+"|3.00|1.00|2.00", "2080506|"+c.third+"|3.00||3.00"))
			for i, code := range []string{"2080502", "2080505", "2080506"} {
				if x := r.Tables[0].Cell("03/" + code + "/本年支出合计"); x == nil || x.Name != c.want[i] {
					t.Errorf("%s is %+v, want %s", code, x, c.want[i])
				}
			}
		})
	}
}
