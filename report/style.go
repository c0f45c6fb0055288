package report

// Style is a page style: what paper and type a document is set in. Lengths
// are millimetres, sizes and pitches points. Faces: song (宋体), songb
// (小标宋's place), hei (黑体), kai (楷体), fang (仿宋).
type Style struct {
	Name                     string
	Top, Bottom, Left, Right float64 // margins of a portrait page
	BodySize                 float64 // 仿宋
	BodyPitch                float64 // distance of base lines
	CoverSize                float64
	PartSize                 float64
	HeadSize                 float64 // 一、（一）1．
	ContentsSize             float64
	PageNumberSize           float64
	TableTitleSize           float64
	TableSize                float64 // largest size in tables; writers may go down to 9
	NoteSize                 float64
}

// Default is the style of most published disclosures.
var Default = Style{
	Name: "default", Top: 30, Bottom: 27, Left: 27, Right: 27,
	BodySize: 16, BodyPitch: 28, CoverSize: 36, PartSize: 22, HeadSize: 16,
	ContentsSize: 14, PageNumberSize: 14, TableTitleSize: 18, TableSize: 10.5, NoteSize: 9,
}

// GBT9704 follows GB/T 9704—2012 党政机关公文格式: 版心 156 × 225 mm, top 37 mm,
// left 28 mm, 22 lines a page, 28 characters a line.
var GBT9704 = Style{
	Name: "gbt9704", Top: 37, Bottom: 35, Left: 28, Right: 26,
	BodySize: 16, BodyPitch: 28.9, CoverSize: 36, PartSize: 22, HeadSize: 16,
	ContentsSize: 14, PageNumberSize: 14, TableTitleSize: 18, TableSize: 10.5, NoteSize: 9,
}

// Styles lists the selectable styles by name.
var Styles = map[string]Style{Default.Name: Default, GBT9704.Name: GBT9704}
