// Command werkboek turns a folder of guidance in Markdown and worksheets in
// TOML into a website that people read, fill in and print.
package main

import "os"

func main() {
	os.Exit(newProgram(os.Stdout, os.Stderr).run(os.Args[1:]))
}
