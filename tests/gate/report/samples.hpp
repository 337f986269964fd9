// SPDX-License-Identifier: Apache-2.0
// What the reports of the tests are made of: two rules, two files, options, findings.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"
#include "gate/report/age.hpp"
#include "gate/report/emitter.hpp"

namespace gate::test {

inline constexpr RuleInfo root_rule{
    .id = "IMG010",
    .name = "runs-as-root",
    .severity = Severity::high,
    .severities = {{Severity::medium, "where no USER is written"}},
    .title = "The image runs as root",
    .why =
        "A process that breaks out of its container is root on the host unless user namespaces "
        "are on.",
    .fix = "Add a user and switch to it with USER before the end of the last stage.",
    .references = {"https://docs.docker.com/reference/dockerfile/#user"},
    .aliases = {"DL3002", "DS-0002"},
    .cis = {"4.1"},
    .cwe = 250,
    .bad = {"FROM alpine:3.20\nUSER root\n"},
    .good = {"FROM alpine:3.20\nUSER app\n"},
};

inline constexpr RuleInfo privileged_rule{
    .id = "RUN101",
    .name = "privileged",
    .severity = Severity::critical,
    .title = "The container is privileged: all devices | all capabilities",
    .why = "It can do what root on the host can do.",
    .fix = "Name the capabilities and devices it needs instead.",
    .references = {"https://docs.docker.com/reference/cli/docker/container/run/"},
    .strict = true,
    .bad = {{Artefact::compose, "services:\n  web:\n    image: a\n    privileged: true\n"},
            {Artefact::run_line, "docker run --privileged a\n"}},
    .good = {{Artefact::compose, "services:\n  web:\n    image: a\n"}},
};

inline const RuleInfo* rule_of(std::string_view id) {
  if (id == root_rule.id) return &root_rule;
  return id == privileged_rule.id ? &privileged_rule : nullptr;
}

inline const std::map<std::string, std::string>& files() {
  static const std::map<std::string, std::string> texts = {
      {"Dockerfile", "FROM debian:12\nRUN curl https://x.test/i.sh | sh\nUSER root\n"},
      {"compose.yaml", "services:\n  web:\n    image: nginx\n\tprivileged: true\n"},
  };
  return texts;
}

inline std::optional<std::string> line_of_file(const std::string& path, std::uint32_t line) {
  const auto file = files().find(path);
  if (file == files().end()) return std::nullopt;
  const auto lines = lines_of(file->second);
  if (line == 0 || line > lines.size()) return std::nullopt;
  return std::string{lines[line - 1]};
}

inline std::optional<std::string> text_of_file(const std::string& path) {
  const auto file = files().find(path);
  return file == files().end() ? std::nullopt : std::optional{file->second};
}

inline report::Options options() {
  report::Options options;
  options.width = 80;
  options.now = *report::seconds_of("2026-11-20T12:00:00Z");
  options.token = std::string(16, 'a') + std::string(16, '7');
  options.file_url = "https://github.com/o/r/blob/abc/";
  options.source = line_of_file;
  options.text = text_of_file;
  options.rule = rule_of;
  return options;
}

inline Finding finding(std::string id, std::string name, Kind kind, Rating severity,
                       std::string path, std::uint32_t line, std::string message) {
  Finding made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.kind = kind;
  made.severity = severity;
  made.path = std::move(path);
  made.line = line;
  made.end_line = line;
  made.message = std::move(message);
  return made;
}

inline Finding marked(Finding finding, Disposition disposition, std::string reason) {
  finding.disposition = disposition;
  finding.reason = std::move(reason);
  finding.introduced = disposition != Disposition::existing;
  return finding;
}

inline Finding vulnerability(std::string id, Rating severity, std::string package,
                             std::string installed, std::string fixed) {
  Finding made = finding(id, "Out-of-bounds write", Kind::vulnerability, severity, "Dockerfile", 0,
                         "A crafted file makes it write past a buffer.");
  made.ids = {std::move(id)};
  made.package = Package{"pkg:deb/debian/" + package + "@" + installed, package,
                         std::move(installed), std::move(fixed)};
  made.evidence = "reports/trivy.json";
  made.target = "registry.test/app:ci";
  made.seen_by = {{"trivy", made.ids[0], lower(word(severity))}};
  return made;
}

// Adds a finding with the fingerprint that scan and policy would give it.
inline void add(Report& report, Finding finding, std::uint32_t occurrence = 0) {
  finding.fingerprint =
      finding.package ? package_fingerprint(finding) : fingerprint(finding, occurrence);
  report.add(std::move(finding));
}

}  // namespace gate::test
