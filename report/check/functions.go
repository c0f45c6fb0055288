package check

// A function is a rule that no expression can say.
type function struct {
	test func(*probe)
	kind functionKind
}

// functionKind says what of a function has to run again when a number moves.
type functionKind int

const (
	// whole is all of it, where it has read the number.
	whole functionKind = iota
	// pieced is made of pieces, and only those that have read the number.
	pieced
	// steady looks at words, rows and what is zero only: an amount that moves
	// from one number to another changes nothing for it.
	steady
)

// functions are all of them by the rule's ID; each is named after its rule.
var functions map[string]function

func init() { // a literal would refer to itself: some of them look up others
	functions = map[string]function{
		"A22": {ruleA22, steady},
		"A23": {ruleA23, steady},
		"A24": {ruleA24, steady},
		"A25": {ruleA25, steady},
		"A26": {ruleA26, pieced},
		"A27": {ruleA27, pieced},
		"A28": {ruleA28, pieced},
		"A29": {ruleA29, pieced},
		"A30": {ruleA30, steady},
		"A31": {ruleA31, steady},
		"A32": {ruleA32, pieced},
		"B20": {ruleB20, pieced},
		"C02": {ruleC02, pieced},
		"C08": {ruleC08, pieced},
		"C11": {ruleC11, steady},
		"C13": {ruleC13, pieced},
		"C15": {ruleC15, steady},
		"C16": {ruleC16, pieced},
		"C18": {ruleC18, whole},
		"C21": {ruleC21, whole},
		"C22": {ruleC22, whole},
		"C27": {ruleC27, whole},
		"C29": {ruleC29, pieced},
		"C30": {ruleC30, steady},
		"C31": {ruleC31, steady},
		"C32": {ruleC32, steady},
		"C33": {ruleC33, steady},
		"C34": {ruleC34, steady},
		"C35": {ruleC35, steady},
		"C36": {ruleC36, whole},
		"C37": {ruleC37, pieced},
		"C38": {ruleC38, steady},
		"C39": {ruleC39, pieced},
		"D02": {ruleD02, steady},
		"D03": {ruleD03, steady},
		"D04": {ruleD04, steady},
		"D05": {ruleD05, steady},
		"D06": {ruleD06, steady},
		"D07": {ruleD07, steady},
		"D08": {ruleD08, steady},
		"D09": {ruleD09, steady},
		"D10": {ruleD10, steady},
		"D11": {ruleD11, steady},
		"D12": {ruleD12, steady},
		"D13": {ruleD13, steady},
		"D14": {ruleD14, pieced},
		"D15": {ruleD15, steady},
		"D16": {ruleD16, steady},
		"D17": {ruleD17, steady},
		"D18": {ruleD18, steady},
		"P01": {ruleP01, pieced},
		"P02": {ruleP02, steady},
		"P03": {ruleP03, steady},
		"P04": {ruleP04, whole},
		"P05": {ruleP05, pieced},
		"P06": {ruleP06, pieced},
		"P07": {ruleP07, pieced},
		"P08": {ruleP08, pieced},
		"P09": {ruleP09, steady},
		"P10": {ruleP10, pieced},
		"P11": {ruleP11, pieced},
		"P12": {ruleP12, whole},
		"Q01": {ruleQ01, whole},
		"Q04": {ruleQ04, whole},
		"Q05": {ruleQ05, whole},
		"Q06": {ruleQ06, whole},
		"Q07": {ruleQ07, whole},
		"Q08": {ruleQ08, whole},
		"Q09": {ruleQ09, whole},
		"Q10": {ruleQ10, whole},
		"Q11": {ruleQ11, whole},
		"Q12": {ruleQ12, whole},
		"Q13": {ruleQ13, whole},
		"Q14": {ruleQ14, whole},
		"Q15": {ruleQ15, whole},
		"Q16": {ruleQ16, whole},
		"Q17": {ruleQ17, whole},
	}
}
