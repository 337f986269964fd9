// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/dockerfile/switched_off.hpp"
#include "gate/dockerfile/written_files.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD046",
    .name = "pip-trusted-host",
    .severity = Severity::high,
    .title = "pip trusts a host without checking it",
    .why =
        "For a trusted host pip takes any certificate and plain http, and a package runs code "
        "while it is installed: whoever is on the way runs code in the image.",
    .fix =
        "Drop the trusted host. Give pip the certificate of your own authority with --cert or "
        "PIP_CERT.",
    .references = {"https://pip.pypa.io/en/stable/topics/https-certificates/"},
    .aliases = {"CKV2_DOCKER_4", "CKV2_DOCKER_16"},
    .cwe = 295,
    .bad = {"FROM python:3.13\nRUN pip install --trusted-host pypi.org flask\n",
            "FROM python:3.13\nRUN pip3 install --trusted-host=pypi.org flask\n",
            "FROM python:3.13\nRUN python3 -m pip --trusted-host a.test install flask\n",
            "FROM python:3.13\nRUN uv pip install --allow-insecure-host a.test flask\n",
            "FROM python:3.13\nENV PIP_TRUSTED_HOST=pypi.org\n",
            "FROM python:3.13\nENV pip_trusted_host \"a.test\"\n",
            "FROM python:3.13\nARG PIP_TRUSTED_HOST=a.test\n",
            "FROM python:3.13\nRUN PIP_TRUSTED_HOST=a.test pip install flask\n",
            "FROM python:3.13\nRUN export PIP_TRUSTED_HOST=a.test && pip install flask\n",
            "FROM python:3.13\nRUN pip config set global.trusted-host a.test\n",
            "FROM python:3.13\nRUN printf '[global]\\ntrusted-host = a.test\\n' > /etc/pip.conf\n",
            "FROM python:3.13\nCOPY <<EOF /etc/pip.conf\n[global]\ntrusted-host=a.test\nEOF\n"},
    .good = {"FROM python:3.13\nRUN pip install flask\n",
             "FROM python:3.13\nENV PIP_TRUSTED_HOST=\n",
             "FROM python:3.13\nARG PIP_TRUSTED_HOST\n",
             "FROM python:3.13\nENV PIP_TRUSTED_HOST=$X\n",
             "FROM python:3.13\nRUN pip config set global.index-url https://a.test/simple\n",
             "FROM python:3.13\nRUN pip config unset global.trusted-host\n",
             "FROM python:3.13\nRUN echo --trusted-host a.test\n",
             "FROM python:3.13\nRUN echo 'trusted-host = a.test' > notes.txt\n"},
};

bool runs_pip(const shell::Command& command) {
  const std::string_view name = command.name;
  if (name.substr(0, 3) == "pip" || name == "uv" || name == "pdm" || name == "poetry") return true;
  if (name.substr(0, 6) != "python") return false;
  for (std::size_t i = 1; i + 1 < command.words.size(); ++i)
    if (command.word(i) == "-m" && command.word(i + 1).substr(0, 3) == "pip") return true;
  return false;
}

void report_host(const Site& site, std::string_view host, std::string_view peer, Reporter& report) {
  Finding& finding = report(site, "pip takes whatever {} sends, with any certificate or none",
                            host.empty() ? std::string{"the host"} : printable(host));
  finding.subject = host;
  keep_aliases(finding, {peer});
}

void check_command(const Run& run, Reporter& report) {
  if (!runs_pip(run.command)) return;
  const shell::Flags flags{run.command, {"--trusted-host", "--allow-insecure-host", "-m"}};
  for (const shell::Flags::Value& host : flags.values({"--trusted-host"}))
    report_host(run.at(host.span), host.text, "CKV2_DOCKER_4", report);
  for (const shell::Flags::Value& host : flags.values({"--allow-insecure-host"}))
    report_host(run.at(host.span), host.text, "", report);
  for (std::size_t i = 3; i < run.command.words.size(); ++i) {
    const std::string_view key = run.command.word(i - 1);
    if (run.command.word(i - 2) != "set" || key.size() < 12 ||
        key.substr(key.size() - 12) != "trusted-host")
      continue;
    report_host(run.at(run.command.words[i].span), run.command.word(i), "", report);
  }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_setting(file, {"PIP_TRUSTED_HOST", "UV_INSECURE_HOST"}, [&](const Setting& setting) {
    if (setting.known && !trim(setting.value).empty())
      report_host(setting.site(), trim(setting.value),
                  lower(setting.name) == "pip_trusted_host" && !setting.is_started()
                      ? "CKV2_DOCKER_16"
                      : "",
                  report);
  });
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    const std::string_view name = file_name(written.path);
    if (name != "pip.conf" && name != "pip.ini") return;
    for (const Configured& one : values_of(written.text, "trusted-host"))
      report_host(written.at(one.offset, one.length), one.value, "", report);
  });
}

}  // namespace
extern const Rule pip_trusted_host{info, check};
}  // namespace gate::dockerfile
