// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/finding.hpp"
#include "gate/core/report.hpp"
#include "gate/core/severity.hpp"
#include "gate/policy/suppressions.hpp"

namespace gate::policy {

enum class Profile : std::uint8_t { standard, strict, cis };

// "default", "strict", "cis".
std::string_view word(Profile profile);

// What a suppression that the change adds leads to.
enum class NewSuppressions : std::uint8_t { report, block };

std::string_view word(NewSuppressions choice);

// What becomes of vulnerabilities without a fixed version.
enum class Unfixed : std::uint8_t { report, ignore };

std::string_view word(Unfixed choice);

// From which severity on a finding blocks.
struct FailOn {
  Severity severity = Severity::high;
  std::map<Kind, Severity> kinds = {};  // exceptions

  [[nodiscard]] Severity of(Kind kind) const;
};

// For people: "high" or "high (secret: low)".
std::string text_of(const FailOn& fail_on);

// A report that must be there before anything passes.
struct EvidenceRule {
  std::string kind = {};  // an importer's name: "trivy"
  std::string path = {};  // glob; empty where `run` is given
  bool required = true;   // a missing report is a fault
  std::optional<std::uint64_t> max_age = std::uint64_t{24} * 60 * 60;  // seconds; nothing: off
  std::string image = {};  // what the report must be about; empty: anything
  bool accept_unstated_subject = false;
  std::string baseline = {};                       // path of the same report on the base
  std::vector<std::string> run = {};               // argv of the scanner
  std::uint64_t timeout = std::uint64_t{10} * 60;  // seconds
  bool allow_empty = false;                        // the scanner may have recognised nothing
  std::uint32_t line = 0;                          // in the configuration
};

// One entry of `rules:`.
struct Override {
  std::string rule = {};                  // id, slug, alias, or "DL30*"
  std::optional<Severity> severity = {};  // nothing: off
};

// Caps, raised under `limits:`.
struct Limits {
  std::uint64_t file_size = 16ULL << 20U;     // a file of the repository, bytes
  std::uint64_t report_size = 512ULL << 20U;  // a scanner report, bytes
  std::uint64_t archive_size = 1ULL << 30U;   // what an archive unpacks to, bytes
  std::uint64_t archive_entries = 100'000;
  std::uint64_t archive_depth = 4;  // archives in archives
  std::uint64_t commits = 10'000;   // of the range
};

// The whole configuration (DESIGN §6), with every default.
struct Policy {
  std::uint32_t ruleset = 1;  // the generation of default-on rules
  Profile profile = Profile::standard;
  FailOn fail_on = {};
  std::optional<Scope> scope = {};  // nothing: change where there is a base, else all
  std::optional<NewSuppressions> new_suppressions = {};  // nothing: by the profile
  Severity unknown_severity = Severity::high;            // what an unknown severity counts as
  std::string severity_from = "worst";  // of several tools' words: worst, first, or a tool's name
  Unfixed unfixed = Unfixed::report;
  std::vector<EvidenceRule> evidence = {};
  std::vector<Override> rules = {};
  std::vector<std::string> exclude = {};
  std::vector<std::string> allowed_images = {};
  std::vector<Suppression> suppress = {};
  Limits limits = {};
  std::vector<std::string> only = {};  // --only: no other rules; empty: all
};

// The choice in force: what is written, else block in profile strict, else report.
NewSuppressions new_suppressions(const Policy& policy);

}  // namespace gate::policy
