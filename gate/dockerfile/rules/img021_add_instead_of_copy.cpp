// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "IMG021",
    .name = "add-instead-of-copy",
    .severity = Severity::low,
    .title = "ADD copies plain files",
    .why =
        "ADD also downloads and unpacks, depending on what the name looks like, so a file of "
        "another name does something else one day. COPY only copies.",
    .fix = "Write COPY; it takes the same words.",
    .references = {"https://docs.docker.com/build/building/best-practices/#add-or-copy"},
    .aliases = {"DL3020", "DS-0005", "AVD-DS-0005", "DS005", "CKV_DOCKER_4", "CIS-DI-0009",
                "prefer-copy-over-add"},
    .cis = {"4.9"},
    .cwe = 706,
    .bad = {"FROM alpine:3.22\nADD app.conf /etc/\n", "FROM alpine:3.22\nADD . /app\n",
            "FROM alpine:3.22\nADD [\"a b\", \"/c\"]\n",
            "FROM alpine:3.22\nADD target/app-${VERSION}.jar /app.jar\n",
            "FROM alpine:3.22\nADD tool.zip /opt/\n"},
    .good = {"FROM alpine:3.22\nCOPY app.conf /etc/\n", "FROM alpine:3.22\nADD root.tar.xz /\n",
             "FROM alpine:3.22\nADD https://x.test/a /a\n",
             "FROM alpine:3.22\nADD git@github.com:a/b.git /a\n",
             "FROM alpine:3.22\nADD $FILE /a\n", "FROM alpine:3.22\nADD <<EOF /a\nx\nEOF\n",
             "FROM alpine:3.22\nADD rootfs.tar* /\n",
             "FROM alpine:3.22\nADD --unpack=true bundle /a\n"},
};

// COPY takes the place where every source is a plain file and no flag is ADD's own.
bool can_be_copy(const Instruction& add) {
  const auto& flags = add.syntax->flags;
  const bool own_flag = std::any_of(flags.begin(), flags.end(), [](const auto& flag) {
    return flag.name == "checksum" || flag.name == "keep-git-dir" || flag.name == "unpack";
  });
  return !own_flag && std::all_of(add.sources.begin(), add.sources.end(), [](const Path& source) {
    const SourceKind kind = source_kind(source);
    return kind == SourceKind::local || kind == SourceKind::heredoc;
  });
}

// One finding an ADD, at the first plain file.
void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::add, [&](const Stage& stage, const Instruction& add) {
    if (add.syntax->flag("unpack") != nullptr) return;
    const auto plain = std::find_if(add.sources.begin(), add.sources.end(), [](const Path& source) {
      return source_kind(source) == SourceKind::local;
    });
    if (plain == add.sources.end() || add.destination.empty()) return;
    Finding& finding = report(site(stage, add, plain->text.span), "{} is no archive, so COPY does",
                              printable(plain->text.value));
    finding.subject = plain->text.value;
    if (can_be_copy(add))
      finding.edits.push_back({add.keyword_span, add.syntax->written == "add" ? "copy" : "COPY"});
  });
}

}  // namespace
extern const Rule add_instead_of_copy{info, check};
}  // namespace gate::dockerfile
