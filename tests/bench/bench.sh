#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times of the binary $1 beside git's own on a repository made here from 10,000 files of this machine's real
# text. Ratios of one run; instruction counts where valgrind is installed.
set -euo pipefail
gate=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=b GIT_AUTHOR_EMAIL=b@x.test GIT_COMMITTER_NAME=b GIT_COMMITTER_EMAIL=b@x.test
unset CI GITHUB_ACTIONS GITLAB_CI || true

find /usr/include /usr/share/doc /usr/share/perl /usr/lib/python3* /usr/share/cmake* -type f -size -64k \
  \( -name '*.h' -o -name '*.hpp' -o -name '*.py' -o -name '*.pl' -o -name '*.pm' -o -name '*.cmake' -o -name '*.txt' -o -name copyright -o -name '*.html' \) 2>/dev/null |
  head -n 10000 >"$work/files" || true # find ends with a broken pipe
mkdir "$work/repository" && cd "$work/repository"
git init -q -b main . && git config gc.auto 0
tar -C / -cf - --files-from <(sed 's#^/##' "$work/files") --dereference 2>/dev/null | tar -xf - 2>/dev/null || true
git add . && git commit -qm base && git gc -q
git ls-files | awk 'NR % 997 == 1' | head -n 10 >"$work/changed"
while read -r file; do
  head -n 50 "$file" | sed 's/^/added /' >"$work/added" || true
  cat "$work/added" >>"$file"
done <"$work/changed"
git commit -qam change
echo "repository: $(git ls-files | wc -l) files, $(du -sk --exclude=.git . | cut -f1) KiB; change: $(git diff --shortstat HEAD~1 HEAD)"

median() {  # median <runs> <command…>: milliseconds
  local runs=$1 i
  shift
  for ((i = 0; i < runs; i++)); do
    local start end
    start=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000))
  done | sort -n | awk '{ a[NR] = $1 } END { printf "%.2f", a[int((NR + 1) / 2)] / 1000 }'
}
instructions() {
  command -v valgrind >/dev/null || { printf '%s' '-'; return; }
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null | sed -n 's/.*Collected : *//p' | awk '{ printf "%.1f M", $1 / 1e6 }'
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

true_ms=$(median 41 true)
nothing=$(median 41 "$gate" --version)
idle=$(cd "$work" && median 41 "$gate" hook run)
diff_ms=$(median 41 git diff -U0 HEAD~1 HEAD)
change_ms=$(median 41 "$gate" run --base HEAD~1 --head HEAD)
secrets_ms=$(median 41 "$gate" secrets --base HEAD~1 --head HEAD)
tree_ms=$(median 11 "$gate" run --base HEAD~1)
printf '| what | ms | beside git | instructions |\n|---|---|---|---|\n'
printf '| true | %s | | |\n' "$true_ms"
printf '| gate --version | %s | | %s |\n' "$nothing" "$(instructions "$gate" --version)"
printf '| a hook with nothing to judge | %s | | |\n' "$idle"
printf '| git diff -U0 | %s | 1 | %s |\n' "$diff_ms" "$(instructions git diff -U0 HEAD~1 HEAD)"
printf '| gate run, commit to commit | %s | %s | %s |\n' "$change_ms" "$(ratio "$change_ms" "$diff_ms")" "$(instructions "$gate" run --base HEAD~1 --head HEAD)"
printf '| gate secrets, commit to commit | %s | %s | %s |\n' "$secrets_ms" "$(ratio "$secrets_ms" "$diff_ms")" "$(instructions "$gate" secrets --base HEAD~1 --head HEAD)"
printf '| gate run, commit to work tree | %s | %s (git diff HEAD~1: %s) | |\n' "$tree_ms" "$(ratio "$tree_ms" "$diff_ms")" "$(median 11 git diff -U0 HEAD~1)"
