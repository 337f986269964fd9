// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/downloads.hpp"
#include "gate/dockerfile/package_managers.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/dockerfile/switched_off.hpp"
#include "gate/dockerfile/written_files.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD058",
    .name = "plain-http",
    .severity = Severity::medium,
    .severities = {{Severity::low, "a repository of apt or apk, whose lists are signed"}},
    .title = "Something is fetched over plain http",
    .why =
        "Nothing tells whether what arrives is what the server sent. A program, a key or a "
        "package index that was changed on the way goes into the image.",
    .fix = "Use https. Where a server has none, compare a checksum that stands in the Dockerfile.",
    .references = {"https://docs.docker.com/build/building/best-practices/"},
    .cwe = 319,
    .bad = {"FROM debian:12\nRUN curl -fsSL http://x.test/a.tgz | tar xz\n",
            "FROM debian:12\nRUN wget -q HTTP://x.test/a\n",
            "FROM debian:12\nRUN curl -o a --url http://x.test/a\n",
            "FROM debian:12\nRUN git clone --depth 1 http://x.test/a.git\n",
            "FROM debian:12\nRUN apt-key adv --fetch-keys http://x.test/key\n",
            "FROM debian:12\nRUN rpm --import http://x.test/key\n",
            "FROM fedora:42\nRUN dnf install -y http://x.test/a.rpm\n",
            "FROM fedora:42\nRUN yum-config-manager --add-repo http://x.test/a.repo\n",
            "FROM python:3.13\nRUN pip install -i http://x.test/simple flask\n",
            "FROM python:3.13\nENV PIP_INDEX_URL=http://x.test/simple\n",
            "FROM node:24\nRUN npm config set registry http://x.test/\n",
            "FROM node:24\nRUN npm ci --registry=http://x.test/\n",
            "FROM debian:12\nRUN echo 'deb http://x.test/debian a b' > /etc/apt/sources.list\n",
            "FROM debian:12\nRUN add-apt-repository 'deb http://x.test/ubuntu a b'\n",
            "FROM alpine:3.22\nRUN apk add -X http://x.test/main a\n"},
    .good = {"FROM debian:12\nRUN curl -fsSL https://x.test/a.tgz | tar xz\n",
             ("FROM debian:12\nRUN curl http://localhost:8080/health && wget "
              "http://127.0.0.1/ && curl http://box.local/a\n"),
             "FROM debian:12\nRUN curl -x http://proxy.test:3128 https://x.test/a\n",
             "FROM debian:12\nRUN curl -H 'Referer: http://x.test' https://x.test/a\n",
             "FROM debian:12\nRUN git config --global http.proxy http://proxy.test\n",
             "FROM debian:12\nRUN npm config set proxy http://proxy.test\n",
             "FROM debian:12\nRUN wget http://$HOST/a\n",
             "FROM debian:12\nRUN echo http://x.test\n",
             "FROM debian:12\nENV HTTP_PROXY=http://proxy.test\n",
             "FROM debian:12\nRUN echo 'deb https://x.test/debian a b' > /etc/apt/sources.list\n"},
};

void report_url(Severity severity, const Site& site, std::string_view url, Reporter& report) {
  const std::string shown = bare_url(url);
  report.at(severity, site, "{} comes unencrypted and unchecked", printable(shown)).subject = shown;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// The flags of a tool whose value is a place to fetch from, and whether operands are such places.
struct Fetcher {
  bool operands = false;
  shell::Flags flags;
  std::vector<shell::Flags::Value> values = {};
};

std::optional<Fetcher> fetcher(const shell::Command& command) {
  const std::string_view name = command.name;
  const auto made = [](bool operands, shell::Flags flags,
                       std::initializer_list<std::string_view> names) {
    Fetcher fetched{operands, std::move(flags), {}};
    fetched.values = fetched.flags.values(names);
    return fetched;
  };
  if (starts_with(name, "pip") || starts_with(name, "python") || name == "uv")
    return made(starts_with(name, "pip") || name == "uv",
                shell::Flags{command,
                             {"-i", "--index-url", "--extra-index-url", "-f", "--find-links",
                              "--proxy", "--default-index", "--index", "-m", "-c"}},
                {"-i", "--index-url", "--extra-index-url", "-f", "--find-links", "--default-index",
                 "--index"});
  if (name == "npm" || name == "yarn" || name == "pnpm")
    return made(false, shell::Flags{command, {"--registry", "--proxy"}}, {"--registry"});
  if (name == "apk") return made(true, manager_flags(command), {"-X", "--repository"});
  if (runs_yum(command) || name == "zypper")
    return made(true, manager_flags(command), {"--add-repo", "--repofrompath", "-p"});
  if (name == "apt-key" || name == "gpg")
    return made(true,
                shell::Flags{command, {"--keyserver", "--keyserver-options", "-o", "--output"}},
                {"--fetch-keys"});
  if (name == "rpm")
    return made(true, shell::Flags{command, {"--httpproxy", "--root", "--dbpath"}}, {"--import"});
  if (name == "gem")
    return made(true,
                shell::Flags{command, {"-s", "--source", "-a", "--add", "-p", "--http-proxy"}},
                {"-s", "--source", "-a", "--add"});
  return {};
}

// `git clone URL`, `git remote add NAME URL`; not `git config`.
bool fetches(const shell::Flags& git) {
  const auto is = [&](std::string_view verb) {
    return std::any_of(git.operands().begin(), git.operands().end(),
                       [&](const shell::Word* word) { return word->value == verb; });
  };
  return !is("config") && (is("clone") || is("fetch") || is("pull") || is("remote") ||
                           is("submodule") || is("ls-remote"));
}

void judge(const Run& run, const shell::Flags::Value& value, Severity severity, Reporter& report) {
  if (is_plain_http(value.text)) report_url(severity, run.at(value.span), value.text, report);
}

void judge_operands(const Run& run, const shell::Flags& flags, Severity severity,
                    Reporter& report) {
  for (const shell::Word* word : flags.operands())
    judge(run, {word->value, word->span, word}, severity, report);
}

// `npm config set registry URL`, `yarn config set npmRegistryServer URL`.
void check_registry(const Run& run, const shell::Flags& flags, Reporter& report) {
  const auto& words = flags.operands();
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string key = lower(words[i - 1]->value);
    if (key == "registry" || key == "npmregistryserver" ||
        key.find(":registry") != std::string::npos)
      judge(run, {words[i]->value, words[i]->span, words[i]}, Severity::medium, report);
  }
}

// The lines of an apt list: `deb [options] URL suite part`.
void check_list(std::string_view text, const std::function<Site(std::size_t, std::size_t)>& place,
                Reporter& report) {
  for (std::size_t at = find_ignoring_case(text, "http://"); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'\\", at), text.size());
    const std::string_view url = text.substr(at, end - at);
    if (is_plain_http(url)) report_url(Severity::low, place(at, url.size()), url, report);
    const std::size_t next = find_ignoring_case(text.substr(end), "http://");
    if (next == std::string_view::npos) return;
    at = end + next;
  }
}

void check_command(const Run& run, Reporter& report) {
  const shell::Command& command = run.command;
  if (const auto got = download(command)) {
    for (const shell::Flags::Value& url : got->urls)
      judge(run, url, Severity::medium, report);
  } else if (command.name == "git") {
    const shell::Flags flags{command, {"-c", "--config", "-b", "--branch", "-C"}};
    if (fetches(flags)) judge_operands(run, flags, Severity::medium, report);
  } else if (command.name == "add-apt-repository" || command.name == "apt-add-repository") {
    for (const shell::Word& word : command.words)
      check_list(
          word.value, [&](std::size_t at, std::size_t size) { return run.at(word.part(at, size)); },
          report);
  } else if (const auto tool = fetcher(command)) {
    const Severity severity = command.name == "apk" ? Severity::low : Severity::medium;
    for (const shell::Flags::Value& value : tool->values)
      judge(run, value, severity, report);
    if (tool->operands) judge_operands(run, tool->flags, severity, report);
    check_registry(run, tool->flags, report);
  }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_setting(
      file,
      {"PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "UV_INDEX_URL", "UV_DEFAULT_INDEX",
       "NPM_CONFIG_REGISTRY", "YARN_NPM_REGISTRY_SERVER", "YARN_REGISTRY", "GOPROXY"},
      [&](const Setting& setting) {
        if (is_plain_http(setting.value))
          report_url(Severity::medium, setting.site(), setting.value, report);
      });
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    if (written.path.find("apt/sources") != std::string_view::npos ||
        written.path.find("apk/repositories") != std::string_view::npos)
      check_list(
          written.text, [&](std::size_t at, std::size_t size) { return written.at(at, size); },
          report);
  });
}

}  // namespace
extern const Rule plain_http{info, check};
}  // namespace gate::dockerfile
