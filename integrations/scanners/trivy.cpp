// SPDX-License-Identifier: Apache-2.0
// Trivy's own JSON in its three layouts: a report with `Results` (schema 2), a bare list of results
// (before 0.20), a cluster whose resources hold results. Rows become findings at once; what only
// the result knows (target, package list, type), and what may stand after the rows, is filled in
// when the result is over.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/importer.hpp"
#include "integrations/scanners/ledger.hpp"
#include "integrations/scanners/purl.hpp"
#include "integrations/scanners/sentence.hpp"
#include "integrations/scanners/trivy_rows.hpp"

namespace gate::scanners {
namespace {

using syntax::json::Path;
using syntax::json::Value;
using syntax::json::Want;
using JsonKind = syntax::json::Kind;

constexpr std::array<std::string_view, 4> metadata_members{"OS", "ImageID", "RepoTags",
                                                           "RepoDigests"};
constexpr std::array<std::string_view, 1> modified_members{"Type"};

// What the rows of one result need to know about it.
struct Result {
  std::string target = {}, type = {};
  std::size_t first = 0;                                      // of its findings in the ledger
  std::vector<std::pair<std::string, std::string>> ids = {};  // of each: PkgID, PkgPath
  std::unordered_map<std::string, trivy::PackageEntry> packages = {};
};

class Trivy final : public Importer {
 public:
  Trivy(Format format, std::string path) : format_{format}, ledger_{std::move(path)} {
    ledger_.set_kind("trivy");
  }

  Want want(const Path& path, JsonKind kind) override;
  void value(const Path& path, Value&& value) override;
  void left(const Path& path) override;
  Outcome<ImportedReport> finish() override;

 private:
  // How many steps lead to a result.
  [[nodiscard]] std::size_t depth() const {
    return format_ == Format::trivy ? 2 : format_ == Format::trivy_list ? 1 : 4;
  }
  Want want_top(const Path& path, JsonKind kind);
  Want want_above(const Path& path, JsonKind kind);
  Want want_inside(const Path& path, JsonKind kind);
  Want expect(const Path& path, JsonKind kind, JsonKind expected, Want want);
  void top_value(const Path& path, const Value& value);
  void metadata(const Value& value);
  void add_package(const Value& package);
  void add_row(trivy::List list, const Value& row);
  void complete(Finding& finding, const std::pair<std::string, std::string>& id);
  void set_package(Finding& finding, const trivy::PackageEntry* entry);

  Format format_;
  Ledger ledger_;
  Result result_;
  std::string artifact_, artifact_type_, contradiction_, odd_;
  std::array<std::string, 3> resource_;  // namespace, kind, name
  std::size_t resource_first_ = 0;       // of its findings in the ledger
  std::size_t results_ = 0;              // that state a target or hold rows
  bool end_of_life_ = false;
};

// Null lists are empty lists; anything else that is no list hides what it should have held.
Want Trivy::expect(const Path& path, JsonKind kind, JsonKind expected, Want want) {
  if (kind == expected) return want;
  if (kind != JsonKind::null && odd_.empty())
    odd_ = fmt::format("{} is {} where {} was expected; run the scanner again", path.text(),
                       word(kind), word(expected));
  return Want::skip();
}

Want Trivy::want_top(const Path& path, JsonKind kind) {
  const std::string_view key = path.key(0);
  if (format_ == Format::trivy_list) {
    result_ = {.first = ledger_.size()};
    return expect(path, kind, JsonKind::object, Want::enter());
  }
  if (format_ == Format::trivy_cluster) {
    if (key == "ClusterName") return Want::keep();
    const bool resources = key == "Resources" || key == "Findings" || key == "Vulnerabilities" ||
                           key == "Misconfigurations";
    return resources ? expect(path, kind, JsonKind::array, Want::enter()) : Want::skip();
  }
  if (key == "Results") return expect(path, kind, JsonKind::array, Want::enter());
  for (const std::string_view other :
       {"runs", "bomFormat", "spdxVersion", "matches", "ClusterName"})
    if (key == other) contradiction_ = other;
  if (key == "Metadata") return Want::keep(metadata_members);
  if (key == "ArtifactName" || key == "ArtifactType" || key == "CreatedAt" ||
      key == "SchemaVersion")
    return Want::keep();
  return Want::skip();
}

// Between the document and a result.
Want Trivy::want_above(const Path& path, JsonKind kind) {
  const std::size_t size = path.size();
  if (size == 1) return want_top(path, kind);
  if (size == depth()) {
    result_ = {.first = ledger_.size()};
    return expect(path, kind, JsonKind::object, Want::enter());
  }
  if (size == 2) {  // a resource of a cluster
    resource_ = {};
    resource_first_ = ledger_.size();
    return expect(path, kind, JsonKind::object, Want::enter());
  }
  const std::string_view key = path.key(2);
  if (key == "Results") return expect(path, kind, JsonKind::array, Want::enter());
  if (key == "Namespace" || key == "Kind" || key == "Name" || key == "Error") return Want::keep();
  return Want::skip();
}

Want Trivy::want_inside(const Path& path, JsonKind kind) {
  const std::string_view key = path.key(depth());
  if (path.size() == depth() + 1) {
    if (key == "Target" || key == "Type" || key == "Class") return Want::keep();
    const bool is_list =
        trivy::list_named(key) || key == "Packages" || key == "ExperimentalModifiedFindings";
    return is_list ? expect(path, kind, JsonKind::array, Want::enter()) : Want::skip();
  }
  if (path.size() != depth() + 2) return Want::skip();
  if (key == "Packages")
    return kind == JsonKind::object ? Want::keep(trivy::package_members) : Want::skip();
  if (key == "ExperimentalModifiedFindings")
    return kind == JsonKind::object ? Want::keep(modified_members) : Want::skip();
  const std::optional<trivy::List> list = trivy::list_named(key);
  return list ? expect(path, kind, JsonKind::object, Want::keep(trivy::members_of(*list)))
              : Want::skip();
}

Want Trivy::want(const Path& path, JsonKind kind) {
  if (path.size() == 0) return Want::enter();
  return path.size() <= depth() ? want_above(path, kind) : want_inside(path, kind);
}

void Trivy::value(const Path& path, Value&& value) {
  if (path.size() <= depth()) return top_value(path, value);
  const std::string_view key = path.key(depth());
  if (path.size() == depth() + 1) {
    if (key == "Target") result_.target = value.string();
    if (key == "Type") result_.type = value.string();
    return;
  }
  if (key == "Packages") return add_package(value);
  if (key == "ExperimentalModifiedFindings") return ledger_.suppress();
  if (const std::optional<trivy::List> list = trivy::list_named(key)) add_row(*list, value);
}

void Trivy::top_value(const Path& path, const Value& value) {
  if (path.size() == 3) {
    if (path.key(2) == "Error" && !value.string().empty())
      ledger_.fail(Cause::failed_scan, fmt::format("the scan of a resource failed: {}",
                                                   printable(one_line(value.string(), 200))));
    if (path.key(2) == "Namespace") resource_[0] = value.string();
    if (path.key(2) == "Kind") resource_[1] = value.string();
    if (path.key(2) == "Name") resource_[2] = value.string();
    return;
  }
  const std::string_view key = path.key(0);
  if (key == "ClusterName") ledger_.add_subject(value.string());
  if (key == "ArtifactName") {
    artifact_ = value.string();
    ledger_.add_subject(artifact_);
  }
  if (key == "ArtifactType") artifact_type_ = value.string();
  if (key == "CreatedAt") ledger_.set_created(value.string());
  if (key == "Metadata") metadata(value);
}

void Trivy::metadata(const Value& value) {
  end_of_life_ = end_of_life_ || value.get("OS", "EOSL").is_true();
  ledger_.add_subject(value.get("ImageID").string());
  for (const std::string_view list : {"RepoTags", "RepoDigests"})
    for (const Value& name : value.get(list).list())
      ledger_.add_subject(name.string());
}

void Trivy::add_package(const Value& package) {
  constexpr std::size_t most_packages = 1'000'000;
  trivy::PackageEntry entry = trivy::read_package(package);
  if ((entry.line == 0 && entry.source.empty()) || result_.packages.size() >= most_packages) return;
  std::string id = package.get("ID").text;
  if (id.empty()) id = package.get("Name").text + "@" + package.get("Version").text;
  result_.packages.emplace(std::move(id), std::move(entry));
}

void Trivy::add_row(trivy::List list, const Value& row) {
  std::optional<Finding> finding = trivy::finding_of(list, row);
  if (!finding) return;
  const Rating counted = rated(row.get("Severity").text).rating;
  std::string id = row.get("PkgID").text;
  if (id.empty()) id = row.get("PkgName").text + "@" + row.get("InstalledVersion").text;
  ledger_.add(*std::move(finding), counted);
  if (!ledger_.is_full()) result_.ids.emplace_back(std::move(id), row.get("PkgPath").text);
}

void Trivy::left(const Path& path) {
  if (format_ == Format::trivy_cluster && path.size() == 2)
    for (std::size_t i = resource_first_; i < ledger_.size(); ++i)
      ledger_.finding(i).owner = fmt::format("{}/{}/{}", resource_[0], resource_[1], resource_[2]);
  if (path.size() != depth() || path.size() == 0) return;
  if (!result_.target.empty() || !result_.ids.empty()) ++results_;
  for (std::size_t i = 0; i < result_.ids.size(); ++i)
    complete(ledger_.finding(result_.first + i), result_.ids[i]);
  result_ = {};
}

// Artefact names may stand after the results, so the finding's target is set in finish().
void Trivy::complete(Finding& finding, const std::pair<std::string, std::string>& id) {
  finding.part = id.second;
  finding.target = result_.target;
  if (!finding.package) return;
  const auto entry = result_.packages.find(id.first);
  const trivy::PackageEntry* package = entry == result_.packages.end() ? nullptr : &entry->second;
  set_package(finding, package);
  if (package == nullptr || package->line == 0) return;
  finding.line = package->line;
  finding.end_line = package->end_line;
}

void Trivy::set_package(Finding& finding, const trivy::PackageEntry* entry) {
  Package& package = *finding.package;
  if (is_distribution(result_.type)) {
    const bool has_source = entry != nullptr && !entry->source.empty();
    const bool has_version = has_source && !entry->source_version.empty();
    package.purl = make_purl(result_.type, has_source ? entry->source : package.name,
                             has_version ? entry->source_version : package.installed);
  } else if (package.purl.empty()) {
    package.purl = make_purl(result_.type, package.name, package.installed);
  }
}

Outcome<ImportedReport> Trivy::finish() {
  const bool image = artifact_type_ == "container_image" || artifact_type_ == "vm";
  for (std::size_t i = 0; i < ledger_.size(); ++i) {
    Finding& finding = ledger_.finding(i);
    const std::string in_target = finding.part.empty() ? finding.target : finding.part;
    if (image && !artifact_.empty()) {
      finding.part = finding.path.empty() ? in_target : finding.path;
      finding.target = artifact_;
      finding.path = artifact_;
    }
    if (finding.path.empty()) finding.path = in_target.empty() ? ledger_.path() : in_target;
    if (finding.target.empty()) finding.target = artifact_;
  }
  const bool nothing = ledger_.input().findings == 0 && ledger_.input().suppressed == 0;
  if (results_ == 0 && nothing) ledger_.recognised_nothing();
  if (end_of_life_ && nothing) ledger_.recognised_nothing();
  if (!contradiction_.empty())
    ledger_.fail(Cause::foreign,
                 fmt::format("the document is a Trivy report and has the member `{}` of another "
                             "format too; run the scanner again",
                             contradiction_));
  if (!odd_.empty()) ledger_.fail(Cause::unparsable, odd_);
  return ledger_.report(!contradiction_.empty() || !odd_.empty());
}

}  // namespace

std::unique_ptr<Importer> import_trivy(Format format, std::string path) {
  return std::make_unique<Trivy>(format, std::move(path));
}

}  // namespace gate::scanners
