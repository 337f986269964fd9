#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The GitLab example under gitlab-ci-local, as a merge request: blocks, and passes after the repair.
. "$(dirname "$0")/../e2e/lib.sh"
client=${CLIENT_GITLAB:-$(command -v gitlab-ci-local || true)}
[ -n "$client" ] || { echo 'skipped: gitlab-ci-local is not installed (npm i gitlab-ci-local@4.73.0; name it in CLIENT_GITLAB)'; exit 0; }

git init -q --bare origin.git
git clone -q origin.git shop 2>/dev/null
cd shop
cp -r "$root/examples/gitlab/." .
cp "$root/actions/gitlab/gate.yml" gate.yml
git add . && git commit -qm 'Start' && git push -q origin main
git remote set-head origin main
git checkout -qb change

run_pipeline() {
  PATH="$(dirname "$GATE"):$PATH" "$client" --force-shell-executor --ignore-predefined-vars CI_PIPELINE_SOURCE \
    --variable CI_PIPELINE_SOURCE=merge_request_event --variable GITLAB_CI=true \
    --variable CI_MERGE_REQUEST_DIFF_BASE_SHA="$(git rev-parse main)" >"$WORK/out" 2>"$WORK/err" && return 0
  return 1
}

sed -i 's/^USER .*/USER root/' Dockerfile && git commit -qam 'Run as root'
if run_pipeline; then fail 'the pipeline passes a root image'; fi
says 'IMG010'
python3 -c 'import json; assert any("IMG010" in e["description"] or e["check_name"] == "IMG010" for e in json.load(open("gl-code-quality-report.json")))' 2>/dev/null ||
  python3 -c 'import glob, json; assert any(e["check_name"] == "IMG010" for f in glob.glob(".gitlab-ci-local/artifacts/gate/*.json") for e in json.load(open(f)))' || fail 'no code quality report names IMG010'
sed -i 's/^USER .*/USER 10002/' Dockerfile && git commit -qam 'Run as a user'
run_pipeline || fail 'the pipeline blocks the repaired image'
says 'pass'
done_testing
