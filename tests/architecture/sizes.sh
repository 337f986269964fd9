#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A file over 300 lines holds two nouns. Data tables (*_data.cpp) are not counted.
set -euo pipefail
cd "$(dirname "$0")/../.."
bad=0
while read -r file; do
  case "$file" in *_data.cpp) continue ;; esac
  lines=$(wc -l <"$file")
  [ "$lines" -le 300 ] || { echo "$file: $lines lines; split it by noun"; bad=1; }
done < <(git ls-files --cached --others --exclude-standard -- 'gate/*.[ch]pp' 'integrations/*.[ch]pp')
for pattern in 'std::regex' '[^_a-z:]system\(' 'popen\('; do
  if grep -rnE --include='*.[ch]pp' "$pattern" gate integrations; then echo "must not be used: $pattern"; bad=1; fi
done
# String literals do not count: detectors of secrets name such calls.
if grep -rnE --include='*.[ch]pp' 'getenv|environ\b' gate integrations | grep -v '^gate/source/environment' |
  sed -E 's/"([^"\\]|\\.)*"//g' | grep -E 'getenv|environ\b'; then
  echo "the environment is read in gate/source/environment.cpp only"
  bad=1
fi
[ $bad -eq 0 ] && echo "files are small, nothing forbidden is used"
exit $bad
