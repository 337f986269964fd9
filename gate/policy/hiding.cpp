// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/hiding.hpp"

#include <utility>

namespace gate::policy {

void Hiding::mask(std::string& text) {
  if (!text.empty()) text = hide_(std::move(text));
}

void Hiding::mask_shared(std::string& text) {
  if (text.empty()) return;
  auto found = shared_.find(text);
  if (found == shared_.end()) found = shared_.emplace(text, hide_(text)).first;
  text = found->second;
}

void Hiding::apply(Finding& finding) {
  if (!hide_) return;
  for (std::string* text : {&finding.reason, &finding.path, &finding.target, &finding.evidence})
    mask_shared(*text);
  if (finding.kind == Kind::vulnerability || finding.kind == Kind::license) return;
  for (std::string* text : {&finding.message, &finding.fix, &finding.owner, &finding.part})
    mask(*text);
  if (!finding.evidence.empty()) mask(finding.name);  // a title; our own are slugs
  if (finding.kind != Kind::secret) mask(finding.subject);
  for (const Edit& edit : finding.edits) {
    std::string text = edit.text;
    mask(text);
    if (text == edit.text) continue;
    finding.edits.clear();  // a masked edit would write the mask into the file
    break;
  }
}

void Hiding::apply(Report& report) {
  if (!hide_) return;
  Subject& subject = report.subject;
  for (std::string* text : {&subject.base, &subject.head, &subject.config, &subject.root})
    mask(*text);
  for (std::string& advice : subject.advice)
    mask(advice);
  for (Fault& fault : report.faults) {
    mask(fault.what);
    mask_shared(fault.path);
  }
  for (Coverage::Skipped& skipped : report.coverage.skipped) {
    mask_shared(skipped.path);
    mask_shared(skipped.reason);
  }
  for (Coverage::Note& note : report.coverage.notes) {
    mask(note.what);
    mask_shared(note.path);
  }
  for (std::string& added : report.coverage.new_suppressions)
    mask(added);
  for (InputReport& input : report.inputs) {
    mask_shared(input.path);
    for (std::string& name : input.subjects)
      mask_shared(name);
  }
}

}  // namespace gate::policy
