#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every way of not being able to judge: its sentence and its exit code, as the table golden/faults.md.
. "$(dirname "$0")/lib.sh"
make_repository
table="$WORK/faults.md"
printf '| what is wrong | exit | what gate says |\n|---|---|---|\n' >"$table"

# row <what> <code> <gate arguments…>: adds the sentences about it to the table.
row() {
  local what=$1 code=$2 said
  shift 2
  expect "$code" "$@" --format json
  if [ "$code" -eq 2 ]; then
    [ ! -s "$WORK/out" ] || fail "$what: exit 2 must leave stdout empty"
    said=$(paste -sd ' ' "$WORK/err")
  else
    said=$(python3 -c '
import json, sys
report = json.load(open(sys.argv[1]))
assert report["verdict"] == "incomplete", report["verdict"]
print(" ".join(f["what"].replace("\n", " ") for f in report["faults"]))' "$WORK/out")
  fi
  [ -n "$said" ] || fail "$what: nothing was said"
  said=$(sed -E "s#$WORK#WORK#g; s/[0-9a-f]{40}/COMMIT/g; s/[0-9]+ days ago/N days ago/g; s/\|/\\\\|/g" <<<"$said")
  printf '| %s | %s | %s |\n' "$what" "$code" "$said" >>"$table"
}

good='{"SchemaVersion":2,"CreatedAt":"2026-11-20T08:00:00Z","ArtifactName":"shop:1","ArtifactType":"container_image","Metadata":{"OS":{"Family":"alpine","Name":"3.22"}},"Results":[{"Target":"shop:1","Class":"os-pkgs","Type":"alpine"}]}'
evidence() { printf 'evidence:\n  - kind: trivy\n    path: reports/trivy.json\n%s' "${1:-}" >.gate.yaml; mkdir -p reports; }

git checkout -qb change && echo x >x.txt && git add . && git commit -qm x

evidence
row 'a report is missing' 3 run
: >reports/trivy.json; row 'a report is empty' 3 run
printf 'null' >reports/trivy.json; row 'a report is null' 3 run
printf '[]' >reports/trivy.json; row 'a report is an empty list' 3 run
printf '%s' "${good:0:120}" >reports/trivy.json; row 'a report is cut off' 3 run
printf '<html><body>502 Bad Gateway</body></html>' >reports/trivy.json; row 'a report is an error page' 3 run
printf '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[]}]}' >reports/trivy.json; row 'a report of another tool' 3 run
printf '{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT"}' >reports/trivy.json; row 'a report is a bill of materials' 3 run
printf '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}}}]}' >reports/x.sarif; row 'SARIF without results' 3 results reports/x.sarif
printf '{"SchemaVersion":2,"CreatedAt":"2026-11-20T08:00:00Z","ArtifactName":"shop:1","ArtifactType":"container_image"}' >reports/trivy.json
evidence '    max_age: off
'
row 'the scanner recognised nothing' 3 run
evidence; printf '%s' "${good/2026-11-20/2020-01-01}" >reports/trivy.json; row 'evidence is stale' 3 run
printf '%s' "${good/2026-11-20/2999-01-01}" >reports/trivy.json; row 'evidence is from the future' 3 run
evidence '    max_age: off
    subject: {image: "other:2"}
'
printf '%s' "$good" >reports/trivy.json; row 'evidence is about another image' 3 run
evidence '    max_age: off
'
git add -f reports/trivy.json && git commit -qm tracked; row 'evidence is tracked in the change' 3 run
git rm -q --cached reports/trivy.json && git commit -qm untracked
rm -rf reports

printf 'fail-on: high\n' >.gate.yaml; row 'an unknown key' 2 run
printf 'fail_on: [high\n' >.gate.yaml; row 'the configuration is no YAML' 2 run
printf 'fail_on: terrible\n' >.gate.yaml; row 'an unknown value' 2 run
rm .gate.yaml
row 'an unknown flag' 2 run --fail-onn high
row 'a configuration that is not there' 2 run --config missing.yaml
row 'a base that is not there' 3 run --base no-such-branch
row 'a named file that is not there' 3 lint no-such/Dockerfile
row 'a named file that no reader takes' 3 lint README.md

printf 'services: [\n' >compose.yaml; row 'a changed Compose file that is no YAML' 3 run; rm compose.yaml
if [ "$(id -u)" -ne 0 ]; then
  cp Dockerfile Dockerfile.locked && chmod 000 Dockerfile.locked
  row 'a file that cannot be read' 3 lint Dockerfile.locked
  rm -f Dockerfile.locked
else
  ln -s /proc/self/mem Dockerfile.locked
  row 'a file that cannot be read' 3 lint Dockerfile.locked
  rm -f Dockerfile.locked
fi

# A clone without the history that the base needs, as CI makes it.
git push -q origin change
git clone -q --depth 1 --branch change "file://$WORK/origin.git" "$WORK/shallow"
cd "$WORK/shallow"
cat >"$WORK/event.json" <<J
{"pull_request": {"number": 1, "commits": 3, "base": {"sha": "$(git -C "$WORK/shop" rev-parse main)", "ref": "main", "repo": {"full_name": "a/b"}},
 "head": {"sha": "$(git rev-parse HEAD)", "ref": "change", "repo": {"full_name": "a/b"}}}, "repository": {"full_name": "a/b", "default_branch": "main"}}
J
export GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request GITHUB_EVENT_PATH="$WORK/event.json" GITHUB_SHA=$(git rev-parse HEAD) GITHUB_WORKSPACE=$PWD
row 'a shallow clone on GitHub' 3 run
says 'fetch-depth: 0'
export GITHUB_EVENT_PATH="$WORK/none.json"
row 'an event file that is not there' 3 run
unset GITHUB_ACTIONS GITHUB_EVENT_NAME GITHUB_EVENT_PATH GITHUB_SHA GITHUB_WORKSPACE
export GITLAB_CI=true CI_MERGE_REQUEST_IID=7 CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git -C "$WORK/shop" rev-parse main) CI_COMMIT_SHA=$(git rev-parse HEAD)
row 'a shallow clone on GitLab' 3 run
says 'GIT_DEPTH'
unset GITLAB_CI CI_MERGE_REQUEST_IID CI_PIPELINE_SOURCE CI_MERGE_REQUEST_DIFF_BASE_SHA CI_COMMIT_SHA
cd "$WORK/shop"

# A damaged object on the head of the change.
git checkout -q change && printf 'FROM alpine:3.22\nUSER 1\n' >Dockerfile.two && git add . && git commit -qm two
object=$(git rev-parse HEAD:Dockerfile.two)
file=".git/objects/${object:0:2}/${object:2}"
chmod u+w "$file" && printf 'damaged' >"$file"
row 'a damaged object' 3 run --base main --head change

if [ "${GATE_UPDATE_GOLDEN:-}" = 1 ]; then cp "$table" "$root/tests/e2e/golden/faults.md"; fi
diff -u "$root/tests/e2e/golden/faults.md" "$table" || fail 'the table of faults differs from tests/e2e/golden/faults.md'
done_testing
