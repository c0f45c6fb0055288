// Package printing sends PDF files to the system's printers: to CUPS by its
// commands lp and lpstat on Linux and macOS, to the program that opens PDF files
// on Windows. It knows nothing of windows and documents.
package printing
