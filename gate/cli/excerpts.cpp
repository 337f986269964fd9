// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/excerpts.hpp"

#include <utility>

#include "gate/core/text.hpp"
#include "gate/secrets/redact.hpp"

namespace gate::cli {
namespace {

constexpr std::size_t largest_shown = std::size_t{4} << 20U;

}  // namespace

Excerpts::Excerpts(FileText text, std::shared_ptr<const secrets::Engine> engine)
    : text_{std::move(text)}, scanner_{std::make_unique<secrets::Scanner>(std::move(engine))} {}

Excerpts::~Excerpts() = default;

std::optional<std::string> Excerpts::text(const std::string& path) const {
  auto whole = text_(path);
  if (!whole || whole->size() > largest_shown) return std::nullopt;
  return decode_bom(*std::move(whole));
}

const std::vector<std::string>& Excerpts::lines(const std::string& path) {
  const auto [place, fresh] = files_.try_emplace(path);
  if (!fresh) return place->second;
  const auto whole = text(path);
  if (!whole) return place->second;
  std::vector<Fault> faults;
  const auto hits = scanner_->scan(*whole, path).take(faults);
  if (!faults.empty()) return place->second;  // not wholly searched: show nothing
  const std::string redacted = secrets::redact(*whole, hits);
  for (const std::string_view line : lines_of(redacted)) {
    place->second.emplace_back(line);
  }
  return place->second;
}

std::optional<std::string> Excerpts::line(const std::string& path, std::uint32_t number) {
  const auto& all = lines(path);
  if (number == 0 || number > all.size()) return std::nullopt;
  return all[number - 1];
}

}  // namespace gate::cli
