package desk

import "juesuan/store"

// Copy returns what is entered, to be read aside while it goes on changing.
func (y *Year) Copy() *store.Year { return copied(y.Data()) }
