// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/json/builder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::syntax::json {
namespace {

// The length of the well-formed UTF-8 sequence at the start of `text`, 0 if there is none.
std::size_t sequence_length(std::string_view text) {
  constexpr std::size_t longest = 4;
  for (std::size_t length = 1; length <= longest && length <= text.size(); ++length)
    if (is_utf8(text.substr(0, length))) return length;
  return 0;
}

// Most strings are, and this loop is the one that compilers turn into wide instructions.
bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text)
    all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80U;
}

// A name that stands twice among the keys, or null.
const std::string* repeated(const std::vector<Key>& keys) {
  std::vector<const std::string*> names;
  names.reserve(keys.size());
  for (const Key& key : keys)
    names.push_back(&key.name);
  std::sort(names.begin(), names.end(), [](auto a, auto b) { return *a < *b; });
  const auto twice =
      std::adjacent_find(names.begin(), names.end(), [](auto a, auto b) { return *a == *b; });
  return twice == names.end() ? nullptr : *twice;
}

Value make(Kind kind, std::string_view characters, Span span) {
  Value value{.kind = kind, .span = span};
  if (kind == Kind::boolean)
    value.truth = !characters.empty();
  else
    value.text = utf8(characters);
  return value;
}

}  // namespace

std::string utf8(std::string_view text) {
  if (is_ascii(text) || is_utf8(text)) return std::string{text};
  std::string whole;
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    whole += length == 0 ? std::string_view{"\xEF\xBF\xBD"} : text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return whole;
}

bool Builder::fail(std::string what, bool is_limit) {
  problem_ = std::move(what);
  problem_is_limit_ = is_limit;
  return false;
}

bool Builder::count(std::size_t characters) {
  if (++nodes_ > limits_.nodes)
    return fail(fmt::format("one element holds more than {} values", limits_.nodes), true);
  if (characters > limits_.string)
    return fail(fmt::format("a string is longer than {} bytes", limits_.string), true);
  return true;
}

bool Builder::root(Kind kind, std::string_view characters, Span span) {
  done_ = make(kind, characters, span);
  return count(characters.size());
}

bool Builder::scalar(Kind kind, std::string_view characters, Span span) {
  if (skips_next_) {
    skips_next_ = false;
    return true;
  }
  return count(characters.size()) && finish(make(kind, characters, span));
}

bool Builder::key(std::string_view characters, Span span) {
  if (open_.size() == 1 && !members_.empty() &&
      std::find(members_.begin(), members_.end(), characters) == members_.end()) {
    skips_next_ = true;
    return true;
  }
  open_.back().keys.push_back({utf8(characters), span});
  return count(characters.size());
}

bool Builder::open(Kind kind, Span bracket, std::span<const std::string_view> members) {
  if (open_.empty()) members_ = members;
  open_.push_back({.kind = kind, .span = bracket});
  return count(0);
}

bool Builder::close(Span bracket) {
  Value value = std::move(open_.back());
  open_.pop_back();
  value.span.end = bracket.end;
  const std::string* name = limits_.repeated_keys ? nullptr : repeated(value.keys);
  if (name != nullptr)
    return fail(fmt::format("an object names the member \"{}\" twice", printable(*name)), false);
  return finish(std::move(value));
}

bool Builder::finish(Value value) {
  if (open_.empty())
    done_ = std::move(value);
  else
    open_.back().items.push_back(std::move(value));
  return true;
}

Value Builder::take() {
  nodes_ = 0;
  members_ = {};
  return std::exchange(done_, {});
}

}  // namespace gate::syntax::json
