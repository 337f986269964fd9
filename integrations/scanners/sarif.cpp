// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 logs. Rows wait until their run is over, because rules, artifacts and bases may stand
// after them; then each becomes a finding.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/importer.hpp"
#include "integrations/scanners/ledger.hpp"
#include "integrations/scanners/sarif_tools.hpp"

namespace gate::scanners {
namespace {

using syntax::json::Path;
using syntax::json::Value;
using syntax::json::Want;
using JsonKind = syntax::json::Kind;

constexpr std::array<std::string_view, 10> result_members{
    "ruleId",  "ruleIndex", "rule",         "kind",          "level",
    "message", "locations", "suppressions", "baselineState", "provenance"};
constexpr std::array<std::string_view, 7> rule_members{
    "id",         "name",          "shortDescription", "fullDescription", "defaultConfiguration",
    "properties", "messageStrings"};
constexpr std::array<std::string_view, 9> invocation_members{"executionSuccessful",
                                                             "startTimeUtc",
                                                             "endTimeUtc",
                                                             "exitCode",
                                                             "exitCodeDescription",
                                                             "exitSignalName",
                                                             "processStartFailureMessage",
                                                             "toolExecutionNotifications",
                                                             "ruleConfigurationOverrides"};
constexpr std::array<std::string_view, 4> property_members{"imageName", "imageID", "repoTags",
                                                           "repoDigests"};
constexpr std::array<std::string_view, 1> artifact_members{"location"};
constexpr std::size_t most_kept = 500'000;  // rules, artifacts and rows of a run
constexpr std::size_t most_bases = 100;
constexpr std::size_t run_depth = 2;  // runs[i]

// `from`: where the component's own members are named.
Want want_component(const Path& path, std::size_t from, JsonKind kind) {
  const std::string_view key = path.key(from);
  if (path.size() == from + 1) {
    if (key == "name") return Want::keep();
    return key == "rules" && kind == JsonKind::array ? Want::enter() : Want::skip();
  }
  return key == "rules" && path.size() == from + 2 ? Want::keep(rule_members) : Want::skip();
}

class Sarif final : public Importer {
 public:
  explicit Sarif(std::string path) : ledger_{std::move(path)} {}

  Want want(const Path& path, JsonKind kind) override;
  void value(const Path& path, Value&& value) override;
  void left(const Path& path) override;
  Outcome<ImportedReport> finish() override;

 private:
  Want want_top(const Path& path, JsonKind kind);
  Want want_member(const Path& path, JsonKind kind);
  Want want_item(const Path& path, JsonKind kind);
  Want expect(const Path& path, JsonKind kind, JsonKind expected, Want want);
  bool may_keep(std::size_t count);
  void component_value(sarif::Component& component, std::string_view key, const Value& value);
  void member_value(std::string_view key, const Value& value);
  void add_result(const Value& result);
  void close_run();

  Ledger ledger_;
  sarif::Run run_;
  std::string version_, contradiction_, odd_;
  std::size_t runs_ = 0, judged_ = 0;
  bool one_tool_ = true, overflow_ = false;
  std::string kind_;
};

Want Sarif::expect(const Path& path, JsonKind kind, JsonKind expected, Want want) {
  if (kind == expected) return want;
  if (kind != JsonKind::null && odd_.empty())
    odd_ = fmt::format("{} is {} where {} was expected; run the scanner again", path.text(),
                       word(kind), word(expected));
  return Want::skip();
}

bool Sarif::may_keep(std::size_t count) {
  overflow_ = overflow_ || count >= most_kept;
  return count < most_kept;
}

Want Sarif::want(const Path& path, JsonKind kind) {
  if (path.size() == 0) return Want::enter();
  if (path.size() == 1) return want_top(path, kind);
  if (path.size() == run_depth) return expect(path, kind, JsonKind::object, Want::enter());
  if (path.size() == run_depth + 1) return want_member(path, kind);
  return want_item(path, kind);
}

Want Sarif::want_top(const Path& path, JsonKind kind) {
  const std::string_view key = path.key(0);
  if (key == "runs") return expect(path, kind, JsonKind::array, Want::enter());
  if (key == "version") return Want::keep();
  for (const std::string_view other : {"bomFormat", "spdxVersion", "matches", "ClusterName"})
    if (key == other) contradiction_ = other;
  if (key == "SchemaVersion" && kind == JsonKind::number) contradiction_ = key;
  return Want::skip();
}

Want Sarif::want_member(const Path& path, JsonKind kind) {
  const std::string_view key = path.last();
  if (key == "results") {
    run_.has_results = run_.has_results || kind == JsonKind::array;
    return expect(path, kind, JsonKind::array, Want::enter());
  }
  if (key == "tool") return expect(path, kind, JsonKind::object, Want::enter());
  if (key == "invocations" || key == "artifacts")
    return kind == JsonKind::array ? Want::enter() : Want::skip();
  if (key == "properties") return Want::keep(property_members);
  if (key == "originalUriBaseIds") return Want::keep();
  return Want::skip();
}

Want Sarif::want_item(const Path& path, JsonKind kind) {
  const std::string_view member = path.key(run_depth);
  const bool is_item = path.size() == run_depth + 2;
  if (member == "results") return expect(path, kind, JsonKind::object, Want::keep(result_members));
  if (member == "invocations") return is_item ? Want::keep(invocation_members) : Want::skip();
  if (member == "artifacts") return is_item ? Want::keep(artifact_members) : Want::skip();
  if (member != "tool") return Want::skip();
  const std::string_view part = path.key(run_depth + 1);
  if (is_item)
    return (part == "driver" && kind == JsonKind::object) ||
                   (part == "extensions" && kind == JsonKind::array)
               ? Want::enter()
               : Want::skip();
  if (part == "driver") return want_component(path, run_depth + 2, kind);
  if (path.size() == run_depth + 3) {
    if (!may_keep(run_.extensions.size())) return Want::skip();
    run_.extensions.emplace_back();
    return kind == JsonKind::object ? Want::enter() : Want::skip();
  }
  return want_component(path, run_depth + 3, kind);
}

void Sarif::component_value(sarif::Component& component, std::string_view key, const Value& value) {
  if (key == "name") component.name = value.string();
  if (key == "rules" && may_keep(component.rules.size())) component.add(sarif::read_rule(value));
}

void Sarif::value(const Path& path, Value&& value) {
  if (path.size() == 1) {
    version_ = value.text;
    return;
  }
  const std::string_view member = path.key(run_depth);
  if (path.size() == run_depth + 1) return member_value(member, value);
  if (member == "results") return add_result(value);
  if (member == "invocations" && may_keep(run_.invocations.size()))
    run_.invocations.push_back(sarif::read_invocation(value));
  if (member == "artifacts" && may_keep(run_.artifacts.size()))
    run_.artifacts.push_back(value.get("location", "uri").text);
  if (member != "tool") return;
  if (path.key(run_depth + 1) == "driver")
    component_value(run_.driver, path.key(run_depth + 2), value);
  else if (!run_.extensions.empty())
    component_value(run_.extensions.back(), path.key(run_depth + 3), value);
}

void Sarif::member_value(std::string_view key, const Value& value) {
  if (key == "originalUriBaseIds") {
    for (std::size_t i = 0; i < value.keys.size() && run_.bases.size() < most_bases; ++i)
      run_.bases[value.keys[i].name] = {value.items[i].get("uri").text,
                                        value.items[i].get("uriBaseId").text};
    return;
  }
  run_.image = value.get("imageName").string();
  ledger_.add_subject(run_.image);
  ledger_.add_subject(value.get("imageID").string());
  for (const std::string_view list : {"repoTags", "repoDigests"})
    for (const Value& name : value.get(list).list())
      ledger_.add_subject(name.string());
}

void Sarif::add_result(const Value& result) {
  const sarif::Standing standing = sarif::standing_of(result);
  if (standing == sarif::Standing::suppressed) ledger_.suppress();
  if (standing == sarif::Standing::live && may_keep(run_.rows.size()))
    run_.rows.push_back(sarif::read_row(result));
}

void Sarif::close_run() {
  ++runs_;
  const std::string_view tool = word(sarif::tool_named(run_.driver.name));
  const std::string_view kind = tool.empty() || tool == "grype" ? "sarif" : tool;
  one_tool_ = one_tool_ && (runs_ == 1 || kind_ == kind);
  kind_ = kind;
  const std::string shown =
      run_.driver.name.empty()
          ? fmt::format("run {}", runs_)
          : fmt::format("run {} ({})", runs_, printable(one_line(run_.driver.name, 80)));
  bool failed = false;
  for (const sarif::Invocation& invocation : run_.invocations) {
    ledger_.set_created(invocation.time);
    if (!invocation.failed || std::exchange(failed, true)) continue;
    ledger_.fail(
        Cause::failed_scan,
        fmt::format("{} says that it did not succeed{}{}; mend the cause and scan again", shown,
                    invocation.reason.empty() ? "" : ": ", printable(invocation.reason)));
  }
  if (!run_.has_results)
    ledger_.fail(
        Cause::failed_scan,
        fmt::format("{} has no list of results, which is not the same as an empty one; run "
                    "the tool again",
                    shown));
  if (run_.has_results && (!failed || !run_.rows.empty())) ++judged_;
  for (const sarif::Row& row : run_.rows) {
    sarif::Read read = sarif::finding_of(run_, row);
    if (read.finding.path.empty()) read.finding.path = ledger_.path();
    ledger_.add(std::move(read.finding), read.counted);
  }
  run_ = {};
}

void Sarif::left(const Path& path) {
  if (path.size() == run_depth && path.key(0) == "runs") close_run();
}

Outcome<ImportedReport> Sarif::finish() {
  ledger_.set_kind(one_tool_ && runs_ > 0 ? std::string_view{kind_} : "sarif");
  const Refusal refusal = refuse_sarif_version(version_);
  bool failed = judged_ == 0;
  if (!refusal.what.empty()) {
    ledger_.fail(refusal.cause, refusal.what);
    failed = true;
  } else if (runs_ == 0) {
    ledger_.fail(Cause::failed_scan,
                 "the SARIF log has no runs, so nothing was scanned; run the tool again");
  }
  if (!contradiction_.empty())
    ledger_.fail(
        Cause::foreign,
        fmt::format("the document is a SARIF log and has the member `{}` of another format "
                    "too; run the tool again",
                    contradiction_));
  if (!odd_.empty()) ledger_.fail(Cause::unparsable, odd_);
  if (overflow_)
    ledger_.fail(
        Cause::limit,
        fmt::format("a run has more than {} rules, artifacts or results, which is the most that "
                    "is read; split the scan",
                    most_kept));
  return ledger_.report(failed || !contradiction_.empty() || !odd_.empty() || overflow_);
}

}  // namespace

std::unique_ptr<Importer> import_sarif(Format /*format*/, std::string path) {
  return std::make_unique<Sarif>(std::move(path));
}

}  // namespace gate::scanners
