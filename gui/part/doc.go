// Package part is what the screens are put together from: buttons that work by
// keyboard, texts of the one type scale, and the one kind of dialogue.
package part
