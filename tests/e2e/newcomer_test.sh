#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What somebody sees who just installed gate and runs it: golden/newcomer_*.txt.
. "$(dirname "$0")/lib.sh"

golden() {  # golden <name> <code> <gate arguments…>
  local name=$1 code=$2
  shift 2
  expect "$code" "$@"
  cat "$WORK/err" >>"$WORK/out"
  sed -E -i "s#$WORK#WORK#g; s/\b[0-9a-f]{40}\b/COMMIT/g; s/\b[0-9a-f]{10,12}\b/SHORT/g" "$WORK/out"
  local file="$root/tests/e2e/golden/newcomer_$name.txt"
  if [ "${GATE_UPDATE_GOLDEN:-}" = 1 ]; then cp "$WORK/out" "$file"; fi
  diff -u "$file" "$WORK/out" || fail "the output for '$name' differs from $file"
}

# Outside git.
mkdir folder && cd folder
printf 'FROM alpine:3.22\nUSER root\n' >Dockerfile
golden outside_git 1 run
rm Dockerfile && echo hello >a.txt
golden nothing_to_lint_outside_git 0 run
cd ..

make_repository
golden no_config_no_change 0 run

# Nothing to lint in a repository with a change.
git rm -q Dockerfile && git commit -qm 'No image' && git push -q origin main
git checkout -qb words && echo more >>README.md && git commit -qam 'More words'
golden nothing_to_lint 0 run

# A dirty tree: a staged file, an unstaged one, an untracked one, an ignored one.
git checkout -q main && printf '*.log\n' >.gitignore && echo a >a && git add . && git commit -qm base && git push -q origin main
git checkout -qb dirty
printf 'FROM alpine:3.22\nUSER root\n' >Dockerfile
printf 'FROM alpine:3.22\nUSER 0\n' >Dockerfile.staged && git add Dockerfile.staged
echo changed >>a
printf 'T=%s\n' "$(token)" >ignored.log
golden dirty_tree 1 run
rm Dockerfile && git rm -qf Dockerfile.staged

# 300 old findings and a harmless change.
git checkout -q main && git checkout -q a
mkdir old
for i in $(seq 1 150); do printf 'FROM alpine:3.22\nUSER root\nRUN curl -k https://x.test/%s\n' "$i" >"old/Dockerfile.$i"; done
git add . && git commit -qm 'Old sins' && git push -q origin main
git checkout -qb small && sed -i 's/USER root/USER  root/' old/Dockerfile.7 && git commit -qam 'Blank'
golden old_findings 0 run
golden old_findings_all 1 run --scope all
done_testing
