//go:build cgo

package main

/*
#include <langinfo.h>
#include <locale.h>
#include <string.h>

static int is_utf8(void) {
	return setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
*/
import "C"

import "os"

// ensureUTF8 chooses a UTF-8 locale where the one that is set is C, not
// installed or of another encoding: X input methods swallow keys there, and
// Chinese cannot be typed.
func ensureUTF8() {
	for _, locale := range []string{"", "C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"} {
		if locale != "" {
			_ = os.Setenv("LC_ALL", locale) // what is set reaches C; if not, the next one is tried
		}
		if C.is_utf8() != 0 {
			return
		}
	}
}
