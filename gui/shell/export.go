package shell

// exporter is a screen that writes the year's documents out and prints them.
type exporter interface {
	Export()
	Print()
}

// exportYear shows the preview and what can be exported from there.
func (s *Shell) exportYear() { s.withExporter(exporter.Export) }

// print shows the preview and asks how to print it.
func (s *Shell) print() { s.withExporter(exporter.Print) }

func (s *Shell) withExporter(do func(exporter)) {
	if s.year == nil {
		s.Tell("请先打开一个年度。")
		return
	}
	s.goToScreen(previewScreen)
	if e, ok := s.screens[previewScreen].(exporter); ok {
		do(e)
	}
}
