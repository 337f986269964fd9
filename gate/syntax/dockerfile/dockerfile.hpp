// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/syntax/dockerfile/keywords.hpp"
#include "gate/syntax/dockerfile/logical_text.hpp"

// Reads the text of a Dockerfile as BuildKit does, with the place of every word. Reading never
// stops at a defect: what a build would refuse is noted, and the next instruction is read.
namespace gate::syntax::dockerfile {

// Something a build would refuse.
struct Defect {
  Span span = {};
  std::string message = {};
  std::string_view code = {};  // a slug: "unknown-instruction", "unterminated-heredoc"
};

// One word of an instruction as written, quotes and variables untouched; an element of a JSON array
// is decoded.
struct Word {
  LogicalText content = {};
  Span span = {};  // of a JSON element: with its quotes

  [[nodiscard]] const std::string& text() const { return content.text(); }
};

// `--name=value`, quotes removed.
struct Flag {
  std::string name = {};  // without dashes
  bool has_value = false;
  LogicalText content = {};  // the value
  Span span = {};

  [[nodiscard]] const std::string& value() const { return content.text(); }
};

// A name of ENV, LABEL or ARG with its value, quotes and variables untouched.
struct Pair {
  Word key = {};
  std::optional<Word> value = {};  // only an ARG can have none
  Span span = {};
};

// A here-document: `<<NAME` and the lines up to NAME.
struct Heredoc {
  std::string name = {};
  bool expand = true;       // no part of the name is quoted
  bool strip_tabs = false;  // <<-
  Span marker = {};         // `<<NAME`
  LogicalText body = {};    // whole lines with their line breaks, tabs stripped
  Span terminator = {};     // the last line; empty where it is missing
};

struct Comment {
  std::string text = {};  // without '#' and the blanks around
  std::uint32_t line = 0;
  Span span = {};
  bool inside = false;  // between the lines of a continued instruction
};

struct Directive {
  std::string name = {};  // in lower case: syntax, escape, check
  std::string value = {};
  Span span = {};
  std::uint32_t line = 0;
};

struct Instruction {
  Keyword keyword = Keyword::unknown;
  std::string written = {};  // the keyword as it stands in the file
  Span keyword_span = {};
  Span span = {};  // from the keyword to the last byte, here-documents included
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;

  std::vector<Flag> flags = {};
  LogicalText arguments = {};    // what follows keyword and flags (for HEALTHCHECK: and its type)
  bool json = false;             // the arguments are a JSON array
  std::vector<Word> words = {};  // JSON elements; else words between blanks, or one word where the
                                 // instruction takes one text (USER, WORKDIR, STOPSIGNAL)
  std::vector<Pair> pairs = {};  // ENV, LABEL, ARG
  bool legacy = false;           // `ENV name value`
  Word type = {};                // HEALTHCHECK: CMD or NONE
  std::vector<Heredoc> heredocs = {};
  std::vector<Instruction> trigger = {};        // ONBUILD: what it wraps, at most one
  std::vector<std::uint32_t> blank_lines = {};  // lines without content inside the continuation
  bool broken = false;                          // a defect was noted for it

  // The first flag of this name, or null.
  [[nodiscard]] const Flag* flag(std::string_view name) const;
};

struct File {
  char escape = '\\';
  std::vector<Directive> directives = {};
  std::vector<Instruction> instructions = {};
  std::vector<Comment> comments = {};  // in the order of the text, directives not among them
  std::vector<Defect> defects = {};    // in the order of the text
};

// Reads a whole file. Spans are byte offsets in `text`; a UTF-8 mark in front is skipped, text of
// other encodings must be decoded before.
File read(std::string_view text);

}  // namespace gate::syntax::dockerfile
