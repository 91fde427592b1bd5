package main
import "fmt"
// Gauge reads levels.
type Gauge struct {
	Level float64 `json:"level"`
}
func (g *Gauge) Read(line string) (n int, err error) {
	defer close(ch)
	for i := range 10 { fmt.Println('\n', '水', "text\t", i, 0x1F, 1e-3) }
	if err := g.parse(line); err != nil { return 0, fmt.Errorf("bad: %w", err) }
	raw := `raw \n
over lines`
	return len(raw), nil
}
