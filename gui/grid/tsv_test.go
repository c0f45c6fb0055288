package grid

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseBlock(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"nothing", "", nil},
		{"one value", "5", [][]string{{"5"}}},
		{"Excel ends every line", "1\t2\r\n3\t4\r\n", [][]string{{"1", "2"}, {"3", "4"}}},
		{"no end", "1\t2\n3\t4", [][]string{{"1", "2"}, {"3", "4"}}},
		{"an empty row stays", "1\n\n3\n", [][]string{{"1"}, {""}, {"3"}}},
		{"one empty cell", "\n", [][]string{{""}}},
		{"rows are made equally long", "1\n2\t3\n", [][]string{{"1", ""}, {"2", "3"}}},
		{"a line end in a cell", "\"甲\n乙\"\t2\n", [][]string{{"甲\n乙", "2"}}},
		{"quotes in a cell", "\"说\"\"好\"\"\t了\"\n", [][]string{{"说\"好\"\t了"}}},
		{"a quote that is not closed is text", "\"甲\t2\n", [][]string{{"\"甲", "2"}}},
		{"a quote in the middle is text", "5\"\t2\n", [][]string{{"5\"", "2"}}},
		{"text after a quote is text", "\"a\"b\t2\n", [][]string{{"\"a\"b", "2"}}},
		{"old Macs", "1\r2\r", [][]string{{"1"}, {"2"}}},
		{"an empty last cell", "1\t", [][]string{{"1", ""}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := parseBlock(c.text); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q gives %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// What is copied comes back as it was, whatever is in it.
func FuzzBlock(f *testing.F) {
	f.Add("1", "甲\n乙", "\"", "a\tb")
	f.Add("", "", "", "")
	f.Add("\"\"", "\r", " ", "=1")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		block := [][]string{{a, b}, {c, d}}
		want := [][]string{{lf(a), lf(b)}, {lf(c), lf(d)}}
		if got := parseBlock(formatBlock(block)); !reflect.DeepEqual(got, want) {
			t.Errorf("%q came back as %q", block, got)
		}
	})
}

func lf(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func TestSeparate(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "0.00": "0.00", "999": "999", "1000": "1,000", "1234567.50": "1,234,567.50",
		"-1234.5": "-1,234.5", "-999": "-999", "100000": "100,000", "12a4": "12a4", "1,234": "1,234", "-": "-",
	} {
		if got := Separate(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
