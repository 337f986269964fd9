// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"

namespace gate::syntax::dockerfile {

// What is known about a variable.
enum class Knowledge : std::uint8_t {
  undeclared,  // nothing declares it
  unset,       // declared without a value
  set,         // has a value that is not known before the build
  known        // has the value given
};

struct Variable {
  Knowledge knowledge = Knowledge::undeclared;
  std::string_view value = {};
};

using Lookup = std::function<Variable(std::string_view name)>;

// A place that uses a variable.
struct Reference {
  std::string name = {};
  Span span = {};  // `$x` or `${x…}` in the text that was expanded
  Knowledge knowledge = Knowledge::undeclared;
  bool has_default = false;  // ${x:-…}, ${x-…}, ${x:+…}, ${x+…}
};

// Why a text cannot be expanded; a build stops there.
struct BadExpansion {
  Span span = {};
  std::string message = {};
};

struct Expanded {
  std::string text = {};  // quotes removed; a variable without a known value stays as written
  bool known = true;      // no variable stayed
  bool quoted = false;
  std::vector<Reference> references = {};
  std::optional<BadExpansion> bad = {};
};

// Expands variables, quotes and escapes of Dockerfile words. One object serves one file: it holds
// the budget that keeps hostile patterns and self-doubling variables from taking time or memory;
// what goes beyond stays unknown.
class Expander {
 public:
  explicit Expander(char escape) : escape_{escape} {}

  Expanded expand(std::string_view text, const Lookup& lookup);

 private:
  char escape_;
  std::uint64_t budget_ = std::uint64_t{16} << 20U;
};

}  // namespace gate::syntax::dockerfile
