// SPDX-License-Identifier: Apache-2.0
// What GitHub's upload action computes for results without a fingerprint, so that both ways of
// uploading agree: a rolling polynomial hash, modulo 2^64, over the 100 UTF-16 units from the start
// of a line on, without blanks and tabs, with LF for every line break, then one end mark and zeros.
#include "integrations/formats/line_hash.hpp"

#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "gate/report/glyph.hpp"

namespace gate::formats {
namespace {

constexpr std::size_t window_size = 100;
constexpr std::uint64_t factor = 37;
constexpr std::uint32_t end_mark = 0xFFFF;
constexpr std::uint32_t replacement = 0xFFFD;

constexpr std::uint64_t first_factor() {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < window_size; ++i)
    power *= factor;
  return power;
}

using Visit = std::function<void(std::uint32_t line, std::string hash)>;

class Hasher {
 public:
  explicit Hasher(const Visit& visit) : visit_{visit} {}

  void unit(std::uint32_t code) {
    const bool second_half = code == '\n' && after_cr_;
    after_cr_ = false;
    if (code == ' ' || code == '\t' || second_half) return;
    if (code == '\r') {
      code = '\n';
      after_cr_ = true;
    }
    emit();
    if (at_line_start_) {
      at_line_start_ = false;
      lines_[index_] = ++line_;
    }
    if (code == '\n') at_line_start_ = true;
    push(code);
  }

  void finish() {
    unit(end_mark);
    for (std::size_t i = 0; i < window_size; ++i) {
      emit();
      push(0);
    }
  }

 private:
  // The unit that is about to leave the window may be the first of a line: then the window holds
  // what that line's hash is made of.
  void emit() {
    if (lines_[index_] == 0) return;
    visit_(lines_[index_], fmt::format("{:x}:{}", hash_, ++counts_[hash_]));
    lines_[index_] = 0;
  }

  void push(std::uint32_t code) {
    const std::uint64_t oldest = window_[index_];
    window_[index_] = code;
    hash_ = factor * hash_ + code - first_factor() * oldest;
    index_ = (index_ + 1) % window_size;
  }

  const Visit& visit_;
  std::array<std::uint32_t, window_size> window_ = {};
  std::array<std::uint32_t, window_size> lines_ = {};  // 0: no line starts here
  std::unordered_map<std::uint64_t, std::uint64_t> counts_ = {};
  std::uint64_t hash_ = 0;
  std::size_t index_ = 0;
  std::uint32_t line_ = 0;
  bool at_line_start_ = true;
  bool after_cr_ = false;
};

}  // namespace

void line_hashes(std::string_view text, const Visit& visit) {
  Hasher hasher{visit};
  while (!text.empty()) {
    const report::Glyph glyph = report::first_glyph(text);
    if (!glyph.valid) {
      hasher.unit(replacement);
    } else if (glyph.code >= 0x10000) {
      hasher.unit(0xD800 + ((glyph.code - 0x10000) >> 10U));
      hasher.unit(0xDC00 + ((glyph.code - 0x10000) & 0x3FFU));
    } else {
      hasher.unit(glyph.code);
    }
    text.remove_prefix(glyph.size);
  }
  hasher.finish();
}

}  // namespace gate::formats
