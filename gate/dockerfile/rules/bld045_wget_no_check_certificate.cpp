// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/downloads.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/switched_off.hpp"
#include "gate/dockerfile/written_files.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD045",
    .name = "wget-no-check-certificate",
    .severity = Severity::high,
    .title = "wget does not check the server's certificate",
    .why =
        "Anybody on the way between the build and the server can hand out another file, and the "
        "build puts it into the image.",
    .fix =
        "Drop --no-check-certificate. Install ca-certificates, or pass the certificate of your "
        "own authority with --ca-certificate.",
    .references = {"https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-"
                   "Options.html"},
    .aliases = {"CKV2_DOCKER_3"},
    .cwe = 295,
    .bad = {"FROM alpine:3.22\nRUN wget --no-check-certificate https://x.test/a\n",
            "FROM alpine:3.22\nRUN cd /tmp && wget -q https://x.test/a --no-check-cert\n",
            "FROM alpine:3.22\nRUN wget -e check_certificate=off https://x.test/a\n",
            "FROM alpine:3.22\nRUN echo 'check_certificate = off' >> ~/.wgetrc\n"},
    .good = {"FROM alpine:3.22\nRUN wget https://x.test/a\n",
             "FROM alpine:3.22\nRUN echo wget --no-check-certificate\n",
             "FROM alpine:3.22\nRUN wget -U --no-check-certificate https://x.test/a\n",
             "FROM alpine:3.22\nRUN echo 'check_certificate = on' >> ~/.wgetrc\n",
             "FROM alpine:3.22\nRUN wget --ca-certificate=/a.pem https://x.test/a\n"},
};

// wget takes any beginning of a long flag that fits one flag only.
const shell::Word* flag(const shell::Flags& flags) {
  return flags.find({"--no-check-certificate", "--no-check-certificat", "--no-check-certifica",
                     "--no-check-certific", "--no-check-certifi", "--no-check-certif",
                     "--no-check-certi", "--no-check-cert", "--no-check-cer", "--no-check"});
}

void check_command(const Run& run, Reporter& report) {
  if (run.command.name != "wget") return;
  const shell::Flags flags = wget_flags(run.command);
  if (const shell::Word* word = flag(flags)) {
    Finding& finding =
        report(run.at(word->span), "wget runs with {}, so it takes any certificate", word->value);
    finding.subject = shown_target(flags);
    if (word->value != "--no-check-certificate") drop_aliases(finding, {"CKV2_DOCKER_3"});
  }
  for (const shell::Flags::Value& line : flags.values({"-e", "--execute"}))
    for (const Configured& one : values_of(line.text, "check_certificate"))
      if (is_off(one.value))
        keep_aliases(report(run.at(line.span), "wget runs with {}, so it takes any certificate",
                            printable(line.text)),
                     {})
            .subject = shown_target(flags);
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    for (const Configured& one : values_of(written.text, "check_certificate"))
      if (is_off(one.value))
        keep_aliases(report(written.at(one.offset, one.length),
                            "{} tells wget to take any certificate", printable(written.path)),
                     {})
            .subject = written.path;
  });
}

}  // namespace
extern const Rule wget_no_check_certificate{info, check};
}  // namespace gate::dockerfile
