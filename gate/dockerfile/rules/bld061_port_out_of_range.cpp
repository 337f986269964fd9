// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD061",
    .name = "port-out-of-range",
    .severity = Severity::high,
    .title = "There is no such port",
    .why = "Ports end at 65535, so the build stops here.",
    .fix = "Write the port that the program listens on.",
    .references = {"https://docs.docker.com/reference/dockerfile/#expose"},
    .aliases = {"DL3011", "DS-0008", "AVD-DS-0008", "DS008", "invalid-port"},
    .bad = {"FROM alpine:3.22\nEXPOSE 80 65536\n", "FROM alpine:3.22\nEXPOSE 100000/udp\n",
            "FROM alpine:3.22\nEXPOSE 60000-70000\n", "FROM alpine:3.22\nARG P=99999\nEXPOSE $P\n",
            "FROM alpine:3.22\nEXPOSE 99999999999999999999\n"},
    .good = {"FROM alpine:3.22\nEXPOSE 65535\n", "FROM alpine:3.22\nEXPOSE $PORT\n",
             "FROM alpine:3.22\nEXPOSE 60000-65535/tcp\n", "FROM alpine:3.22\nEXPOSE 00080\n"},
};

bool is_too_high(std::string_view number) {
  while (number.size() > 1 && number.front() == '0')
    number.remove_prefix(1);
  if (number.empty() || !std::all_of(number.begin(), number.end(), is_digit)) return false;
  return number.size() > 5 || (number.size() == 5 && number > "65535");
}

bool is_too_high_anywhere(std::string_view port) {
  port = port.substr(0, port.find('/'));
  for (const std::string_view part : split(port, ':'))
    for (const std::string_view end : split(part, '-'))
      if (is_too_high(end)) return true;
  return false;
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::expose, [&](const Stage& stage, const Instruction& expose) {
    for (const Text& port : expose.arguments) {
      if (!port.known || !is_too_high_anywhere(port.value)) continue;
      Finding& finding =
          report(site(stage, expose, port.span), "port {} is above 65535", printable(port.value));
      finding.subject = port.value;
      if (!port.references.empty()) finding.aliases.clear();  // the peers resolve nothing here
    }
  });
}

}  // namespace
extern const Rule port_out_of_range{info, check};
}  // namespace gate::dockerfile
