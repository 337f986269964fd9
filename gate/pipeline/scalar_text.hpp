// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/analysis.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::pipeline {

// A run of bytes of a scalar's value that stand one after the other in the file.
struct Run {
  std::uint32_t inner = 0;  // offset in the value
  Span outer = {};          // in the file
};

// Where the bytes of a scalar's value stand in the file: plain, quoted and block scalars, unfolded
// and without their indentation. `file` is the text that the node was parsed from.
std::vector<Run> runs_of(std::string_view file, const syntax::yaml::Node& scalar);

// Builds a text from pieces of a file and from words of its own, with the map back.
class ExtractText {
 public:
  explicit ExtractText(std::string_view file) : file_{file} {}

  // Adds text that stands for `at` as a whole.
  void add(std::string_view text, Span at);
  // Adds the value of a scalar. GitHub's ${{ expressions }} become variables of the same length,
  // whose name starts with `prefix` and goes on with the letters of the expression.
  void add(const syntax::yaml::Node& scalar, std::string_view prefix = {});

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] Extract finish(Artefact language, std::string owner) &&;

 private:
  std::string_view file_;
  std::string text_;
  PositionMap map_;
};

// `text` with every ${{ expression }} turned into a shell variable of the same length.
std::string without_expressions(std::string text, std::string_view prefix = {});

}  // namespace gate::pipeline
