#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a change introduces blocks; what stood there before does not.
. "$(dirname "$0")/lib.sh"
make_repository
cat >Dockerfile <<'D'
FROM alpine:3.22 AS app
RUN apk add --no-cache curl
USER app
CMD ["true"]
D
cat >compose.yaml <<'C'
services:
  web:
    image: shop.example/web:1.0
    privileged: true
C
git add . && git commit -qm 'Base' && git push -q origin main

# Nothing changed: everything is judged (scope all), and the old danger blocks.
expect 1 run
says 'RUN101'

# Only `USER app` goes: the absence is the change's doing.
git checkout -qb no-user
sed -i '/^USER app/d' Dockerfile
git commit -qam 'Drop the user'
expect 1 run
says 'IMG010'
expect 1 run --format json
python3 - "$WORK/out" <<'P'
import json, sys
report = json.load(open(sys.argv[1]))
by_id = {f['id']: f for f in report['findings']}
assert by_id['IMG010']['disposition'] == 'blocks' and by_id['IMG010']['introduced'], by_id['IMG010']
assert report['scope'] == 'change' and report['verdict'] == 'blocked', report['verdict']
P

# Moving lines, renaming the file and touching other lines introduce nothing.
git checkout -q main && git checkout -qb harmless
printf '# the shop\n\nFROM alpine:3.22 AS app\nUSER app\nRUN apk add --no-cache curl\nCMD ["true"]\n' >Dockerfile
mkdir deploy && git mv compose.yaml deploy/compose.yaml
printf '# moved here\n' | cat - deploy/compose.yaml >c && mv c deploy/compose.yaml
git add -A && git commit -qm 'Move things'
expect 0 run
expect 0 run --format json
python3 - "$WORK/out" <<'P'
import json, sys
report = json.load(open(sys.argv[1]))
found = [f for f in report['findings'] if f['id'] == 'RUN101']
assert len(found) == 1 and found[0]['disposition'] == 'existing', found
assert found[0]['path'] == 'deploy/compose.yaml', found
P

# Uncommitted and untracked files are part of a run by hand.
git checkout -q main && git checkout -qb dirty
printf 'services:\n  db:\n    image: shop.example/db:1.0\n    privileged: true\n' >compose.db.yaml
mv compose.db.yaml docker-compose.db.yaml
expect 1 run
says 'docker-compose.db.yaml'
rm docker-compose.db.yaml

# A secret that moves inside its file is not new; a second copy is.
git checkout -q main
printf 'A=1\nTOKEN=%s\n' "$(token)" >old.env
git add . && git commit -qm 'An old leak' && git push -q origin main
git checkout -qb moved
printf 'TOKEN=%s\nA=1\n' "$(token)" >old.env
git commit -qam 'Sort'
expect 0 run
printf 'TOKEN=%s\nA=1\nTOKEN2=%s\n' "$(token)" "$(token)" >old.env
git commit -qam 'Copy'
expect 1 run
says 'old.env:3'

# A commit of the range that added a secret counts although a later one took it away.
git checkout -q main && git checkout -qb in-between
printf 'X=%s\n' "$(token Qq7Ww6Ee5R)" >x.env && git add . && git commit -qm x
git rm -q x.env && git commit -qm 'not x'
expect 1 run
says 'x.env:1'
says_not "$(token Qq7Ww6Ee5R)"
done_testing
