// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/signs.hpp"

#include <algorithm>
#include <utility>

namespace gate::scanners {
namespace {

using syntax::json::Kind;
using syntax::json::Path;
using syntax::json::Value;
using syntax::json::Want;

constexpr std::size_t most_signs = 400;
constexpr std::size_t most_members = 2000;
constexpr std::size_t longest_text = 200;

// The name of a value below `base`: "" where it is none of the levels that detection looks at.
std::string name_of(const Path& path, std::size_t base) {
  const std::size_t depth = path.size() - base;
  const std::string first{path.key(base)};
  if (depth == 1) return first;
  if (depth == 2 && !path.is_index(base + 1)) return first + "." + std::string{path.key(base + 1)};
  if (depth == 3 && path.is_index(base + 1) && path.index(base + 1) == 0 &&
      !path.is_index(base + 2))
    return first + "[]." + std::string{path.key(base + 2)};
  return {};
}

}  // namespace

const Signs::Entry* Signs::find(std::string_view name) const {
  // The last of equal names counts, as it does for readers of whole documents.
  const auto found = std::find_if(entries_.rbegin(), entries_.rend(),
                                  [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.rend() ? nullptr : &*found;
}

void Signs::add(std::string name, Kind kind) {
  if (entries_.size() < most_signs) entries_.push_back({std::move(name), kind, {}});
}

void Signs::set_text(std::string_view name, std::string_view text) {
  if (!entries_.empty() && entries_.back().name == name)
    entries_.back().text = text.substr(0, longest_text);
}

bool Signs::has(std::string_view name, Kind kind) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.kind == kind && entry.name == name; });
}

std::string_view Signs::text(std::string_view name) const {
  const Entry* entry = find(name);
  return entry == nullptr ? std::string_view{} : entry->text;
}

Want ShapeReader::want(const Path& path, Kind kind) {
  const bool container = kind == Kind::array || kind == Kind::object;
  if (path.size() == 0) {
    shape_.kind = kind;
    return container ? Want::enter() : Want::skip();
  }
  const bool in_list = shape_.kind == Kind::array;
  const std::size_t base = in_list ? 1 : 0;
  if (in_list && path.size() == 1) {
    ++shape_.items;
    return kind == Kind::object ? Want::enter() : Want::skip();
  }
  const std::size_t depth = path.size() - base;
  if (depth == 2 && path.is_index(base + 1))
    return kind == Kind::object && path.index(base + 1) == 0 ? Want::enter() : Want::skip();
  std::string name = name_of(path, base);
  if (name.empty()) return Want::skip();
  if (depth == 1 && !in_list)
    decided_ = (name == "runs" && kind == Kind::array) ||
               (name == "SchemaVersion" && kind == Kind::number);
  (in_list ? current_ : shape_.signs).add(std::move(name), kind);
  if (container) return depth == 1 ? Want::enter() : Want::skip();
  return Want::keep();
}

void ShapeReader::value(const Path& path, Value&& value) {
  const bool in_list = shape_.kind == Kind::array;
  (in_list ? current_ : shape_.signs).set_text(name_of(path, in_list ? 1 : 0), value.text);
}

void ShapeReader::left(const Path& path) {
  if (shape_.kind != Kind::array || path.size() != 1) return;
  if (shape_.members.size() < most_members) shape_.members.push_back(std::exchange(current_, {}));
  current_ = {};
}

}  // namespace gate::scanners
