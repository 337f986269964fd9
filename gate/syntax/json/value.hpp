// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"

namespace gate::syntax::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

// "null", "a boolean", "a number", "a string", "a list", "an object".
std::string_view word(Kind kind);

// The name of an object's member, and where it stands (quotes included).
struct Key {
  std::string name = {};
  Span span = {};
};

// One JSON value. Asking for what is not there gives a null value or an empty text, never an error.
struct Value {
  Kind kind = Kind::null;
  bool truth = false;             // of a boolean
  Span span = {};                 // bytes of the text, quotes and brackets included
  std::string text = {};          // a string's characters as UTF-8, a number's digits as written
  std::vector<Key> keys = {};     // of an object: keys[i] names items[i]
  std::vector<Value> items = {};  // of a list or an object

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_string() const { return kind == Kind::string; }
  [[nodiscard]] bool is_array() const { return kind == Kind::array; }
  [[nodiscard]] bool is_object() const { return kind == Kind::object; }
  // The boolean true; no other value is.
  [[nodiscard]] bool is_true() const { return kind == Kind::boolean && truth; }
  [[nodiscard]] bool is_false() const { return kind == Kind::boolean && !truth; }

  // The member of this name, or null. A repeated name gives the last one.
  [[nodiscard]] const Value* find(std::string_view key) const;
  // The member of this name, or a null value.
  [[nodiscard]] const Value& get(std::string_view key) const;
  // The member of a member …
  template <class... Keys>
  [[nodiscard]] const Value& get(std::string_view key, Keys... more) const {
    return get(key).get(more...);
  }
  // The item at `index` of a list, or a null value.
  [[nodiscard]] const Value& at(std::size_t index) const;
  // The items of a list; nothing for every other value.
  [[nodiscard]] const std::vector<Value>& list() const;
  // The characters of a string; empty for every other value.
  [[nodiscard]] std::string_view string() const;
  // The number, also where it is written as a string.
  [[nodiscard]] std::optional<double> number() const;
  // The whole number, also where it is written as a string or as 3.0.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
};

}  // namespace gate::syntax::json
