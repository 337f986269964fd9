// SPDX-License-Identifier: Apache-2.0
#include "gate/report/json_writer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/report/glyph.hpp"

namespace gate::report {
namespace {

constexpr std::size_t piece_size = 32768;

void append_escaped(std::string& onto, std::uint32_t code) {
  switch (code) {
    case '"':
      onto += "\\\"";
      return;
    case '\\':
      onto += "\\\\";
      return;
    case '\n':
      onto += "\\n";
      return;
    case '\t':
      onto += "\\t";
      return;
    case '\r':
      onto += "\\r";
      return;
    default:
      onto += fmt::format("\\u{:04x}", code);
  }
}

}  // namespace

std::string json_text(std::string_view text) {
  const auto is_special = [](char c) { return c < ' ' || c > '~' || c == '"' || c == '\\'; };
  std::string quoted = "\"";
  quoted.reserve(text.size() + 2);
  while (!text.empty()) {
    const auto end = std::find_if(text.begin(), text.end(), is_special);
    const auto plain = static_cast<std::size_t>(end - text.begin());
    quoted += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const Glyph glyph = first_glyph(text);
    if (!glyph.valid) {
      quoted += fmt::format("\\\\x{:02x}", glyph.code);
    } else if (is_control(glyph.code) || glyph.code == '"' || glyph.code == '\\') {
      append_escaped(quoted, glyph.code);
    } else {
      quoted += text.substr(0, glyph.size);
    }
    text.remove_prefix(glyph.size);
  }
  quoted += '"';
  return quoted;
}

void JsonWriter::put(std::string_view piece) {
  held_ += piece;
  if (held_.size() < piece_size) return;
  sink_(held_);
  held_.clear();
}

void JsonWriter::line_break() {
  put("\n");
  put(std::string(levels_.size() * 2, ' '));
}

void JsonWriter::start(std::string_view key) {
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) put(",");
  if (levels_.size() <= line_depth_) {
    line_break();
  } else if (!level.empty) {
    put(" ");
  }
  level.empty = false;
  if (!key.empty()) put(json_text(key) + ": ");
}

void JsonWriter::open(std::string_view key, char opening, char closing) {
  start(key);
  put({&opening, 1});
  levels_.push_back({closing, true});
}

void JsonWriter::close() {
  const Level level = levels_.back();
  const bool lines = levels_.size() <= line_depth_ && !level.empty;
  levels_.pop_back();
  if (lines) line_break();
  put({&level.closing, 1});
}

void JsonWriter::text(std::string_view key, std::string_view value) {
  start(key);
  put(json_text(value));
}

void JsonWriter::text_or_null(std::string_view key, std::string_view value) {
  start(key);
  put(value.empty() ? "null" : json_text(value));
}

void JsonWriter::number(std::string_view key, std::uint64_t value) {
  start(key);
  put(std::to_string(value));
}

void JsonWriter::boolean(std::string_view key, bool value) {
  start(key);
  put(value ? "true" : "false");
}

void JsonWriter::texts(std::string_view key, const std::vector<std::string>& values) {
  open_array(key);
  for (const std::string& value : values)
    text({}, value);
  close();
}

void JsonWriter::finish() {
  put("\n");
  if (!held_.empty()) sink_(held_);
  held_.clear();
}

}  // namespace gate::report
