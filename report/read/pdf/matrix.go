package pdf

import "github.com/klippa-app/go-pdfium/structs"

// matrix is a transformation: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var unchanged = matrix{a: 1, d: 1}

func matrixOf(m structs.FPDF_FS_MATRIX) matrix {
	return matrix{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// box is the box around a transformed box.
func (m matrix) box(b box) box {
	x0, y0 := m.point(b.x0, b.y0)
	x1, y1 := m.point(b.x1, b.y1)
	x2, y2 := m.point(b.x0, b.y1)
	x3, y3 := m.point(b.x1, b.y0)
	return sorted(x0, y0, x1, y1).join(sorted(x2, y2, x3, y3))
}
