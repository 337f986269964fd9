// SPDX-License-Identifier: Apache-2.0
// One pass over the lines. What has to be known from one line to the next is whether a block
// comment or a string is open. A quote that nothing closes on its line is taken as a letter (it's),
// so that a comment behind it is still found.
#include "gate/syntax/comments/comments.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "gate/core/text.hpp"
#include "gate/syntax/comments/signs.hpp"

namespace gate::syntax::comments {
namespace {

bool begins_word(std::string_view line, std::size_t at) {
  return at == 0 || is_space(line[at - 1]);
}

// What may stand before a quote that opens a string, where words may hold quotes.
bool opens_string(std::string_view line, std::size_t at) {
  constexpr std::string_view before = " \t=:,([{<>|&!+\"'`";
  return at == 0 || before.find(line[at - 1]) != std::string_view::npos;
}

class Scanner {
 public:
  explicit Scanner(const Signs& signs) : signs_{signs} {}

  std::vector<Comment> scan(std::string_view text) {
    std::uint32_t number = 0;
    for (const std::string_view line : lines_of(text)) {
      ++number;
      scan_line(line, number);
    }
    return std::move(found_);
  }

 private:
  void scan_line(std::string_view line, std::uint32_t number) {
    const std::size_t before = found_.size();
    unclosed_.clear();
    bool code = string_ != '\0';
    std::size_t at = code ? end_of_string(line, 0) : 0;
    if (in_block_) at = take_block(line, 0, number);
    while (at < line.size()) {
      const std::size_t comments_so_far = found_.size();
      const bool blank = is_space(line[at]);
      at = step(line, at, number);
      code = code || (!blank && found_.size() == comments_so_far);
    }
    if (!code) return;
    for (std::size_t i = waiting_; i < before; ++i)
      found_[i].last_line = number;
    waiting_ = found_.size();
  }

  // Reads what begins at `at` and returns where the next thing begins.
  std::size_t step(std::string_view line, std::size_t at, std::uint32_t number) {
    if (!signs_.open.empty() && line.substr(at, signs_.open.size()) == signs_.open)
      return take_block(line, at + signs_.open.size(), number);
    for (const std::string_view sign : signs_.line) {
      if (line.substr(at, sign.size()) != sign || (signs_.spaced && !begins_word(line, at)))
        continue;
      add(line.substr(at + sign.size()), number);
      return line.size();
    }
    const char c = line[at];
    if (signs_.quotes.find(c) == std::string_view::npos) return at + 1;
    if (unclosed_.find(c) != std::string::npos) return at + 1;
    if (signs_.spaced && !opens_string(line, at)) return at + 1;
    return take_string(line, at);
  }

  std::size_t take_string(std::string_view line, std::size_t at) {
    const char quote = line[at];
    string_ = quote;
    const std::size_t end = end_of_string(line, at + 1);
    if (string_ == '\0') return end;
    if (signs_.multiline.find(quote) != std::string_view::npos) return line.size();
    string_ = '\0';  // not closed on its line: a letter
    unclosed_ += quote;
    return at + 1;
  }

  // Behind the quote that closes the open string, which then is no longer open; else the end.
  std::size_t end_of_string(std::string_view line, std::size_t at) {
    for (; at < line.size(); ++at) {
      if (line[at] == '\\') {
        ++at;
      } else if (line[at] == string_) {
        string_ = '\0';
        return at + 1;
      }
    }
    return line.size();
  }

  std::size_t take_block(std::string_view line, std::size_t at, std::uint32_t number) {
    const auto end = line.find(signs_.close, at);
    in_block_ = end == std::string_view::npos;
    add(line.substr(at, in_block_ ? end : end - at), number);
    return in_block_ ? line.size() : end + signs_.close.size();
  }

  void add(std::string_view text, std::uint32_t number) {
    found_.push_back({std::string{trim(text)}, number, number, number});
  }

  const Signs& signs_;
  std::vector<Comment> found_;
  std::size_t waiting_ = 0;  // from here on comments stand alone and wait for their line
  bool in_block_ = false;
  char string_ = '\0';         // the quote of an open string
  std::string unclosed_ = {};  // quotes that are letters on this line
};

}  // namespace

std::vector<Comment> comments(std::string_view text, std::string_view file_name) {
  return Scanner{signs_of(file_name)}.scan(text);
}

std::vector<Comment> comments(std::string_view text, Artefact artefact) {
  return Scanner{signs_of(artefact)}.scan(text);
}

}  // namespace gate::syntax::comments
