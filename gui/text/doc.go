// Package text is the screen 文字说明: the sections of the document, the one
// that is read as it will be printed, and beside it what only a person can
// supply. What is typed shows in the sentences at once; it goes into the ledger
// when the field is left, and when typing pauses.
package text
