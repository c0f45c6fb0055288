// Package grid is the entry grid: a widget that works like the spreadsheet a
// clerk comes from. It knows places, keys, the clipboard and pictures; what a
// cell means, whether it is understood, what it adds up to and how a change is
// undone is its [Table]'s and [Sheet]'s affair.
//
// The grid draws only what is visible, one canvas.Text a cell, in four panes
// that clip: head and cells, each frozen (code columns) and scrolling.
package grid
