package report

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"juesuan/assets"
)

// TestManualNamesTheWholeLanguage asks that the packs' manual has every key,
// function, page and datum of the language.
func TestManualNamesTheWholeLanguage(t *testing.T) {
	raw, err := assets.FS.ReadFile("packs/README.md")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(string(raw), func(r rune) bool { return strings.ContainsRune(" \n\t|`\"=/[]{}().,、：（）；，。", r) }) {
		words[w] = true
	}
	known := slices.Concat(funcNames, dataNames)
	for _, v := range []any{Pack{}, partDef{}, NumberStyle{}, tableDef{}, columnDef{}, sideDef{}, totalDef{}, assessmentDef{}, sourceDef{}, computedDef{}, projectDef{}} {
		for f := range reflect.TypeOf(v).Fields() {
			if key := f.Tag.Get("toml"); key != "" && key != "-" {
				known = append(known, key)
			}
		}
	}
	for name, p := range pages {
		known = append(known, name)
		known = append(known, slices.Concat(p.fields, p.keys)...)
	}
	known = append(known, keysOf(columnKinds)...)
	known = append(known, forms...)
	for _, w := range known {
		if !words[w] && !strings.HasPrefix(w, "表0") {
			t.Errorf("the manual lacks %s", w)
		}
	}
}
