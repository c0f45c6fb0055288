package check

// functions are the rules that no expression can say, by their ID. Each is one
// function named after its rule.
var functions map[string]func(*probe)

func init() { functions = map[string]func(*probe){} }
