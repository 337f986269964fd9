// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD070",
    .name = "not-quite-json",
    .severity = Severity::high,
    .title = "Written like a JSON array, but it is none",
    .why =
        "What is no valid JSON is handed to a shell as it stands, brackets and all. The container "
        "does not start, or starts something else.",
    .fix = R"(Write each element in double quotes: ["python", "app.py"].)",
    .references = {"https://docs.docker.com/reference/dockerfile/#shell-and-exec-form"},
    .cwe = 670,
    .bad = {"FROM alpine:3.22\nCMD [python, app.py]\n", "FROM alpine:3.22\nCMD ['a', 'b']\n",
            "FROM alpine:3.22\nENTRYPOINT [\"a\", \"b\"\n",
            "FROM alpine:3.22\nENTRYPOINT [\"a\" \"b\"]\n",
            "FROM alpine:3.22\nCMD [\"a\", \"b\",]\n", "FROM alpine:3.22\nRUN ['echo', 'a']\n",
            "FROM alpine:3.22\nHEALTHCHECK CMD [curl, x]\n", "FROM alpine:3.22\nCMD [ 'a', 'b' ]\n",
            "FROM alpine:3.22\nVOLUME ['/a', '/b']\n", "FROM alpine:3.22\nCOPY ['a b', '/c']\n",
            "FROM alpine:3.22\nCMD [app]\n"},
    .good = {"FROM alpine:3.22\nCMD [\"python\", \"app.py\"]\n", "FROM alpine:3.22\nCMD a [b]\n",
             "FROM alpine:3.22\nRUN [ -f /a ] && echo b\n",
             "FROM alpine:3.22\nRUN [ \"$A\" = b ]\n",
             "FROM alpine:3.22\nRUN [[ -n $A ]] && echo b\n", "FROM alpine:3.22\nCMD [ ]\n",
             "FROM alpine:3.22\nRUN [ \"$A\" = \"b,c\" ]\n",
             "FROM alpine:3.22\nCOPY [a-c].txt /b/\n"},
};

// `[ -f x ]` is the shell's test, `[a-z]*` a pattern of COPY.
bool is_meant_as_json(std::string_view text) {
  text = trim(text);
  if (text.size() < 2 || text.front() != '[' || text[1] == '[') return false;
  const std::string_view inside = trim(text.substr(1));
  const bool closed = text.back() == ']';
  const bool quoted = inside.front() == '"' || inside.front() == '\'';
  if (is_space(text[1])) {
    const bool list =
        text.find("\",") != std::string_view::npos || text.find("',") != std::string_view::npos;
    return closed && quoted && list;
  }
  return quoted || closed;
}

bool takes_json(Keyword keyword) {
  return keyword == Keyword::run || keyword == Keyword::cmd || keyword == Keyword::entrypoint ||
         keyword == Keyword::healthcheck || keyword == Keyword::volume ||
         keyword == Keyword::copy || keyword == Keyword::add;
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, [&](const Stage& stage, const Instruction& one) {
    if (!takes_json(one.keyword) || one.syntax->json) return;
    const syntax::dockerfile::LogicalText& text = one.syntax->arguments;
    if (!is_meant_as_json(text.text())) return;
    report(site(stage, one, text.outer()), "{} takes this as plain text, because it is no JSON",
           one.name())
        .subject = one.name();
  });
}

}  // namespace
extern const Rule not_quite_json{info, check};
}  // namespace gate::dockerfile
