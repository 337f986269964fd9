// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/sarif_lines.hpp"

#include <utility>

#include "gate/core/location.hpp"
#include "gate/core/text.hpp"
#include "integrations/formats/line_hash.hpp"

namespace gate::formats {

void SarifLines::want(const std::string& path, std::uint32_t line) {
  if (line > 0) files_[path].emplace(line, Line{});
}

void SarifLines::read(const report::FileText& text) {
  if (!text) return;
  for (auto& file : files_) {
    const auto content = text(file.first);
    if (!content) continue;
    std::map<std::uint32_t, Line>& lines = file.second;
    line_hashes(*content, [&lines](std::uint32_t number, std::string hash) {
      const auto wanted = lines.find(number);
      if (wanted != lines.end()) wanted->second.hash = std::move(hash);
    });
    const LineIndex index{*content};
    for (auto& line : lines) {
      const Span span = index.line_span(line.first);
      line.second.length =
          code_points(std::string_view{*content}.substr(span.begin, span.end - span.begin));
    }
  }
}

const SarifLines::Line* SarifLines::find(const std::string& path, std::uint32_t line) const {
  const auto file = files_.find(path);
  if (file == files_.end()) return nullptr;
  const auto found = file->second.find(line);
  return found == file->second.end() || found->second.hash.empty() ? nullptr : &found->second;
}

}  // namespace gate::formats
