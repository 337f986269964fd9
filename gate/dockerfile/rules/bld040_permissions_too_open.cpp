// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD040",
    .name = "permissions-too-open",
    .severity = Severity::medium,
    .title = "Everybody may write a file, or it runs as its owner",
    .why =
        "What every user of the container may write, an attacker with any user can replace; a "
        "setuid program of root makes him root.",
    .fix =
        "Give the file to the user that needs it (COPY --chown) and take 755, 750 or 640. Drop "
        "the setuid bit; give a capability with setcap where one is needed.",
    .references = {"https://docs.docker.com/reference/dockerfile/#copy---chown---chmod"},
    .cwe = 732,
    .bad = {"FROM alpine:3.22\nRUN chmod 777 /app\n", "FROM alpine:3.22\nRUN chmod -R 0666 /app\n",
            "FROM alpine:3.22\nRUN chmod o+w /app\n", "FROM alpine:3.22\nRUN chmod -R a+rwX /app\n",
            "FROM alpine:3.22\nRUN chmod u=rwx,go=rwx /app\n",
            "FROM alpine:3.22\nRUN chmod u+s /bin/x\n", "FROM alpine:3.22\nRUN chmod 4755 /bin/x\n",
            "FROM alpine:3.22\nRUN chmod +s /bin/x\n", "FROM alpine:3.22\nCOPY --chmod=777 a /a\n",
            "FROM alpine:3.22\nADD --chmod=a+w a /a\n",
            "FROM alpine:3.22\nRUN find / -exec chmod 777 {} +\n",
            "FROM alpine:3.22\nRUN install -m 0777 a /a && mkdir -p -m777 /b\n",
            "FROM alpine:3.22\nRUN sudo chmod --recursive 777 /app\n"},
    .good = {"FROM alpine:3.22\nRUN chmod 755 /app\n", "FROM alpine:3.22\nRUN chmod 1777 /tmp\n",
             "FROM alpine:3.22\nRUN chmod +x /app && chmod a+rx /app && chmod +w /app\n",
             "FROM alpine:3.22\nRUN chmod o-w /app && chmod u-s /bin/su\n",
             "FROM alpine:3.22\nRUN chmod g+ws /app && chmod 2775 /app\n",
             "FROM alpine:3.22\nRUN chmod a+rwt /tmp\n", "FROM alpine:3.22\nRUN chmod $MODE /app\n",
             "FROM alpine:3.22\nRUN echo chmod 777\n", "FROM alpine:3.22\nCOPY --chmod=644 a /a\n",
             "FROM alpine:3.22\nRUN chmod 644 777\n", "FROM alpine:3.22\nRUN chmod -w,o-w 777\n"},
};

enum class Danger : std::uint8_t { none, writable, setuid };

// The sticky bit keeps others from replacing what is not theirs: /tmp is 1777.
Danger of_number(std::string_view mode) {
  unsigned value = 0;
  for (const char c : mode)
    value = value * 8 + static_cast<unsigned>(c - '0');
  if ((value & 04000U) != 0) return Danger::setuid;
  return (value & 02U) != 0 && (value & 01000U) == 0 ? Danger::writable : Danger::none;
}

// One clause of a symbolic mode: who, then operators with permissions: `go+w`, `u=rwx`.
Danger of_clause(std::string_view clause) {
  const std::size_t sign = clause.find_first_of("+=-");
  if (sign == std::string_view::npos || clause.find('-', sign) == sign) return Danger::none;
  const std::string_view who = clause.substr(0, sign);
  const std::string_view what = clause.substr(sign + 1);
  const auto has = [](std::string_view text, char c) {
    return text.find(c) != std::string_view::npos;
  };
  if (what.find_first_not_of("rwxXst") != std::string_view::npos) return Danger::none;
  if (has(what, 's') && (who.empty() || has(who, 'u') || has(who, 'a'))) return Danger::setuid;
  // Without a name the umask decides, and that keeps `w` from others.
  const bool others = has(who, 'o') || has(who, 'a');
  return others && has(what, 'w') && !has(what, 't') ? Danger::writable : Danger::none;
}

Danger of_mode(std::string_view mode) {
  if (mode.empty() || mode.size() > 64) return Danger::none;
  const bool number =
      std::all_of(mode.begin(), mode.end(), [](char c) { return c >= '0' && c < '8'; });
  if (number) return mode.size() > 5 ? Danger::none : of_number(mode);
  for (const std::string_view clause : split(mode, ','))
    if (const Danger danger = of_clause(clause); danger != Danger::none) return danger;
  return Danger::none;
}

void judge(const Site& site, std::string_view mode, const std::string& target, Reporter& report) {
  const Danger danger = of_mode(mode);
  if (danger == Danger::none) return;
  Finding& finding = report(site, "{} {}", printable(mode),
                            danger == Danger::setuid ? "lets the file run as its owner"
                                                     : "lets every user write the file");
  finding.subject = std::string{mode} + " " + target;
}

// `chmod -w file`: a mode that looks like a flag.
bool takes_away(const shell::Command& command) {
  return std::any_of(command.words.begin() + 1, command.words.end(), [](const shell::Word& word) {
    const std::string_view text = word.value;
    return text.size() > 1 && text[0] == '-' &&
           std::string_view{"rwxXst"}.find(text[1]) != std::string_view::npos;
  });
}

void check_command(const Run& run, Reporter& report) {
  if (run.command.name == "chmod") {
    const shell::Flags flags{run.command};
    if (!flags.operands().empty() && !takes_away(run.command))
      judge(run.at(flags.operands().front()->span), flags.operand(0), std::string{flags.operand(1)},
            report);
  } else if (run.command.name == "install" || run.command.name == "mkdir") {
    const shell::Flags flags{run.command,
                             {"-m", "--mode", "-o", "--owner", "-g", "--group", "-t", "-S"}};
    if (const auto mode = flags.value({"-m", "--mode"}))
      judge(run.at(mode->span), mode->text,
            flags.operands().empty() ? std::string{} : flags.operands().back()->value, report);
  }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each(file, [&](const Stage& stage, const Instruction& copy) {
    if (copy.chmod && copy.chmod->known)
      judge(site(stage, copy, copy.chmod->span), copy.chmod->value, copy.destination.value, report);
  });
}

}  // namespace
extern const Rule permissions_too_open{info, check};
}  // namespace gate::dockerfile
