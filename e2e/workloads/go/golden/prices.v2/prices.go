// Package prices has a dot in the last element of its import path: the linker writes it as %2e in every symbol.
package prices

// Await waits for the next price.
func Await(next <-chan float64) float64 {
	return <-next
}
