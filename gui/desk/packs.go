package desk

// places are what the packs that the program carries are for.
var places = map[string]string{"henan-2022": "河南省 2022 年", "shanghai-2024": "上海市区级 2024 年"}

// PackPlace is what a pack is for, else its folder.
func PackPlace(name string) string {
	if place := places[name]; place != "" {
		return place
	}
	return name
}

// PackTitle is what a pack is called: by its place, else by its folder.
func PackTitle(name string) string {
	if place := places[name]; place != "" {
		return place + "（" + name + "）"
	}
	return name
}

// PackOf is the pack of a title.
func PackOf(title string) string {
	for name := range places {
		if PackTitle(name) == title {
			return name
		}
	}
	return title
}
