// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "IMG020",
    .name = "add-remote-url",
    .severity = Severity::high,
    .severities = {{Severity::medium, "the way there is encrypted: https, ssh"}},
    .title = "ADD takes something from the network unchecked",
    .why =
        "Whoever controls the server, or the way to it, decides what goes into the image, and "
        "the next build may get something else.",
    .fix =
        "Give `--checksum=sha256:…`, for a repository the commit: "
        "`https://…/x.git#<40 hexadecimal digits>`; and take https.",
    .references = {"https://docs.docker.com/reference/dockerfile/#add---checksum",
                   "https://docs.docker.com/reference/dockerfile/#add"},
    .aliases = {"DL3020", "DS-0005", "AVD-DS-0005", "DS005", "CKV_DOCKER_4", "CIS-DI-0009"},
    .cis = {"4.9"},
    .cwe = 494,
    .bad = {"FROM alpine:3.22\nADD http://x.test/a /a\n",
            "FROM alpine:3.22\nADD https://x.test/a /a\n",
            "FROM alpine:3.22\nADD https://x.test/a-${V}.tgz /a\n",
            "FROM alpine:3.22\nARG URL=https://x.test/a\nADD $URL /a\n",
            "FROM alpine:3.22\nADD https://github.com/a/b.git#v1.2 /a\n",
            "FROM alpine:3.22\nADD git@github.com:a/b.git /a\n"},
    .good = {"FROM alpine:3.22\nADD "
             "--checksum=sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 "
             "https://x.test/a /a\n",
             "FROM alpine:3.22\nARG SUM\nADD --checksum=$SUM https://x.test/a /a\n",
             "FROM alpine:3.22\nADD "
             "https://github.com/a/b.git#0123456789abcdef0123456789abcdef01234567:sub /a\n",
             "FROM alpine:3.22\nARG COMMIT\nADD https://github.com/a/b.git#$COMMIT /a\n",
             "FROM alpine:3.22\nADD $URL /a\n", "FROM alpine:3.22\nADD a.tar /\n",
             "FROM alpine:3.22\nCOPY a /a\n"},
};

bool is_plain(std::string_view url) {
  const std::string start = lower(url.substr(0, 7));
  return start == "http://" || start.substr(0, 6) == "git://" || start.substr(0, 6) == "ftp://";
}

void judge(const Site& site, const Path& source, Reporter& report) {
  const SourceKind kind = source_kind(source);
  const std::string& url = source.text.value;
  const bool git = kind == SourceKind::git;
  if (!git && kind != SourceKind::url) return;
  if (git && is_fixed_commit(url)) return;
  const bool plain = is_plain(url);
  const std::string shown = bare_url(url);
  Finding& finding =
      report.at(plain ? Severity::high : Severity::medium, site, "{} comes {}, and {}",
                printable(shown), plain ? "unencrypted" : "from the network",
                git ? "no commit is named" : "no checksum is compared");
  finding.subject = shown;
  // hadolint knows http and https alone; Trivy knows all of them and asks for nothing here.
  drop_aliases(finding, {"DS-0005", "AVD-DS-0005", "DS005"});
  if (lower(url.substr(0, 4)) == "http") drop_aliases(finding, {"DL3020"});
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::add, [&](const Stage& stage, const Instruction& add) {
    if (add.checksum && !add.checksum->empty()) return;
    for (const Path& source : add.sources)
      judge(site(stage, add, source.text.span), source, report);
  });
}

}  // namespace
extern const Rule add_remote_url{info, check};
}  // namespace gate::dockerfile
