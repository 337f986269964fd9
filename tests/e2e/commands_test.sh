#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The smaller commands and the contract of the command line.
. "$(dirname "$0")/lib.sh"
make_repository

expect 0 --version; says 'gate 0.'
expect 0 --help; says 'Exit codes'
expect 0 lint --help
expect 2 nonsense
[ ! -s "$WORK/out" ] || fail 'exit 2 writes to stdout'
expect 2 run --format nonsense; says 'terminal'
expect 2 run --fail-on nonsense; says 'critical'
expect 2 run -o nonsense=x
expect 2 run -o json
expect 2 secrets --staged --range a..b
expect 0 explain IMG010; says 'IMG010'
expect 0 explain DL3002; says 'IMG010'
expect 0 explain runs-as-root; says 'IMG010'
expect 2 explain IMG0100; says 'did you mean'
expect 0 rules; says 'IMG010'
expect 0 rules --markdown
expect 0 rules --json; python3 -c 'import json,sys; assert len(json.load(open(sys.argv[1]))) > 100' "$WORK/out"
expect 0 rules --self-test
expect 0 config show
expect 0 config check
expect 0 config schema; python3 -m json.tool "$WORK/out" >/dev/null
expect 0 config schema --report; python3 -m json.tool "$WORK/out" >/dev/null
expect 0 init; [ -f .gate.yaml ] || fail 'init wrote nothing'
expect 0 config check
expect 2 init; says 'already'
rm .gate.yaml

# Standard input.
printf 'FROM alpine:3.22\nUSER root\n' | "$GATE" lint --as dockerfile - >"$WORK/out" 2>"$WORK/err" && fail 'lint - passes USER root'
says 'IMG010'
printf 'x: %s\n' "$(token)" | "$GATE" secrets - >"$WORK/out" 2>"$WORK/err" && fail 'secrets - passes a token'
says_not "$(token)"

# Thresholds and selection.
printf 'FROM alpine:3.22\nUSER root\n' >Dockerfile.root
expect 1 lint Dockerfile.root
expect 0 lint --exit-zero Dockerfile.root
expect 0 lint --fail-on critical Dockerfile.root
expect 0 lint --skip IMG010 Dockerfile.root
expect 0 lint --skip DL3002 Dockerfile.root
expect 1 lint --only IMG010 Dockerfile.root
expect 0 lint --only BLD044 Dockerfile.root
expect 3 lint --exit-zero missing

# Many formats from one run.
expect 1 lint -o json=r.json -o sarif=r.sarif -o codequality=r.cq --format terminal Dockerfile.root
python3 - <<'P'
import json
assert json.load(open('r.json'))['schema'] == 'gate/1'
assert json.load(open('r.sarif'))['version'] == '2.1.0'
assert json.load(open('r.cq'))[0]['location']['path'] == 'Dockerfile.root'
P
# The path is the argument joined with what lies below it.
mkdir -p out/files/7 && cp Dockerfile.root out/files/7/Dockerfile
expect 1 lint out/files; says 'out/files/7/Dockerfile'

# Inline ignores, with reason and end.
printf 'FROM alpine:3.22\n# gate:ignore IMG010 reason: the image is never run until: 2999-01-31\nUSER root\n' >Dockerfile.root
expect 0 lint Dockerfile.root
printf 'FROM alpine:3.22\n# gate:ignore IMG010 reason: the image is never run until: 2020-01-31\nUSER root\n' >Dockerfile.root
expect 1 lint Dockerfile.root; says 'expired'
printf 'FROM alpine:3.22\n# gate:ignore reason: everything\nUSER root\n' >Dockerfile.root
expect 1 lint Dockerfile.root

# Secrets: staged, a range, an ignored line.
printf 'T=%s\n' "$(token)" >s.env && git add s.env
expect 1 secrets --staged; says 's.env:1'
git commit -qm s
expect 0 secrets --staged
expect 1 secrets --range main~1..main; says 's.env:1'
git rm -q s.env && git commit -qm 'no s'
expect 1 secrets --range HEAD~2..HEAD
expect 0 secrets --range HEAD~1..HEAD
printf 'T=%s # gitleaks:allow\n' "$(token)" >s.env
expect 0 secrets s.env

# A baseline: written, honoured, and a second copy is new.
printf 'FROM alpine:3.22\nUSER root\n' >Dockerfile.root
printf 'T=%s\n' "$(token)" >s.env
expect 1 lint Dockerfile.root
"$GATE" lint Dockerfile.root --baseline b.json --update >"$WORK/out" 2>"$WORK/err" || true
expect 0 lint Dockerfile.root --baseline b.json
"$GATE" secrets s.env --baseline c.json --update >"$WORK/out" 2>"$WORK/err" || true
! grep -qF "$(token)" c.json || fail 'the baseline holds the secret'
expect 0 secrets s.env --baseline c.json
printf 'T=%s\nU=%s\n' "$(token)" "$(token)" >s.env
expect 1 secrets s.env --baseline c.json
done_testing
