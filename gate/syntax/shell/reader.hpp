// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gate/syntax/shell/shell.hpp"

namespace gate::syntax::shell {

// A text with the place of each of its bytes.
struct Source {
  std::string_view text = {};
  const std::vector<std::uint32_t>* places = nullptr;  // null: offsets in `text`

  [[nodiscard]] std::uint32_t place(std::size_t at) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
};

// What all readers of one text share: the results, and the limits.
struct Shared {
  Script script = {};
  std::size_t pipelines = 0;
  std::size_t budget = 0;      // bytes of inner texts that may still be read
  std::size_t look_ahead = 0;  // bytes that may still be looked at twice
  std::unordered_set<std::uint32_t> substitutions = {};  // places of those already read
  bool stopped = false;                                  // a limit was hit
};

// Where a list of commands stands.
struct Surroundings {
  std::optional<std::size_t> outer = {};
  int depth = 0;
  bool in_subshell = false;
  bool in_condition = false;
  bool in_function = false;
  bool in_script = false;
};

// Reads the words of one text. Substitutions in them are read as lists of commands.
class Reader {
 public:
  Reader(Source source, Shared& shared, std::size_t begin = 0)
      : source_{source}, shared_{shared}, at_{begin} {}

  // Reads commands up to the end of the text, or up to and with `stop`.
  void list(char stop, const Surroundings& where);

 private:
  friend class List;

  struct PendingBody {
    std::size_t command = 0;
    std::size_t redirection = 0;
    std::string delimiter = {};
    bool strip_tabs = false;
    bool quoted = false;
  };
  // A word while it is being read.
  struct Draft {
    Word word = {};
    std::size_t begin = 0;
    std::vector<std::uint32_t> places = {};
  };

  [[nodiscard]] bool done() const { return at_ >= source_.text.size() || shared_.stopped; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.text.size() ? source_.text[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool looking_at(std::string_view text) const {
    return source_.text.substr(std::min(at_, source_.text.size()), text.size()) == text;
  }
  void skip_blanks();
  void defect(std::size_t begin, std::size_t end, std::string_view code, std::string message);

  // word_reader.cpp
  bool starts_word() const;
  Word word(const Surroundings& where);
  void word_piece(Draft& draft, const Surroundings& where);
  void put(Draft& draft, std::size_t begin, std::size_t end);
  void single_quotes(Draft& draft);
  void ansi_quotes(Draft& draft);
  void double_quotes(Draft& draft, const Surroundings& where);
  void dollar(Draft& draft, const Surroundings& where);
  std::vector<Word> array(const Surroundings& where);
  void finish(Draft& draft) const;

  // substitutions.cpp
  void skip_dollar(const Surroundings& where);
  void skip_braces(const Surroundings& where);
  void skip_quoted(const Surroundings& where);
  void substitution(std::size_t opening, const Surroundings& where);
  void backquotes(const Surroundings& where);
  bool arithmetic(std::size_t opening, const Surroundings& where);
  [[nodiscard]] std::optional<std::size_t> arithmetic_end(std::size_t begin);
  void parenthesis_in_word(const Surroundings& where);

  // scripts.cpp
  void read_bodies(const Surroundings& where);
  void read_body(const PendingBody& pending, const Surroundings& where);
  void read_text(std::string text, std::vector<std::uint32_t> places, const Surroundings& where);

  Source source_;
  Shared& shared_;
  std::size_t at_ = 0;
  std::vector<PendingBody> bodies_;
  bool in_double_quotes_ = false;  // where a single quote means itself
};

inline constexpr int max_depth = 40;

// Reads the scripts that a finished command hands to a shell.
void read_scripts(std::size_t command, Shared& shared, const Surroundings& where);

}  // namespace gate::syntax::shell
