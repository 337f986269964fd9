# SPDX-License-Identifier: Apache-2.0
# Words for the end-to-end tests. $GATE is the binary, $WORK a folder of the test's own (made where none is given).
set -euo pipefail
: "${GATE:?the gate binary}"
# Outside this repository, so that "outside git" means it.
if [ -z "${WORK:-}" ]; then
  WORK=$(mktemp -d)
  trap 'chmod -R u+w "$WORK"; rm -rf "$WORK"' EXIT
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rm -rf "$WORK"
mkdir -p "$WORK"
cd "$WORK"
export HOME="$WORK/home" GIT_CONFIG_GLOBAL="$WORK/gitconfig" GIT_CONFIG_NOSYSTEM=1 NO_COLOR=1
mkdir -p "$HOME"
cat >"$GIT_CONFIG_GLOBAL" <<'CONFIG'
[user]
  name = Tester
  email = tester@example.test
[init]
  defaultBranch = main
[advice]
  detachedHead = false
[protocol "file"]
  allow = always
CONFIG
for name in $(env | sed -n 's/^\(CI\|CI_[A-Z_]*\|GITHUB_[A-Z_]*\|GITLAB_[A-Z_]*\|GATE_[A-Z_]*\|GIT_DIR\|GIT_WORK_TREE\|GIT_INDEX_FILE\|PRE_COMMIT_[A-Z_]*\)=.*/\1/p'); do
  [ "$name" = GATE_UPDATE_GOLDEN ] || unset "$name"
done

checks=0
fail() {
  echo "FAILED: $*" >&2
  [ ! -f "$WORK/out" ] || { echo '--- stdout' >&2; head -c 6000 "$WORK/out" >&2; }
  [ ! -f "$WORK/err" ] || { echo '--- stderr' >&2; head -c 3000 "$WORK/err" >&2; }
  exit 1
}
# expect <code> <gate arguments…>: runs gate; its texts are in $WORK/out and $WORK/err.
expect() {
  local wanted=$1 code=0
  shift
  "$GATE" "$@" >"$WORK/out" 2>"$WORK/err" || code=$?
  [ "$code" -eq "$wanted" ] || fail "gate $*: exit code $code, expected $wanted"
  checks=$((checks + 1))
}
says() { grep -qF -- "$1" "$WORK/out" "$WORK/err" || fail "nothing says: $1"; checks=$((checks + 1)); }
says_not() { ! grep -qF -- "$1" "$WORK/out" "$WORK/err" || fail "something says: $1"; checks=$((checks + 1)); }
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
# A clone of a local bare repository with one commit on main; the work tree is ./shop.
make_repository() {
  git init -q --bare origin.git
  git clone -q origin.git shop 2>/dev/null
  cd shop
  git checkout -q -b main
  printf 'FROM alpine:3.22\nUSER 10001\nCMD ["true"]\n' >Dockerfile
  printf 'hello\n' >README.md
  git add . && git commit -qm 'Start' && git push -q -u origin main
  git remote set-head origin main
}
done_testing() { echo "$checks checks, all as expected"; }
