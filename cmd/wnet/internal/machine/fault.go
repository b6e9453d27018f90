package machine

func (m *Machine) release() {
	m.mu.Lock()
	gates := m.gates
	m.gates = nil
	m.mu.Unlock()
	for _, g := range gates {
		g.Open()
	}
}

type job struct {
	done chan struct{}
	err  error
}
