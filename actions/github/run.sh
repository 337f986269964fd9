#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Finds or builds the binary and calls it with the action's inputs, which come in as INPUT_*.
set -euo pipefail

find_binary() {
  if [ -n "$INPUT_BINARY" ]; then
    [ -x "$INPUT_BINARY" ] || { echo "gate: the input binary is not an executable file: $INPUT_BINARY" >&2; exit 2; }
    printf '%s' "$INPUT_BINARY"
  elif command -v gate >/dev/null; then
    command -v gate
  else
    local source
    source=$(cd "$ACTION_PATH/../.." && pwd)
    "$source/dev" build >&2
    printf '%s' "$source/build/release/bin/gate"
  fi
}

binary=$(find_binary)
[ -z "$INPUT_WORKING_DIRECTORY" ] || cd "$INPUT_WORKING_DIRECTORY"

arguments=(run)
[ -z "$INPUT_FAIL_ON" ] || arguments+=(--fail-on "$INPUT_FAIL_ON")
[ -z "$INPUT_CONFIG" ] || arguments+=(--config "$INPUT_CONFIG")
[ -z "$INPUT_SCOPE" ] || arguments+=(--scope "$INPUT_SCOPE")
[ -z "$INPUT_SARIF_FILE" ] || arguments+=(-o "sarif=$INPUT_SARIF_FILE")
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<<"$INPUT_ARGUMENTS"

exec "$binary" "${arguments[@]}"
