package theme

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"
)

// The toolkit reads the system's language when the process starts, so each
// language has a process of its own, which prints what a dialog would say.
func TestTheToolkitSpeaksChineseInEveryLanguage(t *testing.T) {
	if os.Getenv("SAY_IT") != "" {
		SpeakChinese()
		fmt.Println("said", lang.L("No"), lang.L("OK"), lang.X("file.name", "Name"), lang.X("monday", "Monday"))
		return
	}
	for _, l := range []string{
		"C", "zh_CN.UTF-8", "zh_TW.UTF-8", "zh_HK.UTF-8", "zh_SG.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "fr_CA.UTF-8", "ja_JP.UTF-8",
		"pt_BR.UTF-8", "pt_PT.UTF-8", "ru_RU.UTF-8", "sr_RS.UTF-8", "ta_IN.UTF-8", "uk_UA.UTF-8", "el_GR.UTF-8", "sv_SE.UTF-8",
		"cs_CZ.UTF-8", "pl_PL.UTF-8", "es_MX.UTF-8", "ko_KR.UTF-8", "ar_EG.UTF-8",
	} {
		t.Run(l, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=^TestTheToolkitSpeaksChineseInEveryLanguage$")
			cmd.Env = append(os.Environ(), "SAY_IT=1", "LC_ALL="+l, "LANG="+l, "LANGUAGE=")
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(out), "said 否 确定 名称 星期一\n") {
				t.Errorf("it says %s", out)
			}
		})
	}
}

func TestEveryTextIsChinese(t *testing.T) {
	var texts map[string]any
	if err := json.Unmarshal(chinese, &texts); err != nil {
		t.Fatal(err)
	}
	for key, v := range texts {
		if plural, ok := v.(map[string]any); ok {
			v = plural["other"]
		}
		text, _ := v.(string)
		if text == "" || strings.ContainsAny(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz") {
			t.Errorf("%s: %q", key, text)
		}
	}
}
