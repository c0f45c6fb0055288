package check

// functions are the rules that no expression can say, by their ID. Each is one
// function named after its rule.
var functions map[string]func(*probe)

func init() {
	functions = map[string]func(*probe){
		"C02": ruleC02, "C08": ruleC08, "C11": ruleC11, "C13": ruleC13, "C15": ruleC15, "C16": ruleC16, "C18": ruleC18, "C21": ruleC21, "C22": ruleC22,
		"C29": ruleC29, "C30": ruleC30, "C31": ruleC31, "C32": ruleC32, "C33": ruleC33, "C34": ruleC34, "C35": ruleC35, "C36": ruleC36, "C37": ruleC37,
		"P01": ruleP01, "P02": ruleP02, "P03": ruleP03, "P04": ruleP04, "P05": ruleP05, "P06": ruleP06, "P07": ruleP07,
		"P08": ruleP08, "P09": ruleP09, "P10": ruleP10, "P11": ruleP11, "P12": ruleP12,
		"A22": ruleA22, "A23": ruleA23, "A24": ruleA24, "A25": ruleA25, "A26": ruleA26, "A27": ruleA27, "A28": ruleA28, "A29": ruleA29,
		"A30": ruleA30, "A31": ruleA31, "A32": ruleA32, "B20": ruleB20,
		"Q01": ruleQ01, "Q04": ruleQ04, "Q05": ruleQ05, "Q06": ruleQ06, "Q07": ruleQ07, "Q08": ruleQ08, "Q09": ruleQ09, "Q10": ruleQ10,
		"Q11": ruleQ11, "Q12": ruleQ12, "Q13": ruleQ13, "Q14": ruleQ14, "Q15": ruleQ15, "Q16": ruleQ16,
		"D02": ruleD02, "D03": ruleD03, "D04": ruleD04, "D05": ruleD05, "D06": ruleD06, "D07": ruleD07, "D08": ruleD08, "D09": ruleD09,
		"D10": ruleD10, "D11": ruleD11, "D12": ruleD12, "D13": ruleD13, "D14": ruleD14, "D15": ruleD15, "D16": ruleD16, "D17": ruleD17,
		"D18": ruleD18,
	}
}

// pieced are the functions that are made of pieces; others are one piece.
var pieced = map[string]bool{
	"A26": true, "A27": true, "A28": true, "A29": true, "A32": true, "B20": true,
	"C02": true, "C08": true, "C13": true, "C16": true, "C29": true, "C37": true,
	"P01": true, "P05": true, "P06": true, "P07": true, "P08": true, "P11": true,
}

// steady are the functions that look at words, rows and what is zero only, so
// that an amount that moves from one number to another changes nothing for
// them.
var steady = map[string]bool{
	"C11": true, "C15": true, "C35": true, "P02": true, "P03": true, "P09": true, "C30": true, "C31": true, "C32": true, "C33": true, "C34": true,
	"A22": true, "A23": true, "A24": true, "A25": true, "A30": true, "A31": true,
	"D02": true, "D03": true, "D04": true, "D05": true, "D06": true, "D07": true, "D08": true, "D09": true, "D10": true, "D11": true,
	"D12": true, "D13": true, "D14": true, "D15": true, "D16": true, "D17": true, "D18": true,
}
