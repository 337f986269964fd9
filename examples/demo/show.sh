#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a small repository in the folder $1 and shows what the gate says about a bad change and about its
# repair. $GATE is the binary.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-build/demo}
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=Demo GIT_AUTHOR_EMAIL=demo@shop.example GIT_COMMITTER_NAME=Demo GIT_COMMITTER_EMAIL=demo@shop.example
# The demo judges a repository of its own, whatever pipeline runs it.
unset CI GITHUB_ACTIONS GITHUB_EVENT_NAME GITLAB_CI CI_PIPELINE_SOURCE GIT_DIR GIT_WORK_TREE || true

git init -q --bare -b main origin.git
git init -q -b main shop
cd shop
git remote add origin ../origin.git
mkdir -p src reports
cp "$here/gate.yaml" .gate.yaml
printf 'console.log("open for business");\n' >src/server.js
printf 'reports/\n' >.gitignore
printf '.git\n.env\n' >.dockerignore
git add . && git commit -qm 'Open the shop' && git push -q origin main
git remote set-head origin main

# A GitHub token with a valid checksum (CRC-32 of its body in base 62), made here so that it stands nowhere
# in the repository. The argument, ten letters or digits, makes different ones.
token() {
  local alphabet=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz
  local body crc digits=
  body=$(printf "${1:-a1B2c3D4e5}%.0s" 1 2 3)
  crc=$(printf '%s' "$body" | gzip -c | tail -c 8 | od -An -N4 -tu4 --endian=little | tr -d ' ')
  while [ ${#digits} -lt 6 ]; do
    digits=${alphabet:$((crc % 62)):1}$digits
    crc=$((crc / 62))
  done
  printf 'ghp_%s%s' "$body" "$digits"
}

show() {  # show <expected code> <what> <sentence>
  echo
  echo "── $2: gate run"
  local code=0
  "$GATE" run || code=$?
  echo "── exit code $code: $3"
  [ "$code" -eq "$1" ] || { echo "the demo expected exit code $1" >&2; exit 1; }
}

git checkout -qb feature
cp "$here/Dockerfile.before" Dockerfile
printf 'GITHUB_TOKEN=%s\n' "$(token)" >deploy.env
cp "$here"/reports/before/* reports/
git add . && git commit -qm 'Add an image'
show 1 'a branch with a root image, a leaked token and a vulnerable package' \
  'findings of high or worse block (0 would pass, 3 would mean: could not judge)'

"$GATE" run --format json >../report.json || true
for wanted in '"IMG010"' '"TOK' '"CVE-2021-23337"'; do
  grep -q -- "$wanted" ../report.json || { echo "the demo's JSON lacks $wanted" >&2; exit 1; }
done
grep -q -- "$(token)" ../report.json && { echo 'the demo leaked its token' >&2; exit 1; }
echo "── the same as JSON: $folder/report.json"

git checkout -q main && git checkout -qb fixed
cp "$here/Dockerfile.after" Dockerfile
cp "$here"/reports/after/* reports/
git add . && git commit -qm 'Add an image that runs as a user of its own'
show 0 'the repaired branch' 'nothing blocks'
