// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/downloads.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/dockerfile/written_files.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD044",
    .name = "curl-insecure",
    .severity = Severity::high,
    .title = "curl does not check the server's certificate",
    .why =
        "Anybody on the way between the build and the server can hand out another file, and the "
        "build puts it into the image.",
    .fix =
        "Drop -k/--insecure. Where the server has a certificate of your own authority, add that "
        "authority to the image or pass it with --cacert.",
    .references = {"https://curl.se/docs/sslcerts.html"},
    .aliases = {"CKV2_DOCKER_2"},
    .cwe = 295,
    .bad = {"FROM alpine:3.20\nRUN curl -k https://x.test\n",
            "FROM alpine:3.20\nRUN apk add curl && sudo curl -fsSLk https://x.test -o f\n",
            "FROM alpine:3.20\nRUN sh -c 'curl --insecure https://x.test'\n",
            "FROM alpine:3.20\nRUN curl --proxy-insecure https://x.test\n",
            "FROM alpine:3.20\nRUN echo insecure >> ~/.curlrc\n"},
    .good = {"FROM alpine:3.20\nRUN curl https://x.test\n",
             "FROM alpine:3.20\nRUN curl -o -k https://x.test\n",
             "FROM alpine:3.20\nRUN echo curl -k\n",
             "FROM alpine:3.20\nRUN curl --header -k https://x.test\n",
             "FROM alpine:3.20\nRUN echo insecure >> notes\n"},
};

void check_command(const Run& run, Reporter& report) {
  if (run.command.name != "curl") return;
  const shell::Flags flags = curl_flags(run.command);
  const shell::Word* word = flags.find({"-k", "--insecure", "--proxy-insecure", "--doh-insecure"});
  if (word == nullptr) return;
  Finding& finding =
      report(run.at(word->span), "curl runs with `{}`, so it takes any certificate", word->value);
  finding.subject = shown_target(flags);
  if (!flags.has({"-k", "--insecure"})) drop_aliases(finding, {"CKV2_DOCKER_2"});
}

// A line of a .curlrc is a long flag without its dashes.
void check_written(const Written& written, Reporter& report) {
  if (file_name(written.path) != ".curlrc" && file_name(written.path) != "curlrc") return;
  for (const std::string_view line : lines_of(written.text)) {
    const std::string_view word = trim(line);
    if (word != "insecure" && word != "--insecure" && word != "-k" && word != "proxy-insecure" &&
        word != "--proxy-insecure")
      continue;
    const auto offset = static_cast<std::size_t>(word.data() - written.text.data());
    keep_aliases(report(written.at(offset, word.size()), "{} tells curl to take any certificate",
                        printable(written.path)),
                 {})
        .subject = written.path;
  }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) { check_written(written, report); });
}

}  // namespace
extern const Rule curl_insecure{info, check};
}  // namespace gate::dockerfile
