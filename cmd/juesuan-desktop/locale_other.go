//go:build cgo && !linux

package main

// ensureUTF8 does nothing: only X input methods depend on the locale.
func ensureUTF8() {}
