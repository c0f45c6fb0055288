// Package preview is 预览与输出: the finished pages as they will be published,
// exactly as the file shows them, with a way from every number to where it was
// entered; and what is made of them: files in four formats, and print.
package preview
