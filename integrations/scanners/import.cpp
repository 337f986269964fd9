// SPDX-License-Identifier: Apache-2.0
// A file is read twice: once for its shape, which decides who reads it, then by its importer. The
// first reading ends as soon as the shape is clear, so for large reports it costs nothing.
#include "integrations/scanners/import.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"
#include "integrations/scanners/detect.hpp"
#include "integrations/scanners/document.hpp"
#include "integrations/scanners/importer.hpp"
#include "integrations/scanners/ledger.hpp"

namespace gate::scanners {
namespace {

using syntax::json::Defect;
using Report = Outcome<ImportedReport>;

Report refuse(std::string_view path, const Refusal& refusal) {
  return refused(path, refusal.outcome, refusal.cause, refusal.what);
}

std::string_view title_of(std::string_view kind) {
  if (kind == "trivy") return "a Trivy report";
  if (kind == "snyk") return "a Snyk report";
  if (kind == "scout") return "a Docker Scout report";
  return "a SARIF log";
}

Report refuse_kind(const ReportFile& file, const Report& report, Format format) {
  const bool by_tool = format == Format::sarif && report.value.input.kind != "sarif";
  Report result = refused(
      file.path, ReportOutcome::not_a_report, Cause::foreign,
      fmt::format("{} was stated, and this is {}; state the right kind or give the right file",
                  title_of(file.kind),
                  by_tool ? title_of(report.value.input.kind) : name_of(format)));
  result.value.input.kind = report.value.input.kind;
  return result;
}

struct Attempt {
  Report report = {};
  bool half_surrogate = false;  // mend the text and try again
};

Attempt attempt(const ReportFile& file, std::string_view text) {
  const auto broken = [&](const Defect& defect) {
    return Attempt{refuse(file.path, refusal_of(defect, text)),
                   defect.kind == Defect::Kind::surrogate};
  };
  ShapeReader reader;
  if (const std::optional<Defect> defect = stream(text, reader)) return broken(*defect);
  const std::variant<Format, Refusal> detected = detect(reader.shape());
  if (const Refusal* refusal = std::get_if<Refusal>(&detected))
    return {refuse(file.path, *refusal)};
  const Format format = std::get<Format>(detected);
  const std::unique_ptr<Importer> importer = importer_of(format)(format, file.path);
  if (const std::optional<Defect> defect = stream(text, *importer)) return broken(*defect);
  Report report = importer->finish();
  if (!file.kind.empty() && !satisfies(file.kind, format, report.value.input.kind))
    return {refuse_kind(file, report, format)};
  return {std::move(report)};
}

Report import_text(const ReportFile& file) {
  if (file.bytes.size() > syntax::json::Limits{}.bytes)
    return refused(
        file.path, ReportOutcome::error, Cause::limit,
        fmt::format("the file has {} bytes, more than the {} that are read; split the scan",
                    file.bytes.size(), syntax::json::Limits{}.bytes));
  Document document{file.bytes};
  if (const auto refusal = refuse_text(document.text(), !file.bytes.empty()))
    return refuse(file.path, *refusal);
  Attempt first = attempt(file, document.text());
  if (!first.half_surrogate) return std::move(first.report);
  document.mend_surrogates();
  return attempt(file, document.text()).report;
}

}  // namespace

Report import_report(const ReportFile& file) {
  Report report = import_text(file);
  InputReport& input = report.value.input;
  input.sha256 = sha256(file.bytes);
  const bool counts =
      input.outcome == ReportOutcome::findings || input.outcome == ReportOutcome::partial;
  if (counts) return report;
  // What stands in a report that is not to be trusted is worth nothing.
  report.value.findings.clear();
  input.findings = input.suppressed = input.unknown = 0;
  input.severities = {};
  return report;
}

}  // namespace gate::scanners
