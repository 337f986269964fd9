// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "integrations/scanners/refusal.hpp"

namespace gate::scanners {

// A file's bytes as UTF-8 text: UTF-16 and UTF-32 are decoded, with a byte order mark or (UTF-16)
// without; NUL bytes and white space around the document are left off. UTF-8 is not copied.
class Document {
 public:
  explicit Document(std::string_view bytes);

  [[nodiscard]] std::string_view text() const { return text_; }
  // Replaces half surrogate pairs by U+FFFD.
  void mend_surrogates();

 private:
  std::string owned_;
  std::string_view text_;
};

// Why a text is no JSON at all: empty, blank, HTML, XML, a table, log lines. Nothing if it may be.
std::optional<Refusal> refuse_text(std::string_view text, bool has_bytes);

}  // namespace gate::scanners
