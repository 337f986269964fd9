#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A planted token stands in no output: every format, -v, error paths, the platforms' files.
. "$(dirname "$0")/lib.sh"
make_repository
secret=$(token Rr4Tt5Yy6U)
git checkout -qb leak
printf 'FROM alpine:3.22\nARG TOKEN=%s\nENV GITHUB_TOKEN=%s\nUSER 1\nRUN curl -H "Authorization: Bearer %s" https://x.test\nBROKEN %s\n' "$secret" "$secret" "$secret" "$secret" >Dockerfile
printf 'services:\n  web:\n    image: shop.example/web:1\n    environment:\n      GITHUB_TOKEN: %s\n    command: [%s\n' "$secret" "$secret" >compose.yaml
printf 'token=%s\n' "$secret" >a.env
printf 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@main\n      - run: docker build --build-arg T=%s .\n' "$secret" >w.yml
mkdir -p .github/workflows reports && mv w.yml .github/workflows/w.yml
printf '{"hosts": ["tcp://user:%s@0.0.0.0:2375"]}\n' "$secret" >daemon.json
printf '{"SchemaVersion": 2, "ArtifactName": "x", "Results": [{"Target": "a.env", "Class": "secret", "Secrets": [{"RuleID": "github-pat", "Severity": "CRITICAL", "Title": "GitHub token", "StartLine": 1, "EndLine": 1, "Match": "token=%s", "Code": {"Lines": [{"Number": 1, "Content": "token=%s"}]}}]}]}' "$secret" "$secret" >reports/trivy.json
printf '%s: [' "$secret" >bad.yaml
git add . && git commit -qm leak

check() {
  "$GATE" "$@" >"$WORK/out" 2>"$WORK/err" || true
  [ -s "$WORK/out" ] || [ -s "$WORK/err" ] || fail "gate $*: said nothing"
  ! grep -qF -- "$secret" "$WORK/out" "$WORK/err" || fail "gate $*: shows the token"
  # Nor its middle, in case a line was cut.
  ! grep -qF -- "${secret:10:16}" "$WORK/out" "$WORK/err" || fail "gate $*: shows a part of the token"
  checks=$((checks + 1))
}
codes=
for format in terminal json sarif github codequality; do
  check run --format $format
  check run --format $format -v
  check run --scope all --format $format
  check lint --format $format
  check secrets --format $format .
  check results --format $format reports/trivy.json
  code=0; "$GATE" run --format $format >/dev/null 2>&1 || code=$?
  codes="$codes $code"
done
[ "$(tr ' ' '\n' <<<"$codes" | sort -u | grep -c .)" -eq 1 ] || fail "the exit code depends on the format: $codes"
check run --config bad.yaml
check run --base "$secret"
check results "trivy:$secret"
check lint "$secret"
check explain "$secret"
check run "--$secret"

# The platforms' own files.
export GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY="$WORK/summary" GITHUB_OUTPUT="$WORK/outputs" GITHUB_EVENT_NAME=workflow_dispatch GITHUB_EVENT_PATH="$WORK/event.json"
echo '{}' >"$WORK/event.json"
check run
grep -q . "$WORK/summary" && grep -q verdict "$WORK/outputs" || fail 'the summary or the outputs are missing'
! grep -qF -- "$secret" "$WORK/summary" "$WORK/outputs" || fail 'the summary or the outputs show the token'
unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITHUB_OUTPUT GITHUB_EVENT_NAME GITHUB_EVENT_PATH

# No socket is opened.
if command -v strace >/dev/null && strace -f -o "$WORK/trace" true 2>/dev/null; then
  ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=socket,connect -o "$WORK/trace" "$GATE" run >/dev/null 2>&1 || true
  ! grep -E 'socket\(|connect\(' "$WORK/trace" || fail 'gate run opened a socket'
  checks=$((checks + 1))
else
  echo 'skipped: no strace here, sockets not checked'
fi
done_testing
