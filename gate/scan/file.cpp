// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/file.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "gate/core/reporter.hpp"
#include "gate/core/text.hpp"
#include "gate/scan/extracts.hpp"
#include "gate/scan/kinds.hpp"
#include "gate/syntax/comments/comments.hpp"

namespace gate::scan {
namespace {

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

bool is_secret(const Finding& finding) {
  return std::string_view{finding.id}.substr(0, 3) == "TOK";
}

Finding finding_of(const secrets::Hit& hit, const std::string& path, const LineIndex& index) {
  std::string message = fmt::format("{}: {}", hit.kind->title, hit.redacted);
  if (!hit.reason.empty()) message += fmt::format(" ({})", hit.reason);
  Finding finding = make_finding(*hit.kind, hit.severity, Kind::secret, path, index,
                                 {hit.value, {}, {}}, std::move(message));
  finding.subject = hit.hash;
  return finding;
}

void replace_all(std::string& text, std::string_view part, const std::string& by) {
  if (part.empty()) return;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + by.size()))
    text.replace(at, part.size(), by);
}

// Comments matter for what they switch off; most files need not be searched for any.
bool mentions_ignore(std::string_view text) {
  return text.find("gate:ignore") != std::string_view::npos;
}

// A secret that a model found where it matters (an ENV, an `environment:`) is one finding with the
// engine's own hit on the same bytes: the model's knows more.
void add_secrets(std::vector<Finding>& findings, std::vector<Finding> found) {
  const std::size_t models = findings.size();
  for (std::size_t i = 0; i < models; ++i) {
    if (is_secret(findings[i])) findings[i].kind = Kind::secret;
  }
  for (Finding& hit : found) {
    const auto same = [&](const Finding& other) {
      return other.kind == Kind::secret && overlap(other.span, hit.span);
    };
    const auto end = findings.begin() + static_cast<std::ptrdiff_t>(models);
    if (std::none_of(findings.begin(), end, same)) findings.push_back(std::move(hit));
  }
}

}  // namespace

FileScanner::FileScanner(const Settings& settings)
    : settings_{settings}, judge_{settings.engine}, scanner_{settings.engine} {}

void FileScanner::hide_secrets(FileScan& file, const std::string& path, std::string_view text) {
  if (file.findings.empty() && file.faults.empty()) return;
  std::vector<Fault> ignored;  // the search for its own sake tells them
  for (const secrets::Hit& hit : scanner_.scan(text, path).take(ignored)) {
    const auto value = text.substr(hit.value.begin, hit.value.end - hit.value.begin);
    for (Finding& finding : file.findings) {
      for (std::string* said : {&finding.message, &finding.subject, &finding.owner, &finding.part})
        replace_all(*said, value, hit.redacted);
    }
    for (Fault& fault : file.faults)
      replace_all(fault.what, value, hit.redacted);
  }
}

SecretsOf FileScanner::secrets(const std::string& path, std::string_view text) {
  SecretsOf found;
  const auto hits = scanner_.scan(text, path).take(found.faults);
  if (hits.empty()) return found;
  const LineIndex index{text};
  for (const secrets::Hit& hit : hits) {
    found.findings.push_back(finding_of(hit, path, index));
    const std::uint32_t line = found.findings.back().line;
    if (hit.allowed) found.allowances.push_back({"gitleaks:allow", line, line, line});
  }
  return found;
}

FileScan FileScanner::scan(const Tree& tree, const std::string& path, std::string text,
                           std::optional<Artefact> as, bool with_secrets) {
  FileScan file;
  text = decode_bom(std::move(text));
  const FileKind* kind = nullptr;
  if (settings_.lint) kind = as ? kind_of(*as) : kind_of(path, text);
  file.known_by_name = as.has_value() || kind_by_name(path) != nullptr;
  if (kind != nullptr) {
    const RecordingTree recording{tree};
    const Surroundings around{recording, judge_, settings_.today};
    const LineIndex index{text};
    Analysis analysis = kind->analyse(path, text, around);
    follow_extracts(analysis, path, index, around);
    file.has_kind = true;
    file.findings = std::move(analysis.findings);
    file.faults = std::move(analysis.faults);
    file.comments = std::move(analysis.comments);
    file.owners = std::move(analysis.owners);
    file.asked = recording.asked();
    hide_secrets(file, path, text);
  }
  if (file.comments.empty() && mentions_ignore(text))
    file.comments = syntax::comments::comments(text, path);
  if (!settings_.secrets || !with_secrets) return file;
  SecretsOf found = secrets(path, text);
  add_secrets(file.findings, std::move(found.findings));
  std::move(found.allowances.begin(), found.allowances.end(), std::back_inserter(file.comments));
  std::move(found.faults.begin(), found.faults.end(), std::back_inserter(file.faults));
  return file;
}

}  // namespace gate::scan
