// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/probes.hpp"

#include "gate/secrets/engine/shape.hpp"

namespace gate::secrets {
namespace {

using engine::Literal;

constexpr Literal names =
    "(?:passw|passphrase|passcode|pwd|secret|token|credential|api[_.-]?key|access[_.-]?key|"
    "private[_.-]?key|auth[_.-]?key|master[_.-]?key|encryption[_.-]?key|signing[_.-]?key|"
    "account[_.-]?key|app[_.-]?key|service[_.-]?key|session[_.-]?key|storage[_.-]?key|[_.-]pass|"
    "[_.-]pw|[_.-]auth|userpass|dbpass)";

// name = value, "name": "value", name => value, <name>value
constexpr auto assigned =
    Literal{"(?i)"} + names + Literal{R"([\w.-]{0,24}[\\"'`\])?]{0,4}[ \t]{0,8}[?+|]{0,2}[=:,>])"};
// key="name" value="…", name: NAME <line> value: …
constexpr auto beside =
    Literal{"(?i)"} + names +
    Literal{R"([\w.-]{0,24}["'`]?,?\s{1,40}["'`]?value["'`]?[ \t]{0,3}[=:][ \t]{0,4}[^\s])"};
// --name value
constexpr auto flag =
    Literal{"(?i)--[a-z-]{0,24}"} + names + Literal{R"([a-z-]{0,16}[ \t]{1,4}[^\s=-])"};
// ENV NAME value
constexpr Literal instruction{R"((?i)env[ \t]{1,8}[A-Z0-9_]{4,60}[ \t]{1,8}[^\s=])"};

engine::Pattern probe(std::string_view expression) {
  engine::Pattern pattern;
  pattern.probe = expression;
  return pattern;
}

}  // namespace

const std::vector<engine::Pattern>& generic_probes() {
  static const std::vector<engine::Pattern> probes = {
      probe(assigned.view()), probe(beside.view()), probe(flag.view()), probe(instruction.view())};
  return probes;
}

}  // namespace gate::secrets
