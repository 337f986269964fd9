#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The GitHub example under act: blocks, passes after the repair, and says what to add to a shallow checkout.
. "$(dirname "$0")/../e2e/lib.sh"
act=$(command -v act || echo "${GOPATH:-/root/go}/bin/act")
[ -x "$act" ] || { echo 'skipped: act is not installed (go install github.com/nektos/act@latest)'; exit 0; }
export XDG_CACHE_HOME="$WORK/cache" ACT_DISABLE_VERSION_CHECK=1

git init -q --bare origin.git
git clone -q origin.git shop 2>/dev/null
cd shop
cp -r "$root/examples/github/." .
git add . && git commit -qm 'Start' && git push -q origin main
base=$(git rev-parse main)
# A checkout of the test's own, for the depth that a workflow asks for.
mkdir -p "$WORK/checkout"
cat >"$WORK/checkout/action.yml" <<Y
name: checkout
inputs: {fetch-depth: {default: '1'}}
runs:
  using: composite
  steps:
    - shell: bash
      env: {DEPTH: "\${{ inputs.fetch-depth }}"}
      run: |
        rm -rf ./* ./.git ./.github
        if [ "\$DEPTH" = 0 ]; then git clone -q "file://$WORK/origin.git" .; else git clone -q --depth "\$DEPTH" --branch change "file://$WORK/origin.git" .; fi
        git checkout -q change
Y
mkdir -p "$WORK/action" && cp -r "$root/actions" "$WORK/action/"
run_act() {  # run_act <wanted: 0 passes, 1 fails>
  git push -qf origin change
  cat >"$WORK/event.json" <<J
{"pull_request": {"number": 1, "commits": 2, "base": {"sha": "$base", "ref": "main", "repo": {"full_name": "shop/shop"}},
 "head": {"sha": "$(git rev-parse change)", "ref": "change", "repo": {"full_name": "shop/shop"}}}, "number": 1,
 "repository": {"full_name": "shop/shop", "default_branch": "main"}}
J
  local code=0
  "$act" pull_request -W .github/workflows/gate.yml -P ubuntu-latest=-self-hosted -e "$WORK/event.json" \
    --no-skip-checkout --env PATH="$(dirname "$GATE"):$PATH" \
    --local-repository "actions/checkout@93cb6efe18208431cddfb8368fd83d5badbf9bfd=$WORK/checkout" \
    --local-repository "gate/gate@v0=$WORK/action" >"$WORK/out" 2>"$WORK/err" || code=$?
  [ "$code" -eq "$1" ] || fail "act: exit code $code, expected $1"
  checks=$((checks + 1))
}

git checkout -qb change
sed -i 's/^USER .*/USER root/' Dockerfile && git commit -qam 'Run as root'
run_act 1
says 'IMG010'
says 'exit-code=1'
sed -i 's/^USER .*/USER 10002/' Dockerfile && git commit -qam 'Run as a user'
run_act 0
says 'pass'
sed -i 's/fetch-depth: 0.*/fetch-depth: 1/' .github/workflows/gate.yml && git commit -qam 'Fetch less'
run_act 1
says 'fetch-depth: 0'
says 'exit-code=3'
done_testing
