// Package findings is the screen 检查: what the checks find, by how grave it is
// and by page, live while somebody types. Every finding says its two numbers in
// a sentence, leads to its places, and can be explained and let stand.
package findings
