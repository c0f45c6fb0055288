package theme

import (
	_ "embed"
	"fmt"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

//go:embed chinese.json
var chinese []byte

// languages are those the toolkit has texts in (v2.8), and all of Chinese. Whatever
// the system's language is, the toolkit chooses one of these, or English.
var languages = []fyne.Locale{
	"zh", "zh-Hans", "zh-Hant", "zh-CN-Hans", "cs", "de", "el", "en", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk",
}

// SpeakChinese makes the toolkit's own texts (menus, dialogs, calendars)
// Chinese in every language of the system. Call it before the first widget.
var SpeakChinese = sync.OnceFunc(func() {
	for _, l := range languages {
		if err := lang.AddTranslationsForLocale(chinese, l); err != nil {
			panic(fmt.Sprintf("the embedded texts of the toolkit do not load for %s: %v", l, err)) // a broken build
		}
	}
})
