// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/facts/paths.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "SEC008",
    .name = "copy-all-without-dockerignore",
    .severity = Severity::low,
    .title = "The whole folder is copied, with the history and local secrets",
    .why =
        "`.git` holds every file that was ever removed, `.env` the passwords of whoever builds. "
        "Both end up in the image unless .dockerignore leaves them out.",
    .fix = "Put `.git` and `.env*` into .dockerignore, or copy only what is needed.",
    .references = {"https://docs.docker.com/build/concepts/context/#dockerignore-files"},
    .cis = {"4.10"},
    .cwe = 538,
    .bad = {"FROM alpine:3.22\nCOPY . /app\n", "FROM alpine:3.22\nADD ./ /app\n",
            "FROM alpine:3.22\nCOPY * /app/\n"},
    .good = {"FROM alpine:3.22\nCOPY src /app\n",
             "FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build . /app\n",
             "FROM alpine:3.22\nONBUILD COPY . /app\n"},
};

// Whether .dockerignore leaves the path out; the last pattern that matches decides.
bool leaves_out(std::string_view dockerignore, std::string_view path) {
  bool out = false;
  for (std::string_view line : lines_of(dockerignore)) {
    line = trim(line);
    if (line.empty() || line.front() == '#') continue;
    const bool back = line.front() == '!';
    if (back) line = trim(line.substr(1));
    if (matches_glob(facts::normal_path(line), path)) out = !back;
  }
  return out;
}

bool is_everything(const Path& source) {
  const std::string path = facts::normal_path(source.text.value);
  return !source.heredoc && !source.text.empty() &&
         (path.empty() || path == "." || path == "/" || path == "*" || path == "**");
}

std::string missing_in(const Dockerfile& file) {
  if (!*file.has_dockerignore) return "there is no .dockerignore";
  const bool git = leaves_out(file.dockerignore, ".git");
  const bool env = leaves_out(file.dockerignore, ".env");
  if (git && env) return {};
  return std::string{".dockerignore does not leave out "} + (git   ? ".env"
                                                             : env ? ".git"
                                                                   : ".git and .env");
}

void check(const Dockerfile& file, Reporter& report) {
  if (!file.has_dockerignore) return;
  const std::string missing = missing_in(file);
  if (missing.empty()) return;
  for_each(file, [&](const Stage& stage, const Instruction& copy) {
    if (copy.keyword != Keyword::copy && copy.keyword != Keyword::add) return;
    if (copy.from || copy.onbuild || copy.destination.empty()) return;
    const auto all = std::find_if(copy.sources.begin(), copy.sources.end(), is_everything);
    if (all == copy.sources.end()) return;
    report(site(stage, copy, all->text.span), "everything is copied, and {}", missing).subject =
        copy.destination.value;
  });
}

}  // namespace
extern const Rule copy_all_without_dockerignore{info, check};
}  // namespace gate::dockerfile
