// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include "gate/core/reporter.hpp"
#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// Text that the Dockerfile itself writes into a file of the image: what echo, printf, cat or tee
// put there, the new half of a `sed -i`, a here-document of COPY or ADD.
struct Written {
  const Stage& stage;
  const Instruction& instruction;
  std::string_view path;         // where it goes, variables as written
  std::string_view text;         // one word, or a whole here-document
  bool has_expansion = false;    // the shell puts something in
  const shell::Word* word = {};  // where the text is one, or a part of one,
  std::size_t offset = 0;        // from here;
  Span body = {};                // else the place of the here-document in a shell text,
  const syntax::dockerfile::LogicalText* document = {};  // or of COPY

  // The site of a part of the text.
  [[nodiscard]] Site at(std::size_t begin, std::size_t length) const;
};

// Calls `visit` for every text that an instruction writes into a file, in the order of the file.
void for_each_written(const Dockerfile& file, const std::function<void(const Written&)>& visit);

}  // namespace gate::dockerfile
