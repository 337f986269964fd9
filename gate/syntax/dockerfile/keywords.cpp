// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/keywords.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"

namespace gate::syntax::dockerfile {
namespace {

constexpr std::array<std::string_view, 19> names{
    "",       "ADD",        "ARG",         "CMD",    "COPY",       "ENTRYPOINT", "ENV",
    "EXPOSE", "FROM",       "HEALTHCHECK", "LABEL",  "MAINTAINER", "ONBUILD",    "RUN",
    "SHELL",  "STOPSIGNAL", "USER",        "VOLUME", "WORKDIR"};

}  // namespace

Keyword keyword_named(std::string_view word) {
  for (std::size_t i = 1; i < names.size(); ++i)
    if (equals_ignoring_case(names.at(i), word)) return static_cast<Keyword>(i);
  return Keyword::unknown;
}

std::string_view name(Keyword keyword) {
  return names.at(static_cast<std::size_t>(keyword));
}

const std::vector<std::string_view>& keyword_names() {
  static const std::vector<std::string_view> all(names.begin() + 1, names.end());
  return all;
}

const std::vector<KnownFlag>& known_flags(Keyword keyword) {
  using Flags = std::vector<KnownFlag>;
  static const Flags none;
  static const Flags from{{"platform", FlagKind::single}};
  static const Flags run{{"mount", FlagKind::repeated},
                         {"network", FlagKind::single},
                         {"security", FlagKind::single},
                         {"device", FlagKind::repeated}};
  static const Flags copy{{"from", FlagKind::single},    {"chown", FlagKind::single},
                          {"chmod", FlagKind::single},   {"link", FlagKind::toggle},
                          {"parents", FlagKind::toggle}, {"exclude", FlagKind::repeated}};
  static const Flags add{{"chown", FlagKind::single},        {"chmod", FlagKind::single},
                         {"link", FlagKind::toggle},         {"checksum", FlagKind::single},
                         {"keep-git-dir", FlagKind::toggle}, {"unpack", FlagKind::toggle},
                         {"exclude", FlagKind::repeated}};
  static const Flags health{{"interval", FlagKind::single},
                            {"timeout", FlagKind::single},
                            {"start-period", FlagKind::single},
                            {"start-interval", FlagKind::single},
                            {"retries", FlagKind::single}};
  switch (keyword) {
    case Keyword::from:
      return from;
    case Keyword::run:
      return run;
    case Keyword::copy:
      return copy;
    case Keyword::add:
      return add;
    case Keyword::healthcheck:
      return health;
    default:
      return none;
  }
}

}  // namespace gate::syntax::dockerfile
