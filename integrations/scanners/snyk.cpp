// SPDX-License-Identifier: Apache-2.0
// Snyk's JSON: one project or a list of them, error objects among them. A container test nests the
// projects found inside the image in `applications`, and the worst findings are often there. A
// project's own members may stand after its rows, so rows are completed when the project is over.
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/importer.hpp"
#include "integrations/scanners/ledger.hpp"
#include "integrations/scanners/snyk_rows.hpp"

namespace gate::scanners {
namespace {

using syntax::json::Path;
using syntax::json::Value;
using syntax::json::Want;
using JsonKind = syntax::json::Kind;

// A row whose package URL waits for the project's package manager.
struct Waiting {
  std::size_t finding = 0;
  Value row = {};
};

struct Project {
  std::string name = {}, file = {}, target_file = {}, path = {}, manager = {}, error = {};
  bool has_error = false, has_list = false, is_container = false, is_rules = false;
  bool not_ok = false;
  std::optional<std::int64_t> dependencies = {};
  std::uint64_t rows = 0, ignored = 0;
  std::vector<Waiting> waiting = {};
  std::vector<std::size_t> findings = {};  // also of applications
};

std::string_view first_of(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts)
    if (!text.empty()) return text;
  return {};
}

// "./a" → "a".
std::string_view without_dot(std::string_view path) {
  return path.size() > 2 && path.substr(0, 2) == "./" ? path.substr(2) : path;
}

class Snyk final : public Importer {
 public:
  explicit Snyk(std::string path) : ledger_{std::move(path)} { ledger_.set_kind("snyk"); }

  Want want(const Path& path, JsonKind kind) override;
  void value(const Path& path, Value&& value) override;
  void left(const Path& path) override;
  Outcome<ImportedReport> finish() override;

 private:
  // The steps that lead to the project at hand.
  [[nodiscard]] std::size_t base(const Path& path) const;
  [[nodiscard]] bool in_application(const Path& path) const {
    return base(path) > (is_list_ ? 1U : 0U);
  }
  Project& project(const Path& path) { return in_application(path) ? application_ : project_; }

  Want want_member(const Path& path, JsonKind kind);
  Want expect(const Path& path, JsonKind kind, JsonKind expected, Want want);
  void member(Project& project, std::string_view key, const Value& value);
  void add_row(Project& project, std::string_view list, Value&& row);
  void complete(Project& project);
  void place_in_image(const Project& current);
  bool was_tested(const Project& current);
  void close_application();
  void close_project();

  Ledger ledger_;
  Project project_, application_;
  bool is_list_ = false;
  std::size_t judged_ = 0, with_packages_ = 0;
  std::string odd_;
};

std::size_t Snyk::base(const Path& path) const {
  const std::size_t outer = is_list_ ? 1 : 0;
  return path.key(outer) == "applications" && path.is_index(outer + 1) ? outer + 2 : outer;
}

Want Snyk::expect(const Path& path, JsonKind kind, JsonKind expected, Want want) {
  if (kind == expected) return want;
  if (kind != JsonKind::null && odd_.empty())
    odd_ = fmt::format("{} is {} where {} was expected; run the scanner again", path.text(),
                       word(kind), word(expected));
  return Want::skip();
}

Want Snyk::want(const Path& path, JsonKind kind) {
  if (path.size() == 0) {
    is_list_ = kind == JsonKind::array;
    return Want::enter();
  }
  const std::size_t first = base(path);
  if (path.size() == first) return expect(path, kind, JsonKind::object, Want::enter());
  if (path.size() == first + 1) return want_member(path, kind);
  const std::string_view key = path.key(first);
  if (key == "filtered") {
    if (path.size() == first + 2)
      return path.key(first + 1) == "ignore" && kind == JsonKind::array ? Want::enter()
                                                                        : Want::skip();
    if (path.size() == first + 3) {
      ++project(path).ignored;
      ledger_.suppress();
    }
    return Want::skip();
  }
  if (path.size() != first + 2) return Want::skip();
  if (key == "vulnerabilities")
    return expect(path, kind, JsonKind::object, Want::keep(snyk::issue_members));
  return expect(path, kind, JsonKind::object, Want::keep(snyk::rule_members));
}

Want Snyk::want_member(const Path& path, JsonKind kind) {
  constexpr std::array<std::string_view, 10> members{
      "projectName", "displayTargetFile", "targetFile", "path", "packageManager", "ok", "error",
      "code",        "dependencyCount",   "message"};
  const std::string_view key = path.last();
  Project& current = project(path);
  if (key == "vulnerabilities" || key == "infrastructureAsCodeIssues") {
    current.has_list = current.has_list || kind == JsonKind::array;
    current.is_rules = current.is_rules || key == "infrastructureAsCodeIssues";
    return expect(path, kind, JsonKind::array, Want::enter());
  }
  if (key == "applications" && !in_application(path))
    return expect(path, kind, JsonKind::array, Want::enter());
  if (key == "filtered") return kind == JsonKind::object ? Want::enter() : Want::skip();
  if (key == "docker") current.is_container = current.is_container || kind == JsonKind::object;
  if (key == "error") current.has_error = kind != JsonKind::null;
  const bool scalar = kind != JsonKind::object && kind != JsonKind::array;
  for (const std::string_view name : members)
    if (key == name && scalar) return Want::keep();
  return Want::skip();
}

void Snyk::value(const Path& path, Value&& value) {
  const std::size_t first = base(path);
  if (path.size() == first + 1) return member(project(path), path.last(), value);
  add_row(project(path), path.key(first), std::move(value));
}

void Snyk::member(Project& current, std::string_view key, const Value& value) {
  if (key == "projectName") current.name = value.string();
  if (key == "displayTargetFile") current.file = value.string();
  if (key == "targetFile") current.target_file = value.string();
  if (key == "path") current.path = value.string();
  if (key == "packageManager") current.manager = value.string();
  if (key == "ok") current.not_ok = value.is_false();
  if (key == "error") current.error = value.string();
  if (key == "message" && current.error.empty()) current.error = value.string();
  if (key == "code" && current.error.empty()) current.error = value.text;
  if (key == "dependencyCount") current.dependencies = value.integer();
}

void Snyk::add_row(Project& current, std::string_view list, Value&& row) {
  const bool is_issue = list == "vulnerabilities";
  if (!is_issue && row.get("isIgnored").is_true()) {
    ++current.ignored;
    return ledger_.suppress();
  }
  Finding finding = is_issue ? snyk::issue(row) : snyk::rule(row);
  const std::size_t index = ledger_.add(std::move(finding), rated(snyk::severity_word(row)).rating);
  if (ledger_.is_full()) return;
  ++current.rows;
  current.findings.push_back(index);
  if (!is_issue) return;
  Finding& kept = ledger_.finding(index);
  kept.package->purl = snyk::purl_of(row, {});
  if (!kept.package->purl.empty()) return;
  // Only what purl_of() reads is kept: the row may hold long lists.
  Value rest{.kind = JsonKind::object};
  for (const std::string_view key :
       {"id", "packageManager", "name", "packageName", "version", "purl"})
    if (const Value* member = row.find(key)) {
      rest.keys.push_back({std::string{key}, {}});
      rest.items.push_back(*member);
    }
  current.waiting.push_back({index, std::move(rest)});
}

void Snyk::complete(Project& current) {
  for (const Waiting& waiting : current.waiting)
    ledger_.finding(waiting.finding).package->purl = snyk::purl_of(waiting.row, current.manager);
  for (const std::size_t index : current.findings) {
    Finding& finding = ledger_.finding(index);
    if (!finding.path.empty()) continue;
    finding.path =
        without_dot(first_of({current.file, current.target_file, current.name, current.path}));
    finding.target = finding.path;
  }
}

void Snyk::close_application() {
  complete(application_);
  project_.rows += application_.rows;
  project_.ignored += application_.ignored;
  project_.findings.insert(project_.findings.end(), application_.findings.begin(),
                           application_.findings.end());
  project_.is_container = true;
  if (application_.dependencies.value_or(1) > 0) ++with_packages_;
  if (application_.has_error && !application_.has_list)
    ledger_.fail(Cause::failed_scan, fmt::format("an application of the image was not tested: {}",
                                                 printable(one_line(application_.error, 200))));
  application_ = {};
}

// Findings inside an image are about the image; where they lie in it is their part.
void Snyk::place_in_image(const Project& current) {
  const std::string_view image = first_of({current.path, current.name, ledger_.path()});
  for (const std::size_t index : current.findings) {
    Finding& finding = ledger_.finding(index);
    if (finding.part.empty()) finding.part = finding.path;
    finding.target = image;
    finding.path = image;
  }
  ledger_.add_subject(current.path);
}

// Whether the project was tested; the fault says why not.
bool Snyk::was_tested(const Project& current) {
  const std::string shown =
      printable(one_line(first_of({current.name, current.path, "one project"}), 100));
  const std::string reason =
      current.error.empty() ? "no reason is given" : printable(one_line(current.error, 200));
  if (current.has_error && !current.has_list) {
    ledger_.fail(
        Cause::failed_scan,
        fmt::format("Snyk could not test {}: {}; mend the cause and scan again", shown, reason));
  } else if (current.not_ok && current.rows + current.ignored == 0) {
    ledger_.fail(Cause::failed_scan,
                 fmt::format("Snyk says that {} is not ok and lists no issue; scan again without "
                             "filters",
                             shown));
  } else if (!current.has_list) {
    ledger_.fail(Cause::failed_scan,
                 fmt::format("{} has no list of issues; run the scanner again", shown));
  } else {
    return true;
  }
  return false;
}

void Snyk::close_project() {
  complete(project_);
  ledger_.add_subject(first_of({project_.name, project_.path}));
  if (project_.is_container) place_in_image(project_);
  for (const std::size_t index : project_.findings)
    if (ledger_.finding(index).path.empty()) ledger_.finding(index).path = ledger_.path();
  if (was_tested(project_)) {
    ++judged_;
    if (project_.is_rules || project_.rows > 0 || project_.dependencies.value_or(1) > 0)
      ++with_packages_;
  }
  project_ = {};
}

void Snyk::left(const Path& path) {
  const std::size_t outer = is_list_ ? 1 : 0;
  if (path.size() == outer + 2 && path.key(outer) == "applications") close_application();
  if (path.size() == outer) close_project();
}

Outcome<ImportedReport> Snyk::finish() {
  if (!odd_.empty()) ledger_.fail(Cause::unparsable, odd_);
  if (with_packages_ == 0 && ledger_.input().findings == 0 && judged_ > 0)
    ledger_.recognised_nothing();
  return ledger_.report(judged_ == 0 || !odd_.empty());
}

}  // namespace

std::unique_ptr<Importer> import_snyk(Format /*format*/, std::string path) {
  return std::make_unique<Snyk>(std::move(path));
}

}  // namespace gate::scanners
