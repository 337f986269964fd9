// SPDX-License-Identifier: Apache-2.0
// What one SARIF run says, kept until the run is over: results may stand before the rules they use.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gate/core/finding.hpp"
#include "gate/syntax/json/value.hpp"

namespace gate::scanners::sarif {

struct Rule {
  std::string id = {}, name = {}, level = {};
  std::string severity = {};  // `security-severity`: a number, a word or rubbish
  std::string title = {};     // short description
  std::string text = {};      // the start of the full description
  std::vector<std::pair<std::string, std::string>> messages = {};
  // What Docker Scout and others put into the rule's properties.
  std::string purl = {}, affected = {}, fixed = {};
  bool is_secret = false, is_vulnerability = false, is_misconfiguration = false;
};

// Names a rule of a run: by index in the driver or an extension, or by id.
struct RuleRef {
  std::string id = {};
  std::int64_t index = -1;
  std::int64_t component = -1;  // of `extensions`; -1: the driver
};

struct Override {
  RuleRef rule = {};
  std::string level = {};
};

struct Invocation {
  std::vector<Override> overrides = {};
  bool failed = false;
  std::string reason = {};
  std::string time = {};
};

struct Location {
  std::string uri = {}, base = {};
  std::int64_t artifact = -1;
  std::uint32_t line = 0, end_line = 0, column = 0, end_column = 0;
};

struct Row {
  RuleRef rule = {};
  std::string level = {};
  std::string message = {};  // text, or the id of a rule's message
  bool message_is_id = false;
  std::vector<std::string> arguments = {};
  std::int64_t invocation = -1;
  Location place = {};
};

struct Component {
  std::string name = {};
  std::vector<Rule> rules = {};
  std::unordered_map<std::string, std::size_t> by_id = {};  // the first rule of each id

  void add(Rule rule);
};

struct Base {
  std::string uri = {}, base = {};
};

struct Run {
  Component driver = {};
  std::vector<Component> extensions = {};
  std::vector<Invocation> invocations = {};
  std::map<std::string, Base, std::less<>> bases = {};
  std::vector<std::string> artifacts = {};  // their URIs
  std::vector<Row> rows = {};
  std::string image = {};  // what the tool says it scanned
  bool has_results = false;
};

// One value of the log, turned into what is kept of it.
Rule read_rule(const syntax::json::Value& value);
Row read_row(const syntax::json::Value& value);
Invocation read_invocation(const syntax::json::Value& value);

enum class Standing : std::uint8_t { live, suppressed, no_failure };
// Whether a result counts.
Standing standing_of(const syntax::json::Value& result);

// The rule that a reference means, or null.
const Rule* find_rule(const Run& run, const RuleRef& ref);
// The level of a row: stated, overridden for its invocation, the rule's default, or `warning`.
std::string level_of(const Run& run, const Row& row, const Rule* rule);
// The text of a row's message with its arguments filled in.
std::string message_of(const Row& row, const Rule* rule);
// The path of a location: relative to the run's root where it lies below it.
std::string path_of(const Run& run, const Location& place);

}  // namespace gate::scanners::sarif
