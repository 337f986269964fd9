#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Real pushes to a local bare repository through the installed hook.
. "$(dirname "$0")/lib.sh"
make_repository
expect 0 hook install

push_refused() {
  if git push "$@" >"$WORK/out" 2>"$WORK/err"; then fail "git push $* went through"; fi
  checks=$((checks + 1))
}
push_passes() { git push "$@" >"$WORK/out" 2>"$WORK/err" || fail "git push $* was refused"; checks=$((checks + 1)); }

# A clean commit passes.
echo more >>README.md
git commit -qam 'Say more'
push_passes origin main

# A token is refused, with its file and line, and never shown.
git checkout -qb leak
printf 'one\ntwo\nTOKEN=%s\n' "$(token)" >deploy.env
git add . && git commit -qm 'Configure'
push_refused origin leak
says 'deploy.env:3'
says_not "$(token)"

# Taking it away again in a later commit of the same push does not help.
git rm -q deploy.env && git commit -qm 'Clean up'
push_refused origin leak
says 'deploy.env:3'
says_not "$(token)"

# Rewriting the branch does.
git checkout -q main && git branch -qD leak && git checkout -qb fixed
echo 'TOKEN comes from the vault' >deploy.txt
git add . && git commit -qm 'Configure'
push_passes origin fixed

# Several refs in one push: each is judged.
git checkout -q main && git checkout -qb good && echo g >g && git add g && git commit -qm g
git checkout -q main && git checkout -qb bad && printf 'K=%s\n' "$(token Zz9Yy8Xx7W)" >k.env && git add k.env && git commit -qm k
push_refused origin good bad
says 'k.env:1'

# A tag on a bad commit, an annotated one too.
git tag -a -m v1 v1
push_refused origin v1
says 'k.env:1'

# Deleting a branch has nothing to judge.
push_passes origin --delete fixed

# A push of nothing.
git checkout -q main
push_passes origin main

# The hook of before is kept and still called.
expect 0 hook uninstall
printf '#!/bin/sh\necho "the old hook ran" >&2\nexit 0\n' >.git/hooks/pre-push
chmod +x .git/hooks/pre-push
expect 0 hook install
echo again >>README.md && git commit -qam again
push_passes origin main
says 'the old hook ran'
expect 0 hook uninstall
grep -q 'the old hook ran' .git/hooks/pre-push || fail 'the old hook was not put back'

# core.hooksPath is honoured.
mkdir shared-hooks
git config core.hooksPath shared-hooks
expect 0 hook install
[ -x shared-hooks/pre-push ] || fail 'the hook is not in core.hooksPath'
git checkout -q bad
push_refused origin bad
done_testing
