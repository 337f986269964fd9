// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/edit.hpp"
#include "gate/core/severity.hpp"

namespace gate {

// What a finding is about.
enum class Kind : std::uint8_t {
  dockerfile,
  container,
  daemon,
  host,
  pipeline,
  secret,
  vulnerability,
  license,
  malware,
  misconfiguration,
  code,
  policy
};

// The lower-case word of outputs and of the configuration's per-kind keys.
std::string_view word(Kind kind);
std::optional<Kind> kind_named(std::string_view text);

// What policy decided about a finding. Policy marks, it never drops.
enum class Disposition : std::uint8_t { blocks, below_threshold, unfixed, existing, suppressed };

// "blocks", "below-threshold", "unfixed", "existing", "suppressed".
std::string_view word(Disposition disposition);

// One tool's own view of a finding.
struct Sighting {
  std::string tool = {};      // "trivy"
  std::string id = {};        // the id it printed
  std::string severity = {};  // its own word, unchanged
};

// The package a vulnerability or licence finding is about.
struct Package {
  std::string purl = {};       // empty where the tool does not say
  std::string name = {};       // as the tool prints it
  std::string installed = {};  // version
  std::string fixed = {};      // version or list of versions; empty: no fix known
};

// One finding. Texts are raw: every emitter escapes for its own sink. No member ever holds a
// secret value.
struct Finding {
  std::string id = {};                    // of the risk, or the scanner's own rule or advisory id
  std::string name = {};                  // slug or title
  std::vector<std::string> aliases = {};  // names of the same finding in other tools
  std::vector<std::string> covers = {};   // ids of ours that this finding stands for too
  std::string group = {};                 // "hardening" or empty
  Kind kind = Kind::code;
  Rating severity = {};
  std::string message = {};
  std::string fix = {};
  std::vector<Edit> edits = {};

  std::string path = {};                     // always set
  std::uint32_t line = 0, end_line = 0;      // from 1; 0: unknown
  std::uint32_t column = 0, end_column = 0;  // code points from 1, end one past; 0: unknown, or the
                                             // range has several lines
  Span span = {};                            // bytes in the file, for our own findings

  std::string owner = {};    // "stage/app", "service/web", "job/build"; empty: the file
  std::string part = {};     // "user", "volumes", "RUN"
  std::string subject = {};  // what the risk is about: image repository, host path, port, command;
                             // for a secret its keyed hash
  bool absent = false;       // something good is not written
  std::optional<Severity> if_removed = {};  // the severity when the change took it away

  std::vector<std::string> ids = {};  // every advisory id of a vulnerability, the primary one first
  std::optional<Package> package = {};
  std::vector<Sighting> seen_by = {};
  std::string evidence = {};  // path of the report that says so; empty: gate itself
  std::string target = {};    // what the scanner looked at: an image, a lock file
  bool known_exploited = false;

  std::string commit = {};  // for a secret that is only in a commit of the range
  bool introduced = true;   // by the change; true where there is no base
  std::string fingerprint = {};
  Disposition disposition = Disposition::blocks;
  std::string reason = {};  // why this disposition, or why this severity
};

}  // namespace gate
