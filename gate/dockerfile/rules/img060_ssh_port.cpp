// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <optional>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/risks/ssh_port.hpp"

namespace gate::dockerfile {
namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

// Whether a port or range, with or without an address in front, holds 22 of TCP.
bool holds_ssh(std::string_view port) {
  const std::size_t slash = port.find('/');
  if (slash != std::string_view::npos && !equals_ignoring_case(port.substr(slash + 1), "tcp"))
    return false;
  port = port.substr(0, slash);
  port = port.substr(port.rfind(':') + 1);
  const std::size_t dash = port.find('-');
  const auto first = number(port.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : number(port.substr(dash + 1));
  return first && last && *first <= 22 && 22 <= *last;
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::expose, [&](const Stage& stage, const Instruction& expose) {
    for (const Text& port : expose.arguments) {
      if (!port.known || !holds_ssh(port.value)) continue;
      Finding& finding =
          report(site(stage, expose, port.span), "port {} is the one of SSH",
                 port.value.find('-') == std::string::npos ? "22" : "22 in this range");
      finding.subject = "22";
      drop_aliases(finding, {"ssh-port"});
      if (lower(port.written) != "22" && lower(port.written) != "22/tcp") finding.aliases.clear();
    }
  });
}

}  // namespace
extern const Rule ssh_port{risks::ssh_port, check};
}  // namespace gate::dockerfile
