package report

import (
	"errors"
	"fmt"

	"github.com/BurntSushi/toml"
)

// tomlError turns the decoder's error into a sentence with file and line.
func tomlError(shown string, err error) error {
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return fmt.Errorf("%s：有一项的内容类型不对（例如该写数字的地方写了文字），请对照自带的模板包检查", shown)
	}
	where := fmt.Sprintf("%s 第 %d 行", shown, pe.Position.Line)
	if pe.LastKey != "" {
		where += "（" + pe.LastKey + " 附近）"
	}
	return fmt.Errorf("%s：写法不合 TOML 规则，请检查引号、括号和等号", where)
}
