// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/checks.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/expand.hpp"
#include "gate/syntax/dockerfile/heredoc.hpp"
#include "gate/syntax/dockerfile/mounts.hpp"
#include "gate/syntax/dockerfile/values.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {
namespace {

class Checker {
 public:
  Checker(const Instruction& made, char escape, std::vector<Defect>& defects)
      : made_{made}, escape_{escape}, defects_{defects} {}

  void run() {
    switch (made_.keyword) {
      case Keyword::unknown:
        return unknown();
      case Keyword::from:
        return from();
      case Keyword::add:
      case Keyword::copy:
        return copy();
      case Keyword::run:
        return check_run();
      case Keyword::healthcheck:
        return healthcheck();
      case Keyword::shell:
        return shell();
      case Keyword::expose:
        return expose();
      case Keyword::env:
      case Keyword::label:
      case Keyword::arg:
        return pairs();
      case Keyword::onbuild:
        return onbuild();
      case Keyword::volume:
        return volume();
      case Keyword::user:
      case Keyword::workdir:
      case Keyword::stopsignal:
      case Keyword::maintainer:
        return one_text();
      case Keyword::cmd:
      case Keyword::entrypoint:
        return check_flags(made_, defects_);
    }
  }

 private:
  void unknown() {
    const auto near = nearest(made_.written, keyword_names());
    std::string message = "`" + printable(made_.written) + "` is no instruction";
    if (near) message += "; did you mean " + std::string{*near} + "?";
    defect(made_.keyword_span, "unknown-instruction", std::move(message));
  }

  void from() {
    check_flags(made_, defects_);
    if (made_.words.empty()) return missing("the name of an image or a stage");
    words_expand();
    const bool named = made_.words.size() == 3 && equals_ignoring_case(made_.words[1].text(), "as");
    if (made_.words.size() != 1 && !named)
      return defect({made_.words[1].span.begin, made_.words.back().span.end}, "words-after-from",
                    "after the image FROM takes nothing but `AS name`");
    if (named && !is_stage_name(made_.words[2].text()))
      defect(made_.words[2].span, "bad-stage-name",
             "`" + printable(made_.words[2].text()) +
                 "` cannot name a stage: a letter first, then letters, digits, `-`, `_`, `.`");
  }

  void copy() {
    check_flags(made_, defects_);
    if (made_.words.size() < 2) return missing("a source and a destination");
    if (!made_.json && heredoc_named(made_.words.back().text()))
      defect(made_.words.back().span, "heredoc-as-destination",
             "a here-document can be a source, not the destination");
    words_expand();
    const Flag* checksum = made_.flag("checksum");
    if (checksum != nullptr && checksum->has_value && !has_variable(checksum->value()) &&
        !is_checksum(checksum->value()))
      defect(checksum->span, "bad-checksum",
             "a checksum is written sha256: and 64 hexadecimal digits in lower case");
  }

  void check_run() {
    check_flags(made_, defects_);
    for (const Flag& flag : made_.flags) {
      if (flag.name == "mount") read_mount(flag, defects_);
      if (flag.name == "network") one_of(flag, {"default", "none", "host"});
      if (flag.name == "security") one_of(flag, {"sandbox", "insecure"});
    }
  }

  void one_of(const Flag& flag, const std::vector<std::string_view>& words) {
    if (!flag.has_value || has_variable(flag.value())) return;
    if (std::find(words.begin(), words.end(), flag.value()) != words.end()) return;
    std::string list;
    for (const std::string_view word : words)
      list += (list.empty() ? "" : ", ") + std::string{word};
    defect(flag.span, "bad-flag-value",
           "--" + flag.name + " takes " + list + ", not `" + printable(flag.value()) + "`");
  }

  void healthcheck() {
    const std::string type = lower(made_.type.text());
    if (type.empty()) return missing("CMD and a command, or NONE");
    if (type == "none") {
      if (!made_.arguments.empty())
        defect(made_.arguments.outer(), "words-after-none", "HEALTHCHECK NONE takes nothing more");
      return;
    }
    check_flags(made_, defects_);
    if (type != "cmd")
      return defect(made_.type.span, "bad-healthcheck-type",
                    "HEALTHCHECK takes CMD or NONE, not `" + printable(made_.type.text()) + "`");
    if (made_.json ? made_.words.empty() : made_.arguments.empty())
      defect(made_.type.span, "missing-arguments", "HEALTHCHECK CMD needs a command");
    for (const Flag& flag : made_.flags)
      if (flag.has_value && !has_variable(flag.value())) health_flag(flag);
  }

  void health_flag(const Flag& flag) {
    const std::string& value = flag.value();
    if (flag.name == "retries") {
      const bool number =
          !value.empty() && value.size() < 10 &&
          std::all_of(value.begin(), value.end(), [](char c) { return is_digit(c); });
      if (!number && !value.empty())
        defect(flag.span, "bad-retries",
               "--retries takes a number, not `" + printable(value) + "`");
      return;
    }
    static const std::vector<std::string_view> names{"interval", "timeout", "start-period",
                                                     "start-interval"};
    if (std::find(names.begin(), names.end(), flag.name) == names.end() || value.empty()) return;
    const auto seconds = duration_seconds(value);
    if (!seconds || (*seconds != 0 && *seconds < 0.001))
      defect(flag.span, "bad-duration",
             "--" + flag.name + " takes a duration such as 30s or 1m30s, at least 1ms, not `" +
                 printable(value) + "`");
  }

  void shell() {
    check_flags(made_, defects_);
    if (made_.json ? made_.words.empty() : made_.arguments.empty())
      return missing("a JSON array with a program");
    if (!made_.json)
      defect(made_.arguments.outer(), "shell-not-json",
             "SHELL takes a JSON array, such as [\"/bin/bash\", \"-c\"]");
  }

  void expose() {
    check_flags(made_, defects_);
    if (made_.words.empty()) return missing("a port");
    words_expand();
    for (const Word& word : made_.words) {
      Expander expander{escape_};
      const std::string text =
          expander.expand(word.text(), [](std::string_view) { return Variable{}; }).text;
      if (!has_variable(text) && !is_port(text))
        defect(word.span, "bad-port", "`" + printable(text) + "` is no port");
    }
  }

  void pairs() {
    if (made_.keyword != Keyword::arg) check_flags(made_, defects_);
    if (made_.pairs.empty() && !made_.broken)
      return missing(made_.keyword == Keyword::arg ? "a name" : "name=value");
    for (const Pair& pair : made_.pairs) {
      if (pair.key.text().empty())
        defect(pair.span, "blank-name", "there is no name in front of `=`");
      expands(pair.key.content);
      if (pair.value) expands(pair.value->content);
    }
  }

  void onbuild() {
    check_flags(made_, defects_);
    if (made_.trigger.empty()) return missing("an instruction");
    const Instruction& inner = made_.trigger.front();
    switch (inner.keyword) {
      case Keyword::onbuild:
      case Keyword::from:
      case Keyword::maintainer:
        return;  // refused as a whole, which is a rule of its own
      default:
        Checker{inner, escape_, defects_}.run();
    }
  }

  void volume() {
    check_flags(made_, defects_);
    if (made_.words.empty()) return missing("a path");
    words_expand();
    for (const Word& word : made_.words)
      if (trim(word.text()).empty()) defect(word.span, "empty-path", "a VOLUME path is empty");
  }

  void one_text() {
    if (made_.keyword != Keyword::stopsignal) check_flags(made_, defects_);
    if (made_.words.empty()) return missing("an argument");
    if (made_.keyword != Keyword::maintainer) words_expand();
  }

  void words_expand() {
    for (const Word& word : made_.words)
      expands(word.content);
  }

  // Only the form matters here: quotes and braces that stay open stop a build.
  void expands(const LogicalText& text) {
    if (text.text().find_first_of("'\"$") == std::string::npos) return;
    Expander expander{escape_};
    const Expanded made = expander.expand(text.text(), [](std::string_view) { return Variable{}; });
    if (!made.bad) return;
    const bool quote = made.bad->message.find("quote") != std::string::npos;
    defect(text.outer(made.bad->span), quote ? "open-quote" : "bad-substitution",
           made.bad->message);
  }

  void missing(std::string_view what) {
    defect(made_.keyword_span, "missing-arguments",
           std::string{name(made_.keyword)} + " needs " + std::string{what});
  }
  void defect(Span span, std::string_view code, std::string message) {
    defects_.push_back({span, std::move(message), code});
  }

  const Instruction& made_;
  char escape_;
  std::vector<Defect>& defects_;
};

}  // namespace

void check_instruction(const Instruction& instruction, char escape, std::vector<Defect>& defects) {
  Checker{instruction, escape, defects}.run();
}

}  // namespace gate::syntax::dockerfile
