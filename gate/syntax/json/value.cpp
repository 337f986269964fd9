// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/json/value.hpp"

#include <cmath>
#include <cstdlib>

#include "gate/core/text.hpp"

namespace gate::syntax::json {
namespace {

const Value& nothing() {
  static const Value value{};
  return value;
}

// Numbers longer than this are no numbers anybody means.
constexpr std::size_t longest_number = 64;

bool looks_like_number(std::string_view text) {
  if (text.empty() || text.size() > longest_number) return false;
  if (!is_digit(text.back()) && text.back() != '.') return false;
  return text.find_first_not_of("0123456789.-+eE") == std::string_view::npos;
}

}  // namespace

std::string_view word(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "a boolean";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a string";
    case Kind::array:
      return "a list";
    case Kind::object:
      return "an object";
  }
  return "";
}

const Value* Value::find(std::string_view key) const {
  for (std::size_t i = keys.size(); i > 0; --i)
    if (keys[i - 1].name == key) return &items[i - 1];
  return nullptr;
}

const Value& Value::get(std::string_view key) const {
  const Value* found = find(key);
  return found == nullptr ? nothing() : *found;
}

const Value& Value::at(std::size_t index) const {
  return kind == Kind::array && index < items.size() ? items[index] : nothing();
}

const std::vector<Value>& Value::list() const {
  return kind == Kind::array ? items : nothing().items;
}

std::string_view Value::string() const {
  return kind == Kind::string ? std::string_view{text} : std::string_view{};
}

std::optional<double> Value::number() const {
  if (kind != Kind::number && kind != Kind::string) return std::nullopt;
  const std::string digits{trim(text)};
  if (!looks_like_number(digits)) return std::nullopt;
  char* end = nullptr;
  const double result = std::strtod(digits.c_str(), &end);  // the C locale: nobody sets another
  if (end != digits.c_str() + digits.size() || !std::isfinite(result)) return std::nullopt;
  return result;
}

std::optional<std::int64_t> Value::integer() const {
  constexpr double exact = 9007199254740992.0;  // 2^53: above it a double skips whole numbers
  const std::optional<double> value = number();
  if (!value || std::abs(*value) > exact || std::trunc(*value) != *value) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

}  // namespace gate::syntax::json
