package shell

import "juesuan/report"

// places are what the packs that the program carries are for.
var places = map[string]string{"henan-2022": "河南省 2022 年", "shanghai-2024": "上海市区级 2024 年"}

// packTitle is what a pack is called: by its place, else by its folder.
func packTitle(name string) string {
	if place := places[name]; place != "" {
		return place + "（" + name + "）"
	}
	return name
}

// packTitles are those of all packs.
func packTitles() []string {
	names := report.PackNames(packFolders()...)
	for i, n := range names {
		names[i] = packTitle(n)
	}
	return names
}

// packOf is the pack of a title.
func packOf(title string) string {
	for name := range places {
		if packTitle(name) == title {
			return name
		}
	}
	return title
}
