// SPDX-License-Identifier: Apache-2.0

// Prints what BuildKit's own parser reads, one instruction a line:
// file<TAB>first line<TAB>last line<TAB>keyword. A file that the parser refuses gives
// file<TAB>error<TAB>why, one whose instructions are refused file<TAB>refused<TAB>why behind its
// lines.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, path := range os.Args[1:] {
		text, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		describe(out, path, text)
	}
}

func describe(out *bufio.Writer, path string, text []byte) {
	result, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		fmt.Fprintf(out, "%s\terror\t%s\n", path, oneLine(err))
		return
	}
	for _, node := range result.AST.Children {
		fmt.Fprintf(out, "%s\t%d\t%d\t%s\n", path, node.StartLine, node.EndLine, node.Value)
	}
	if _, _, err := instructions.Parse(result.AST, linter.New(&linter.Config{})); err != nil {
		fmt.Fprintf(out, "%s\trefused\t%s\n", path, oneLine(err))
	}
}

func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}
