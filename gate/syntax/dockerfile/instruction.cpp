// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/instruction.hpp"

#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/json_form.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {
namespace {

class InstructionReader {
 public:
  InstructionReader(const LogicalText& line, char escape, std::vector<Defect>& defects)
      : line_{line}, escape_{escape}, defects_{defects} {}

  Instruction read(int depth) {
    const std::string_view text = line_.text();
    const Span all = trimmed(text, {0, u32(text.size())});
    std::uint32_t end = all.begin;
    while (end < all.end && !is_separator(text[end]))
      ++end;
    made_.written = text.substr(all.begin, end - all.begin);
    made_.keyword = keyword_named(made_.written);
    made_.keyword_span = line_.outer({all.begin, end});
    made_.span = line_.outer(all);
    Flags flags = split_flags(line_, {end, all.end}, escape_);
    made_.flags = std::move(flags.flags);
    made_.arguments = line_.part(trimmed(text, {flags.rest, all.end}));
    read_arguments(depth);
    return std::move(made_);
  }

 private:
  void read_arguments(int depth) {
    switch (made_.keyword) {
      case Keyword::run:
      case Keyword::cmd:
      case Keyword::entrypoint:
      case Keyword::shell:
        return read_json();
      case Keyword::add:
      case Keyword::copy:
      case Keyword::volume:
        read_json();
        if (!made_.json) made_.words = split_blank(made_.arguments);
        return;
      case Keyword::from:
      case Keyword::expose:
        made_.words = split_blank(made_.arguments);
        return;
      case Keyword::maintainer:
      case Keyword::stopsignal:
      case Keyword::user:
      case Keyword::workdir:
        if (!made_.arguments.empty())
          made_.words.push_back({made_.arguments, made_.arguments.outer()});
        return;
      case Keyword::env:
      case Keyword::label:
        return read_pairs();
      case Keyword::arg:
        return read_names();
      case Keyword::healthcheck:
        return read_healthcheck();
      case Keyword::onbuild:
        if (depth == 0 && !made_.arguments.empty())
          made_.trigger.push_back(
              InstructionReader{made_.arguments, escape_, defects_}.read(depth + 1));
        return;
      case Keyword::unknown:
        return;
    }
  }

  void read_json() {
    JsonForm form = read_json_form(made_.arguments);
    if (form.outcome == JsonForm::Outcome::shell) return;
    made_.json = true;
    made_.words = std::move(form.words);
    if (form.outcome == JsonForm::Outcome::other)
      defect(form.offender, "json-not-strings",
             "the JSON array of " + std::string{name(made_.keyword)} +
                 " may hold strings only; nothing else is allowed in it");
  }

  void read_healthcheck() {
    const std::string_view text = made_.arguments.text();
    std::uint32_t end = 0;
    while (end < text.size() && !is_space(text[end]))
      ++end;
    made_.type.content = made_.arguments.part({0, end});
    made_.type.span = made_.arguments.outer({0, end});
    std::uint32_t begin = end;
    while (begin < text.size() && is_space(text[begin]))
      ++begin;
    made_.arguments = made_.arguments.part({begin, u32(text.size())});
    read_json();
  }

  Pair pair_of(const Word& word) {
    Pair pair;
    pair.span = word.span;
    const std::size_t equals = word.text().find('=');
    const std::size_t size = word.text().size();
    const std::size_t key_end = equals == std::string::npos ? size : equals;
    const Span key{0, u32(key_end)};
    pair.key = {word.content.part(key), word.content.outer(key)};
    if (equals == std::string::npos) return pair;
    const Span value{u32(equals) + 1, u32(size)};
    pair.value = Word{word.content.part(value), word.content.outer(value)};
    return pair;
  }

  void read_names() {
    for (const Word& word : split_quoted(made_.arguments, escape_))
      made_.pairs.push_back(pair_of(word));
  }

  void read_pairs() {
    const std::vector<Word> words = split_quoted(made_.arguments, escape_);
    if (words.empty()) return;
    if (words.front().text().find('=') == std::string::npos) return read_legacy_pair();
    for (const Word& word : words) {
      if (word.text().find('=') == std::string::npos) {
        defect(word.span, "no-equals-sign",
               "`" + printable(word.text()) +
                   "` has no `=`; write name=value, with quotes around "
                   "a value that holds blanks");
        continue;
      }
      made_.pairs.push_back(pair_of(word));
    }
  }

  void read_legacy_pair() {
    const std::string_view text = made_.arguments.text();
    std::uint32_t end = 0;
    while (end < text.size() && !is_separator(text[end]))
      ++end;
    std::uint32_t begin = end;
    while (begin < text.size() && is_separator(text[begin]))
      ++begin;
    made_.legacy = true;
    if (begin == text.size()) {
      defect(made_.arguments.outer(), "missing-value",
             std::string{name(made_.keyword)} + " " + printable(text) + " has no value");
      return;
    }
    Pair pair;
    pair.span = made_.arguments.outer();
    const Span key{0, end};
    const Span value{begin, u32(text.size())};
    pair.key = {made_.arguments.part(key), made_.arguments.outer(key)};
    pair.value = Word{made_.arguments.part(value), made_.arguments.outer(value)};
    made_.pairs.push_back(std::move(pair));
  }

  void defect(Span span, std::string_view code, std::string message) {
    made_.broken = true;
    defects_.push_back({span, std::move(message), code});
  }

  const LogicalText& line_;
  char escape_;
  std::vector<Defect>& defects_;
  Instruction made_;
};

bool is_heredoc_keyword(Keyword keyword) {
  return keyword == Keyword::run || keyword == Keyword::copy || keyword == Keyword::add;
}

}  // namespace

Instruction read_instruction(const LogicalText& line, char escape, std::vector<Defect>& defects) {
  return InstructionReader{line, escape, defects}.read(0);
}

bool takes_heredocs(const Instruction& instruction) {
  if (instruction.keyword == Keyword::onbuild && !instruction.trigger.empty()) {
    const Instruction& inner = instruction.trigger.front();
    return is_heredoc_keyword(inner.keyword) && !inner.json;
  }
  return is_heredoc_keyword(instruction.keyword) && !instruction.json;
}

}  // namespace gate::syntax::dockerfile
