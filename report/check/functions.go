package check

// functions are the rules that no expression can say, by their ID. Each is one
// function named after its rule.
var functions map[string]func(*probe)

func init() {
	functions = map[string]func(*probe){
		"C02": ruleC02, "C08": ruleC08, "C11": ruleC11, "C13": ruleC13, "C15": ruleC15, "C16": ruleC16, "C21": ruleC21,
		"C29": ruleC29, "C30": ruleC30, "C31": ruleC31, "C32": ruleC32, "C33": ruleC33, "C34": ruleC34, "C35": ruleC35,
		"P01": ruleP01, "P02": ruleP02, "P03": ruleP03, "P04": ruleP04, "P05": ruleP05, "P06": ruleP06, "P07": ruleP07,
		"P08": ruleP08, "P09": ruleP09, "P10": ruleP10, "P11": ruleP11, "P12": ruleP12,
	}
}
