// Package flow is flowing text for reading: Chinese broken into lines by its
// rules, with pieces that can be clicked and reached by the keyboard. Only what
// is in view is drawn, and only paragraphs that changed are broken anew, so
// that a long text follows somebody's typing.
package flow
