package table

import "juesuan/report/read/raw"

func findLost(f *raw.File) *found { return find(f) }
func (b *builder) lost()          {}
