// SPDX-License-Identifier: Apache-2.0
// A runner keeps 10 errors, 10 warnings and 10 notices of a step, first come first served, and
// drops the others without a word. So findings are ranked, equal risks of one file share an
// annotation, and where the slots do not suffice the last one says what is missing.
#include <algorithm>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"
#include "gate/report/listing.hpp"
#include "gate/report/packages.hpp"
#include "gate/report/sentences.hpp"
#include "integrations/formats/github.hpp"
#include "integrations/formats/github_command.hpp"
#include "integrations/formats/new_suppression.hpp"

namespace gate::formats {
namespace {

constexpr std::size_t slots = 10;
constexpr std::size_t suppression_slots = 4;
constexpr std::size_t fault_slots = 5;
constexpr std::size_t message_columns = 1500;  // the runner cuts messages at 4096 characters
constexpr std::size_t title_columns = 200;

struct Annotation {
  std::string file = {};
  std::uint32_t line = 0, end_line = 0, column = 0, end_column = 0;
  std::string title = {}, message = {};
  std::uint64_t more = 0;         // findings with the same key
  std::string_view more_of = {};  // what those are
};

// The annotations of one level.
class Bucket {
 public:
  explicit Bucket(std::string_view level, std::size_t capacity)
      : level_{level}, capacity_{capacity} {}

  void add(Annotation annotation) {
    if (kept_.size() < capacity_) {
      kept_.push_back(std::move(annotation));
    } else {
      ++dropped_;
    }
  }
  void add(const Finding& finding);
  void shrink(std::size_t used) { capacity_ -= used; }
  [[nodiscard]] std::size_t size() const { return kept_.size(); }
  void write(const Sink& sink);

 private:
  void write(const Annotation& annotation, const Sink& sink) const;

  std::string_view level_;
  std::size_t capacity_;
  std::vector<Annotation> kept_ = {};
  std::unordered_map<std::string, std::size_t> places_ = {};
  std::uint64_t dropped_ = 0;
};

void Bucket::write(const Sink& sink) {
  if (dropped_ > 0) {
    dropped_ += 1 + kept_.back().more;
    kept_.pop_back();
    Annotation last;
    last.title = "gate";
    last.message = fmt::format(
        "{} more of this level: see the job summary, or a file written with -o", dropped_);
    kept_.push_back(std::move(last));
  }
  for (const Annotation& annotation : kept_)
    write(annotation, sink);
}

void Bucket::write(const Annotation& annotation, const Sink& sink) const {
  std::string properties;
  const auto add = [&](std::string_view key, std::string_view value) {
    properties += fmt::format("{}{}={}", properties.empty() ? " " : ",", key, value);
  };
  if (!annotation.file.empty()) add("file", github_property(annotation.file));
  if (!annotation.file.empty() && annotation.line > 0) {
    const std::uint32_t end = std::max(annotation.line, annotation.end_line);
    add("line", std::to_string(annotation.line));
    add("endLine", std::to_string(end));
    if (end == annotation.line && annotation.column > 0) {
      add("col", std::to_string(annotation.column));
      if (annotation.end_column >= annotation.column)
        add("endColumn", std::to_string(annotation.end_column));
    }
  }
  // nektos/act splits a property at every '=' and drops it if there are two.
  std::string title = report::clipped(annotation.title, title_columns);
  for (char& c : title)
    if (c == '=') c = ' ';
  if (!title.empty()) add("title", github_property(title));
  std::string message = annotation.message;
  if (annotation.more > 0)
    message += fmt::format("\nand {} more {}", annotation.more, annotation.more_of);
  sink(fmt::format("::{}{}::{}\n", level_, properties, github_data(message)));
}

std::string message_of(const Finding& finding) {
  std::string message =
      report::clipped(finding.message.empty() ? finding.name : finding.message, message_columns);
  const auto add = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) message += fmt::format("\n{}{}", label, text);
  };
  if (finding.package) add("package: ", report::package_line(*finding.package));
  add("fix: ", report::clipped(finding.fix, message_columns / 2));
  add("seen by: ", report::seen_by_line(finding));
  if (!finding.commit.empty()) add("in commit ", report::clipped(finding.commit, 64));
  if (finding.disposition != Disposition::blocks)
    add("does not block: ", std::string{word(finding.disposition)});
  return message;
}

// What findings with the same key have in common.
std::string_view more_of(const Finding& finding) {
  if (finding.package) return "about this package";
  return finding.group.empty() ? "of the same in this file" : "of this group";
}

Annotation annotation_of(const Finding& finding) {
  Annotation annotation;
  annotation.file = finding.path;
  if (finding.commit.empty()) {  // lines of an older commit are not those of the head
    annotation.line = finding.line;
    annotation.end_line = finding.end_line;
    annotation.column = finding.column;
    annotation.end_column = finding.end_column;
  }
  annotation.title = fmt::format("{} {}", word(finding.severity), report::title(finding));
  annotation.message = message_of(finding);
  annotation.more_of = more_of(finding);
  return annotation;
}

// Findings with the same key share one annotation.
std::string key_of(const Finding& finding) {
  if (finding.package) return finding.path + '\n' + finding.package->name + '\n' + finding.target;
  if (!finding.group.empty()) return finding.path + '\n' + finding.owner + '\n' + finding.group;
  return finding.path + '\n' + finding.id;
}

void Bucket::add(const Finding& finding) {
  std::string key = key_of(finding);
  const auto known = places_.find(key);
  if (known != places_.end()) {
    ++kept_[known->second].more;
  } else if (kept_.size() < capacity_) {
    places_.emplace(std::move(key), kept_.size());
    kept_.push_back(annotation_of(finding));
  } else {
    ++dropped_;
  }
}

void add_faults(const Report& report, Bucket& errors) {
  for (std::size_t i = 0; i < report.faults.size(); ++i) {
    const Fault& fault = report.faults[i];
    const bool last = i + 1 == fault_slots && report.faults.size() > fault_slots;
    Annotation annotation;
    annotation.title = "gate: not checked";
    annotation.file = last ? "" : fault.path;
    annotation.message = last ? fmt::format("{} more things could not be checked: see the log",
                                            report.faults.size() - i)
                              : report::clipped(fault.what, message_columns);
    errors.add(std::move(annotation));
    if (last) return;
  }
}

void add_new_suppressions(const Report& report, Bucket& bucket) {
  for (const std::string& entry : report.coverage.new_suppressions) {
    const NewSuppression added = new_suppression(entry);
    Annotation annotation;
    annotation.file = added.path;
    annotation.line = added.line;
    annotation.title = "gate: this change suppresses findings";
    annotation.message = report::clipped(added.text, message_columns);
    bucket.add(std::move(annotation));
  }
}

}  // namespace

void github_annotations(const Report& report, const Options& /*options*/, const Sink& sink) {
  Bucket suppressions{"warning", suppression_slots};
  Bucket errors{"error", slots};
  Bucket warnings{"warning", slots};
  Bucket notices{"notice", slots};
  add_new_suppressions(report, suppressions);
  warnings.shrink(suppressions.size());
  add_faults(report, errors);
  report.for_each([&](const Finding& finding) {
    if (finding.disposition == Disposition::suppressed) return;
    const bool matters = finding.severity.value_or(Severity::high) >= Severity::medium;
    Bucket& lesser = matters ? warnings : notices;
    Bucket& bucket = finding.disposition == Disposition::blocks ? errors : lesser;
    bucket.add(finding);
  });
  suppressions.write(sink);
  errors.write(sink);
  warnings.write(sink);
  notices.write(sink);
}

}  // namespace gate::formats
