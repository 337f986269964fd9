// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/base_user.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/risks/runs_as_root.hpp"

namespace gate::dockerfile {
namespace {

std::string_view user_part(std::string_view user) {
  return trim(user.substr(0, user.find(':')));
}

// The user part of `user[:group]` is root by name or number.
bool is_root(const Text& user) {
  const std::string_view name = user_part(user.value);
  return name == "root" || std::all_of(name.begin(), name.end(), [](char c) { return c == '0'; });
}

bool has_user_anywhere(const Dockerfile& file) {
  return std::any_of(file.stages.begin(), file.stages.end(),
                     [](const Stage& stage) { return stage.user != nullptr; });
}

// Checkov and Semgrep ask for a USER anywhere in the file, Semgrep only where something is started.
void report_absent(const Dockerfile& file, const Stage& last, Reporter& report) {
  const Stage& root = file.root_of(last);
  if (last.implied || (root.reference && sets_user(*root.reference))) return;
  Finding& finding = report.absent(Severity::medium, Severity::high, site(last),
                                   "no USER is set, so the container runs as root{}",
                                   root.is_scratch ? "" : " unless the base image says otherwise");
  finding.subject = "user";
  keep_aliases(finding,
               {"DS-0002", "AVD-DS-0002", "DS002", "CKV_DOCKER_3", "CIS-DI-0001", "missing-user"});
  if (has_user_anywhere(file)) drop_aliases(finding, {"CKV_DOCKER_3", "missing-user"});
  if (last.command == nullptr && last.entrypoint == nullptr)
    drop_aliases(finding, {"missing-user"});
}

// Only the last stage ships, so a root build stage is fine. hadolint, Checkov and Semgrep read the
// word as written; Checkov and Semgrep know `root` alone.
void check(const Dockerfile& file, Reporter& report) {
  const Stage* last = file.final_stage();
  if (last == nullptr) return;
  if (last->user == nullptr) return report_absent(file, *last, report);
  const Instruction& user = *last->user;
  const Text& name = user.argument();
  if (!name.known || !is_root(name)) return;
  Finding& finding =
      report(site(*last, user, name.span), "the container runs as `{}`", printable(name.value));
  finding.subject = "user";
  keep_aliases(finding, {"DL3002", "DS-0002", "AVD-DS-0002", "DS002", "CKV_DOCKER_8", "CIS-DI-0001",
                         "last-user-is-root"});
  const std::string_view written = user_part(name.written);
  if (written != "root" && written != "0") drop_aliases(finding, {"DL3002"});
  if (name.written != "root") drop_aliases(finding, {"CKV_DOCKER_8", "last-user-is-root"});
}

}  // namespace
extern const Rule runs_as_root{risks::runs_as_root, check};
}  // namespace gate::dockerfile
