#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The pre-commit example with the real pre-commit: a push with a token is refused.
. "$(dirname "$0")/../e2e/lib.sh"
command -v pre-commit >/dev/null || { echo 'skipped: pre-commit is not installed (apt-get install pre-commit)'; exit 0; }
export PRE_COMMIT_HOME="$WORK/pre-commit" PATH="$(dirname "$GATE"):$PATH"

git init -q hooks && cp "$root/.pre-commit-hooks.yaml" hooks/
pre-commit --version | grep -qE ' ([4-9]|3\.([2-9]|[1-9][0-9]))' ||
  sed -i '/^  stages:/d; /minimum_pre_commit_version/d' hooks/.pre-commit-hooks.yaml # 3.0 of Debian 12 has other stage names
git -C hooks add . && git -C hooks commit -qm hooks && git -C hooks tag v0.1.0
make_repository
sed "s#https://example.test/gate/gate#$WORK/hooks#; s/#.*//" "$root/examples/pre-commit/.pre-commit-config.yaml" >.pre-commit-config.yaml
git add . && git commit -qm 'Use pre-commit'
pre-commit install --hook-type pre-push >/dev/null
git push origin main >"$WORK/out" 2>"$WORK/err" || fail 'a clean push is refused'
printf 'T=%s\n' "$(token)" >t.env && git add . && git commit -qm t
if git push origin main >"$WORK/out" 2>"$WORK/err"; then fail 'a token goes through'; fi
says 't.env:1'
says 'first ref'
done_testing
