// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/pipeline/pipeline.hpp"

namespace gate::pipeline {
namespace {

constexpr RuleInfo info{
    .id = "ACC012",
    .name = "action-unpinned",
    .severity = Severity::medium,
    .title = "An action of a job that handles images can change under your feet",
    .why =
        "A branch or tag of somebody else's repository can be moved to other code. That code "
        "then runs with the job's token and registry login, and can put anything into the "
        "images. It has happened to widely used scanner actions.",
    .fix =
        "Write the full commit id and keep the version as a comment: "
        "`uses: actions/checkout@<40 hex digits> # v4.2.2`. Dependabot and Renovate keep it "
        "up to date.",
    .references = {"https://docs.github.com/en/actions/reference/security/"
                   "secure-use#using-third-party-actions"},
    .aliases = {"unpinned-uses", "third-party-action-not-pinned-to-commit-sha", "CKV_GHA_7"},
    .cwe = 829,
    .bad = {{Artefact::github_workflow,
             "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n"
             "      - uses: actions/checkout@master\n      - uses: snyk/actions/node@master\n"},
            {Artefact::github_workflow,
             "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n"
             "      - uses: actions/checkout@v4\n      - run: docker build -t app:ci .\n"}},
    .good = {{Artefact::github_workflow,
              "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n"
              "      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n"
              "      - uses: ./.github/actions/setup\n      - run: docker build -t app:ci .\n"},
             {Artefact::github_workflow,
              "on: push\njobs:\n  unit:\n    runs-on: ubuntu-24.04\n    steps:\n"
              "      - uses: actions/checkout@v4\n      - run: make test\n"}},
};

void check_use(const ActionUse& use, const Job& job, Reporter& report) {
  if (use.source != ActionUse::Source::repository || !use.known || use.is_pinned()) return;
  const Site site{use.span, job.owner, "uses"};
  if (use.ref.empty()) {
    report(site, "{} is used without a version", printable(use.name)).subject = use.name;
  } else {
    report(site, "{} is used by the movable name {}, not by a commit id", printable(use.name),
           printable(use.ref))
        .subject = use.name;
  }
}

void check(const Pipeline& pipeline, Reporter& report) {
  for (const Job& job : pipeline.jobs) {
    if (!job.handles_images()) continue;
    if (job.calls) check_use(*job.calls, job, report);
    for (const Step& step : job.steps) {
      if (step.uses) check_use(*step.uses, job, report);
    }
  }
}

}  // namespace
extern const Rule action_unpinned{info, check};
}  // namespace gate::pipeline
