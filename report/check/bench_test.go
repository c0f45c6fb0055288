package check

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"testing"

	"juesuan/store/storetest"
)

// The benchmarks run with the garbage collector as the programs set it.
func init() { debug.SetGCPercent(400) }

func bench(b *testing.B, in Input) {
	rules := load(b)
	b.ResetTimer()
	for b.Loop() {
		Run(rules, in, Options{})
	}
}

func BenchmarkSample(b *testing.B)   { bench(b, sample(b)) }
func BenchmarkInvented(b *testing.B) { bench(b, invented(b)) }

func BenchmarkRandom(b *testing.B) {
	for _, n := range []int{200, 2000, 20000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			bench(b, input(b, storetest.Random(rand.New(rand.NewPCG(1, 9)), n), nil))
		})
	}
}
