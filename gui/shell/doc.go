// Package shell is the window: it opens ledgers, shows their years and screens
// and moves between them, and is the frame that the screens speak to people
// through. It starts nothing itself: package main gives it a window.
package shell
