// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/package_managers.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/written_files.hpp"
#include "gate/risks/sudo_in_image.hpp"

namespace gate::dockerfile {
namespace {

// hadolint compares the name as written and does not look into the text of `sh -c`.
void report_call(const Run& run, Span span, bool is_first, Reporter& report) {
  const shell::Command& command = run.command;
  const std::string_view runs = command.name == "sudo" ? std::string_view{} : command.name;
  Finding& finding =
      report(run.at(span), "sudo is called{}{}", runs.empty() ? "" : " to run ", printable(runs));
  finding.subject = runs.empty() ? std::string{"sudo"} : "sudo " + std::string{runs};
  const std::string_view written = run.file.text.substr(span.begin, span.end - span.begin);
  if (run.instruction.keyword != Keyword::run) {
    keep_aliases(finding, {});
  } else if (!is_first || command.in_script || written != "sudo") {
    drop_aliases(finding, {"DL3004"});
  }
}

void check_call(const Run& run, Reporter& report) {
  for (const shell::Wrapper& wrapper : run.command.wrappers)
    if (wrapper.name == "sudo")
      return report_call(run, wrapper.span, &wrapper == &run.command.wrappers.front(), report);
  if (run.command.name == "sudo") report_call(run, run.at_name().span, true, report);
}

bool installs(const shell::Command& command, const shell::Flags& flags) {
  const std::string_view verb = flags.operand(0);
  if (command.name == "apk") return verb == "add";
  if (command.name == "zypper") return verb == "install" || verb == "in";
  if (runs_apt(command) || runs_yum(command)) return verb == "install";
  return command.name == "pacman" && flags.has({"-S"});
}

bool is_sudo(std::string_view package) {
  return package.substr(0, package.find_first_of("=<>~:/")) == "sudo";
}

void check_install(const Run& run, Reporter& report) {
  const shell::Flags flags = manager_flags(run.command);
  if (!installs(run.command, flags)) return;
  for (const shell::Word* word : flags.operands())
    if (is_sudo(word->value))
      keep_aliases(report(run.at(word->span), "sudo is installed into the image"), {}).subject =
          run.command.name + " sudo";
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) {
    check_call(run, report);
    check_install(run, report);
  });
  for_each_started_command(file, [&](const Run& run) { check_call(run, report); });
  for_each_written(file, [&](const Written& written) {
    const std::size_t at = written.text.find("NOPASSWD");
    if (written.path.find("sudoers") != std::string_view::npos && at != std::string_view::npos)
      keep_aliases(report(written.at(at, 8), "sudo is opened up without a password"), {}).subject =
          written.path;
  });
}

}  // namespace
extern const Rule sudo_in_image{risks::sudo_in_image, check};
}  // namespace gate::dockerfile
