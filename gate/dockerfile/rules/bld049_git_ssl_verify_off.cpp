// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/dockerfile/switched_off.hpp"
#include "gate/dockerfile/written_files.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD049",
    .name = "git-ssl-verify-off",
    .severity = Severity::high,
    .title = "git does not check the server's certificate",
    .why =
        "Anybody on the way between the build and the server can hand out another repository, and "
        "the build compiles it.",
    .fix =
        "Remove the setting. Give git the certificate of your own authority with http.sslCAInfo "
        "or GIT_SSL_CAINFO.",
    .references =
        {"https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify"},
    .aliases = {"CKV2_DOCKER_14"},
    .cwe = 295,
    .bad = {"FROM alpine:3.22\nENV GIT_SSL_NO_VERIFY=1\n",
            "FROM alpine:3.22\nENV git_ssl_no_verify true\n",
            "FROM alpine:3.22\nENV GIT_SSL_NO_VERIFY=0\n",
            "FROM alpine:3.22\nARG GIT_SSL_NO_VERIFY=true\n",
            "FROM alpine:3.22\nRUN GIT_SSL_NO_VERIFY=1 git clone https://x.test/a\n",
            "FROM alpine:3.22\nRUN export GIT_SSL_NO_VERIFY=true; git clone https://x.test/a\n",
            "FROM alpine:3.22\nRUN git config --global http.sslVerify false\n",
            "FROM alpine:3.22\nRUN git config set --system http.https://x.test.sslverify 0\n",
            "FROM alpine:3.22\nRUN git -c http.sslVerify=false clone https://x.test/a\n",
            "FROM alpine:3.22\nRUN git clone --config http.sslVerify=false https://x.test/a\n",
            "FROM alpine:3.22\nRUN printf '[http]\\n\\tsslVerify = false\\n' > /root/.gitconfig\n"},
    .good = {"FROM alpine:3.22\nRUN git config --global http.sslVerify true\n",
             "FROM alpine:3.22\nRUN git -c http.sslVerify=true clone https://x.test/a\n",
             "FROM alpine:3.22\nRUN git config --unset http.sslVerify\n",
             "FROM alpine:3.22\nRUN git config user.name false\n",
             "FROM alpine:3.22\nARG GIT_SSL_NO_VERIFY\n",
             "FROM alpine:3.22\nENV GIT_SSL_CAINFO=/etc/ssl/own.pem\n",
             "FROM alpine:3.22\nRUN echo http.sslVerify=false\n"},
};

constexpr std::string_view key = "sslverify";

void report_place(const Site& site, std::string_view subject, Reporter& report) {
  keep_aliases(report(site, "git takes any certificate after this"), {}).subject = subject;
}

// `git config … KEY VALUE`, and `-c KEY=VALUE` or `--config KEY=VALUE` anywhere.
void check_command(const Run& run, Reporter& report) {
  const std::vector<shell::Word>& words = run.command.words;
  if (run.command.name != "git") return;
  for (std::size_t i = 1; i < words.size(); ++i) {
    for (const Configured& one : values_of(words[i].value, key))
      if (is_off(one.value) && words[i].value.find('=') != std::string::npos)
        report_place(run.at(words[i].span), "http.sslVerify", report);
    const std::string name = lower(words[i].value);
    const bool is_key =
        name.size() > key.size() && std::string_view{name}.substr(name.size() - key.size()) == key;
    if (is_key && i + 1 < words.size() && is_off(words[i + 1].value))
      report_place(run.at({words[i].span.begin, words[i + 1].span.end}), "http.sslVerify", report);
  }
}

// git asks only whether GIT_SSL_NO_VERIFY is there, so even 0 switches the check off.
void check(const Dockerfile& file, Reporter& report) {
  for_each_setting(file, {"GIT_SSL_NO_VERIFY"}, [&](const Setting& setting) {
    if (!setting.known || setting.value.empty()) return;
    Finding& finding =
        report(setting.site(), "{} is set, to whatever value, so git takes any certificate",
               printable(setting.name));
    finding.subject = "GIT_SSL_NO_VERIFY";
    if (setting.is_started()) keep_aliases(finding, {});
  });
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    const std::string_view name = file_name(written.path);
    if (name != ".gitconfig" && name != "gitconfig" && name != "config") return;
    for (const Configured& one : values_of(written.text, key))
      if (is_off(one.value)) report_place(written.at(one.offset, one.length), written.path, report);
  });
}

}  // namespace
extern const Rule git_ssl_verify_off{info, check};
}  // namespace gate::dockerfile
