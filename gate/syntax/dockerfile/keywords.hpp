// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gate::syntax::dockerfile {

enum class Keyword : std::uint8_t {
  unknown,
  add,
  arg,
  cmd,
  copy,
  entrypoint,
  env,
  expose,
  from,
  healthcheck,
  label,
  maintainer,
  onbuild,
  run,
  shell,
  stopsignal,
  user,
  volume,
  workdir
};

// The keyword that `word` spells, in any case.
Keyword keyword_named(std::string_view word);
// In capitals; empty for `unknown`.
std::string_view name(Keyword keyword);
// Every keyword's name.
const std::vector<std::string_view>& keyword_names();

// How a flag of an instruction is written.
enum class FlagKind : std::uint8_t { toggle, single, repeated };

struct KnownFlag {
  std::string_view name = {};
  FlagKind kind = FlagKind::single;
};

// The flags that an instruction takes.
const std::vector<KnownFlag>& known_flags(Keyword keyword);

}  // namespace gate::syntax::dockerfile
