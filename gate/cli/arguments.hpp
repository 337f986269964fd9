// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gate/core/report.hpp"
#include "gate/core/rule.hpp"
#include "gate/core/severity.hpp"

namespace gate::cli {

enum class Color : std::uint8_t { automatic, always, never };

// Where one more format goes: `-o sarif=gate.sarif`.
struct OutputFile {
  std::string format = {};
  std::string path = {};
};

// A command line, checked as far as that is possible without looking at files.
struct Arguments {
  std::string command = {};                // "run", "lint", …, "hook install", "config show"
  std::vector<std::string> operands = {};  // paths, ids, report files, the hook's own arguments

  std::optional<Severity> fail_on = {};
  std::string config = {};
  std::string base = {}, head = {};
  std::optional<Scope> scope = {};
  std::string profile = {};
  std::vector<std::string> only = {}, skip = {};
  std::string baseline = {};
  bool update_baseline = false;
  std::string format = "terminal";
  bool format_given = false;
  std::vector<OutputFile> outputs = {};
  Color color = Color::automatic;
  bool exit_zero = false;
  bool run_scanners = false;
  bool quiet = false;
  bool verbose = false;

  std::optional<Artefact> as = {};                         // lint: what standard input is
  bool staged = false;                                     // secrets
  std::string range = {};                                  // secrets: A..B
  std::string explain = {};                                // results: a finding's id
  bool markdown = false, json = false, self_test = false;  // rules
  std::string pages = {};                                  // rules: a folder for their pages
  bool report_schema = false;                              // config schema
};

// What to print instead of running: help, version, or what is wrong with the command line.
struct Message {
  std::string text = {};
  int code = 0;  // 0 for help and version, 2 for wrong usage
};

// Reads the arguments after the program's name. No command means `run`.
std::variant<Arguments, Message> parse(std::vector<std::string> words);

}  // namespace gate::cli
