// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/report.hpp"

namespace gate::report {

// `text` as a JSON string with its quotes. Bytes that are not UTF-8 become the text \xNN; controls
// and bidirectional controls are written as \uNNNN.
std::string json_text(std::string_view text);

// Writes one JSON document to a sink in pieces. An empty key stands for an element of an array or
// the document itself. Members and elements above `line_depth` get a line each.
class JsonWriter {
 public:
  JsonWriter(const Sink& sink, std::size_t line_depth) : sink_{sink}, line_depth_{line_depth} {}

  void open_object(std::string_view key = {}) { open(key, '{', '}'); }
  void open_array(std::string_view key = {}) { open(key, '[', ']'); }
  void close();

  void text(std::string_view key, std::string_view value);
  // null for an empty text.
  void text_or_null(std::string_view key, std::string_view value);
  void number(std::string_view key, std::uint64_t value);
  void boolean(std::string_view key, bool value);
  void texts(std::string_view key, const std::vector<std::string>& values);
  // Passes on what is still held back, and a line break. Called once, last.
  void finish();

 private:
  void open(std::string_view key, char opening, char closing);
  void start(std::string_view key);
  void put(std::string_view piece);
  void line_break();

  struct Level {
    char closing = '}';
    bool empty = true;
  };
  const Sink& sink_;
  std::size_t line_depth_;
  std::string held_ = {};
  std::vector<Level> levels_ = {};
};

}  // namespace gate::report
