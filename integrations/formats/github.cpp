// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/github.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/report/sentences.hpp"
#include "gate/report/terminal.hpp"
#include "integrations/formats/github_command.hpp"
#include "integrations/formats/markdown.hpp"

namespace gate::formats {
namespace {

bool is_random_enough(std::string_view token) {
  return token.size() >= 32 && token.size() <= 128 &&
         std::all_of(token.begin(), token.end(), [](char c) { return is_alnum(c); });
}

// Puts pieces together to whole lines and passes each on as one that is no command.
class Lines {
 public:
  explicit Lines(const Sink& sink) : sink_{sink} {}

  void add(std::string_view piece) {
    while (true) {
      const auto at = piece.find('\n');
      held_ += piece.substr(0, at);
      if (at == std::string_view::npos) return;
      flush();
      piece.remove_prefix(at + 1);
    }
  }
  void finish() {
    if (!held_.empty()) flush();
  }

 private:
  void flush() {
    sink_(github_log_line(held_) + '\n');
    held_.clear();
  }

  const Sink& sink_;
  std::string held_ = {};
};

// A value of GITHUB_OUTPUT that holds text of others. The runner ends it at the delimiter only.
std::string output_text(std::string_view name, std::string_view value, std::string_view token) {
  const std::string delimiter = fmt::format("ghadelimiter_{}", token);
  if (!is_random_enough(token) || value.find(delimiter) != std::string_view::npos) return {};
  return fmt::format("{}<<{}\n{}\n{}\n", name, delimiter, value, delimiter);
}

}  // namespace

void github_guarded(std::string_view token, const std::function<void(const Sink&)>& write,
                    const Sink& sink) {
  const bool guarded = is_random_enough(token);
  if (guarded) sink(fmt::format("::stop-commands::{}\n", token));
  Lines lines{sink};
  write([&lines](std::string_view piece) { lines.add(piece); });
  lines.finish();
  if (guarded) sink(fmt::format("::{}::\n", token));
}

void github(const Report& report, const Options& options, const Sink& sink) {
  github_guarded(
      options.token, [&](const Sink& inner) { report::terminal(report, options, inner); }, sink);
  github_annotations(report, options, sink);
}

void github_summary(const Report& report, const Options& options, const Sink& sink) {
  markdown(report, options, sink);
}

void github_outputs(const Report& report, const Options& options, const Sink& sink) {
  const Verdict verdict = report.verdict();
  sink(fmt::format("verdict={}\nexit-code={}\nfaults={}\n", word(verdict),
                   exit_code(verdict, options.exit_zero), report.faults.size()));
  for (const Disposition disposition :
       {Disposition::blocks, Disposition::below_threshold, Disposition::unfixed,
        Disposition::existing, Disposition::suppressed})
    sink(fmt::format("{}={}\n", word(disposition), report.count(disposition)));
  sink(output_text("message", report::verdict_line(report, options), options.token));
  sink(output_text("receipt", report::receipt_line(report, options), options.token));
}

}  // namespace gate::formats
