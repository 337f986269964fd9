#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generated documents are those that the program writes.
set -euo pipefail
cd "$(dirname "$0")/../.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
bash tests/docs/write.sh "$GATE" "$made"
for path in rules schemas configuration.md; do
  diff -ru "docs/$path" "$made/$path" | head -n 40 | grep . && { echo "docs/$path is not current: run ./dev docs"; exit 1; }
done
echo "the documents are current"
