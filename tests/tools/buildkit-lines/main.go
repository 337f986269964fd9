// SPDX-License-Identifier: Apache-2.0

// Prints what BuildKit's own parser reads, one instruction a line: file<TAB>start line<TAB>keyword.
// A file that it refuses gives file<TAB>error.
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, path := range os.Args[1:] {
		file, err := os.Open(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		result, err := parser.Parse(file)
		file.Close()
		if err != nil {
			fmt.Fprintf(out, "%s\terror\n", path)
			continue
		}
		for _, node := range result.AST.Children {
			fmt.Fprintf(out, "%s\t%d\t%s\n", path, node.StartLine, node.Value)
		}
	}
}
