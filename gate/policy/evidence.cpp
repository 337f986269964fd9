// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/evidence.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/policy/dates.hpp"
#include "gate/policy/package.hpp"
#include "gate/policy/places.hpp"

namespace gate::policy {
namespace {

constexpr std::int64_t tolerated_skew = 5 * 60;  // clocks of two machines

// Formats that carry the results of many tools.
constexpr std::array<std::string_view, 3> carriers{"sarif", "cyclonedx", "gitlab"};

std::string command_of(const EvidenceRule& rule) {
  std::string text;
  for (const std::string& argument : rule.run)
    text += (text.empty() ? "" : " ") + printable(argument);
  return text;
}

std::string name_of(const EvidenceRule& rule) {
  return rule.kind.empty() ? "scanner" : printable(rule.kind);
}

Fault missing(const EvidenceRule& rule) {
  if (!rule.run.empty()) {
    return {Cause::missing,
            fmt::format("`{}` wrote no report: {} evidence is required; look at what it printed",
                        command_of(rule), name_of(rule)),
            rule.path, 0};
  }
  return {Cause::missing,
          fmt::format("no file matches \"{}\": {} evidence is required; run the scanner before "
                      "gate, or write `required: false`",
                      printable(rule.path), name_of(rule)),
          rule.path, 0};
}

std::optional<Fault> tracked(const EvidenceFile& file) {
  if (!file.tracked) return std::nullopt;
  return Fault{Cause::foreign,
               "the report is tracked in the repository, where the change itself can write it, so "
               "it is no evidence; let the pipeline make it and keep it out of git",
               file.path, 0};
}

bool seen_by(const ImportedReport& report, std::string_view tool) {
  const auto is_it = [&](const Sighting& seen) { return equals_ignoring_case(seen.tool, tool); };
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
    return std::any_of(finding.seen_by.begin(), finding.seen_by.end(), is_it);
  });
}

std::optional<Fault> wrong_kind(const EvidenceRule& rule, const EvidenceFile& file) {
  const std::string& kind = file.report->input.kind;
  if (file.report->input.outcome == ReportOutcome::vex) {
    return Fault{Cause::foreign,
                 "the file holds statements about vulnerabilities (VEX), not the result of a scan",
                 file.path, 0};
  }
  if (rule.kind.empty() || kind.empty() || equals_ignoring_case(rule.kind, kind))
    return std::nullopt;
  const bool carrier = std::find(carriers.begin(), carriers.end(), kind) != carriers.end();
  if (!carrier) {
    return Fault{Cause::foreign,
                 fmt::format("expected a {} report, found one of {}; correct `kind:` or `path:`",
                             printable(rule.kind), printable(kind)),
                 file.path, 0};
  }
  if (seen_by(*file.report, rule.kind)) return std::nullopt;
  return Fault{Cause::foreign,
               fmt::format("a {} file in which nothing says that {} made it; write `kind: {}` to "
                           "accept it",
                           printable(kind), printable(rule.kind), printable(kind)),
               file.path, 0};
}

std::optional<Fault> stale(const EvidenceRule& rule, const EvidenceFile& file, std::int64_t now) {
  const std::string& created = file.report->input.created;
  if (!rule.max_age) return std::nullopt;
  const std::string limit = duration_text(*rule.max_age);
  const auto made = moment(created);
  if (!made) {
    if (!rule.run.empty() && created.empty()) return std::nullopt;  // gate has just made it
    const std::string found =
        created.empty()
            ? "the report does not say when it was made"
            : fmt::format("the report's time \"{}\" cannot be read", printable(created));
    return Fault{Cause::stale,
                 fmt::format("{}, so its age ({} at most) cannot be checked; write `max_age: off` "
                             "to accept it",
                             found, limit),
                 file.path, 0};
  }
  if (*made > now + tolerated_skew) {
    return Fault{Cause::stale,
                 fmt::format("the report was made at {}, which is in the future; check the "
                             "machines' clocks and scan again",
                             printable(created)),
                 file.path, 0};
  }
  const auto age = static_cast<std::uint64_t>(std::max<std::int64_t>(now - *made, 0));
  if (age <= *rule.max_age) return std::nullopt;
  const std::uint64_t unit = age >= 2 * 86'400 ? 86'400 : age >= 7'200 ? 3'600 : 60;
  return Fault{Cause::stale,
               fmt::format("the report was made at {}, {} {} ago; {} at most is accepted: scan "
                           "again, or raise `max_age`",
                           printable(created), age / unit,
                           unit == 86'400  ? "days"
                           : unit == 3'600 ? "hours"
                                           : "minutes",
                           limit),
               file.path, 0};
}

std::string digest_of(std::string_view image) {
  const auto at = image.find("sha256:");
  return at == std::string_view::npos ? std::string{} : lower(image.substr(at));
}

std::string_view without_digest(std::string_view image) {
  return image.substr(0, image.find("@sha256:"));
}

std::string_view without_hub(std::string_view image) {
  for (const std::string_view start : {"docker.io/", "index.docker.io/", "library/"}) {
    if (image.substr(0, start.size()) == start) image.remove_prefix(start.size());
  }
  return image;
}

// The name without tag where one of both has none: "app" stands for every tag of it.
bool is_same_name(std::string_view wanted, std::string_view stated) {
  wanted = without_hub(without_digest(wanted));
  stated = without_hub(without_digest(stated));
  if (matches_text(wanted, stated)) return true;
  return lasting_target(wanted) == wanted && wanted == lasting_target(stated);
}

enum class Agreement : std::uint8_t { same, other, unstated };

// The digest decides where both state one, else the name; a wanted digest that the report does not
// state at all leaves the question open.
Agreement agreement(std::string_view image, const std::vector<std::string>& subjects) {
  const std::string wanted = digest_of(image);
  bool digests = false;
  bool named = false;
  for (const std::string& subject : subjects) {
    const std::string stated = digest_of(subject);
    digests = digests || !stated.empty();
    if (!wanted.empty() && stated == wanted) return Agreement::same;
    named = named || is_same_name(image, subject);
  }
  if (subjects.empty()) return Agreement::unstated;
  if (wanted.empty()) return named ? Agreement::same : Agreement::other;
  if (digests || !named) return Agreement::other;
  return Agreement::unstated;
}

std::optional<Fault> wrong_subject(const EvidenceRule& rule, const EvidenceFile& file) {
  const auto& subjects = file.report->input.subjects;
  if (rule.image.empty()) return std::nullopt;
  switch (agreement(rule.image, subjects)) {
    case Agreement::same:
      return std::nullopt;
    case Agreement::unstated:
      if (rule.accept_unstated_subject) return std::nullopt;
      return Fault{Cause::subject,
                   fmt::format("the report does not state {}, so it may be about something else "
                               "than {}; write `subject_unstated: accept` to accept it",
                               subjects.empty() ? "what it is about" : "the digest of its image",
                               printable(rule.image)),
                   file.path, 0};
    case Agreement::other:
      break;
  }
  return Fault{Cause::subject,
               fmt::format("the report is about {}, not about {}; scan the image that this "
                           "pipeline built",
                           printable(subjects.front()), printable(rule.image)),
               file.path, 0};
}

}  // namespace

Fault recognised_nothing(const InputReport& input) {
  return {Cause::failed_scan,
          "the scanner recognised nothing: no system, no packages, no target; check what it was "
          "pointed at, or write `allow_empty: true`",
          input.path, 0};
}

std::vector<Fault> check_evidence(const EvidenceRule& rule, const std::vector<EvidenceFile>& files,
                                  std::int64_t now) {
  std::vector<Fault> faults;
  if (files.empty() && rule.required) faults.push_back(missing(rule));
  const auto add = [&](std::optional<Fault> fault) {
    if (fault) faults.push_back(std::move(*fault));
    return fault.has_value();
  };
  for (const EvidenceFile& file : files) {
    if (add(tracked(file)) || file.report == nullptr) continue;
    const InputReport& input = file.report->input;
    const bool unreadable =
        input.outcome == ReportOutcome::error || input.outcome == ReportOutcome::not_a_report;
    if (unreadable || add(wrong_kind(rule, file))) continue;
    add(stale(rule, file, now));
    add(wrong_subject(rule, file));
    if (input.recognised_nothing && !rule.allow_empty) faults.push_back(recognised_nothing(input));
  }
  return faults;
}

}  // namespace gate::policy
