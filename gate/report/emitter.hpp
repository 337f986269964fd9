// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gate/core/report.hpp"
#include "gate/core/rule.hpp"

namespace gate::report {

// One line of a file of the head without its line break, secrets already redacted; nothing where
// there is no such line.
using SourceLines =
    std::function<std::optional<std::string>(const std::string& path, std::uint32_t line)>;
// The whole text of a file of the head as it stands. Emitters hash it and never print it.
using FileText = std::function<std::optional<std::string>(const std::string& path)>;
// The rule of an id of ours; null for every other id.
using RuleLookup = std::function<const RuleInfo*(std::string_view id)>;

// How to emit. Every emitter takes what concerns it and works without the rest.
struct Options {
  bool color = false;         // terminal: SGR colours
  bool links = false;         // terminal: OSC 8 links on rule ids
  bool quiet = false;         // terminal: one line when clean, else one line a blocking finding
  bool verbose = false;       // terminal: list also what is only counted otherwise
  bool exit_zero = false;     // exit 1 was turned into 0
  std::size_t width = 100;    // terminal: columns
  std::int64_t now = 0;       // seconds since 1970, for the age of reports; 0: print their time
  std::string token = {};     // github: 128 random bits in hexadecimal, new for every run
  std::string file_url = {};  // "https://host/owner/repo/blob/COMMIT/", before a path; empty: none
  SourceLines source = {};
  FileText text = {};
  RuleLookup rule = {};
};

// Writes a report in one format.
using Emit = void (*)(const Report&, const Options&, const Sink&);

// A format by its name on the command line; `extension` is the usual one of its files.
struct Emitter {
  std::string_view name = {};
  std::string_view extension = {};
  Emit emit = nullptr;
};

}  // namespace gate::report
