#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes the generated documents with the binary $1 into the folder $2 (default: docs).
set -euo pipefail
gate=$1
docs=${2:-docs}
mkdir -p "$docs/rules" "$docs/schemas"
rm -f "$docs"/rules/*.md
"$gate" rules --pages "$docs/rules"
{
  echo '# Rules'
  echo
  echo '`gate explain ID` prints the same. Written by `./dev docs`.'
  echo
  "$gate" rules --markdown
} >"$docs/rules/README.md"
"$gate" config schema >"$docs/schemas/config.json"
"$gate" config schema --report >"$docs/schemas/report.json"
"$gate" config reference >"$docs/configuration.md"
