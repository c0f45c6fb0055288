// Package theme is how the window looks: the bundled faces, one type scale,
// one accent colour, and a colour and a sign for every severity, in a light, a
// dark and a high-contrast look. It also makes the toolkit's own texts Chinese.
//
// Severities never differ by colour alone, and every text has a contrast of at
// least 4.5 : 1 (7 : 1 in high contrast) against what it may stand on.
package theme
