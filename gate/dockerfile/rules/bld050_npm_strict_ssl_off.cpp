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
    .id = "BLD050",
    .name = "npm-strict-ssl-off",
    .severity = Severity::high,
    .title = "npm or yarn does not check the registry's certificate",
    .why =
        "Packages run scripts while they are installed. Without the check anybody on the way to "
        "the registry can hand out his own.",
    .fix =
        "Remove the setting. Give npm the certificate of your own authority with cafile or "
        "NODE_EXTRA_CA_CERTS.",
    .references = {"https://docs.npmjs.com/cli/using-npm/config#strict-ssl",
                   "https://yarnpkg.com/configuration/yarnrc#enableStrictSsl"},
    .aliases = {"CKV2_DOCKER_12", "CKV2_DOCKER_13"},
    .cwe = 295,
    .bad = {"FROM node:24\nENV NPM_CONFIG_STRICT_SSL=false\n",
            "FROM node:24\nENV npm_config_strict_ssl 'false'\n",
            "FROM node:24\nARG NPM_CONFIG_STRICT_SSL=false\n",
            "FROM node:24\nRUN NPM_CONFIG_STRICT_SSL=false npm ci\n",
            "FROM node:24\nRUN npm config set strict-ssl false\n",
            "FROM node:24\nRUN npm -g set strict-ssl=false && npm ci\n",
            "FROM node:24\nRUN yarn config set \"strict-ssl\" false -g\n",
            "FROM node:24\nRUN yarn config set enableStrictSsl false\n",
            "FROM node:24\nRUN npm ci --strict-ssl=false\n",
            "FROM node:24\nRUN npm ci --no-strict-ssl\n",
            "FROM node:24\nRUN npm --strict-ssl false ci\n",
            "FROM node:24\nRUN echo strict-ssl=false >> .npmrc\n"},
    .good = {"FROM node:24\nENV NPM_CONFIG_STRICT_SSL=true\n",
             "FROM node:24\nRUN npm config set strict-ssl true\n",
             "FROM node:24\nRUN npm config get strict-ssl\n",
             "FROM node:24\nRUN npm config set fund false\n",
             "FROM node:24\nRUN npm ci --strict-ssl\n", "FROM node:24\nRUN echo strict-ssl=false\n",
             "FROM node:24\nENV NPM_CONFIG_STRICT_SSL=$STRICT\n"},
};

void report_at(const Site& site, std::string_view subject, std::string_view peer,
               Reporter& report) {
  keep_aliases(report(site, "packages are fetched from a registry with any certificate"), {peer})
      .subject = subject;
}

// How many words from `at` on switch the check off: `--strict-ssl=false` is one, `strict-ssl false`
// behind `set` two.
std::size_t words_off(const shell::Command& command, std::size_t at, bool sets) {
  const std::string_view word = command.word(at);
  if (word == "--no-strict-ssl") return 1;
  const std::size_t equals = word.find('=');
  const std::string_view name = word.substr(0, equals);
  const bool key = name == "strict-ssl" || equals_ignoring_case(name, "enableStrictSsl");
  if (name != "--strict-ssl" && !(sets && key)) return 0;
  if (equals != std::string_view::npos) return is_off(word.substr(equals + 1)) ? 1 : 0;
  return is_off(command.word(at + 1)) ? 2 : 0;
}

void check_command(const Run& run, Reporter& report) {
  const shell::Command& command = run.command;
  if (command.name != "npm" && command.name != "yarn" && command.name != "pnpm" &&
      command.name != "npx")
    return;
  bool sets = false;
  for (std::size_t i = 1; i < command.words.size(); ++i) {
    sets = sets || command.word(i) == "set";
    const std::size_t count = words_off(command, i, sets);
    if (count == 0) continue;
    const Span span{command.words[i].span.begin, command.words[i + count - 1].span.end};
    const bool separate = count == 2 && command.word(i).front() != '-';
    report_at(run.at(span), command.name, separate ? "CKV2_DOCKER_13" : "", report);
  }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_setting(file, {"NPM_CONFIG_STRICT_SSL", "YARN_STRICT_SSL", "YARN_ENABLE_STRICT_SSL"},
                   [&](const Setting& setting) {
                     if (setting.known && is_off(setting.value))
                       report_at(
                           setting.site(), setting.name,
                           lower(setting.name) == "npm_config_strict_ssl" && !setting.is_started()
                               ? "CKV2_DOCKER_12"
                               : "",
                           report);
                   });
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    const std::string_view name = file_name(written.path);
    if (name.find("npmrc") == std::string_view::npos &&
        name.find("yarnrc") == std::string_view::npos)
      return;
    for (const std::string_view key : {"strict-ssl", "enableStrictSsl"})
      for (const Configured& one : values_of(written.text, key))
        if (is_off(one.value))
          report_at(written.at(one.offset, one.length), written.path, "", report);
  });
}

}  // namespace
extern const Rule npm_strict_ssl_off{info, check};
}  // namespace gate::dockerfile
