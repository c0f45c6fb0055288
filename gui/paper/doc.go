// Package paper shows the finished pages of a document: as a column that
// scrolls and zooms, small in a strip, with search, marks, and a way to point
// at what stands on them. Whose pages they are it does not know.
package paper
