// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/syntax/json/json.hpp"

namespace gate::scanners {

// What detection may look at: the members of one object, of its objects, and of the first object in
// each of its lists, as "descriptor", "descriptor.name", "matches[].matchDetails".
class Signs {
 public:
  void add(std::string name, syntax::json::Kind kind);
  void set_text(std::string_view name, std::string_view text);

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] bool has(std::string_view name, syntax::json::Kind kind) const;
  // The start of a string, or a number as written.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] bool is_empty() const { return entries_.empty(); }

 private:
  struct Entry {
    std::string name;
    syntax::json::Kind kind = syntax::json::Kind::null;
    std::string text;
  };
  [[nodiscard]] const Entry* find(std::string_view name) const;

  std::vector<Entry> entries_;
};

// The shape of a whole document.
struct Shape {
  syntax::json::Kind kind = syntax::json::Kind::null;
  Signs signs = {};                 // of an object
  std::vector<Signs> members = {};  // of a list: of its objects, the first of each kind
  std::size_t items = 0;            // of a list
};

// Collects the shape of a document. Stops at the first member that only one importable format has.
class ShapeReader final : public syntax::json::Visitor {
 public:
  syntax::json::Want want(const syntax::json::Path& path, syntax::json::Kind kind) override;
  void value(const syntax::json::Path& path, syntax::json::Value&& value) override;
  void left(const syntax::json::Path& path) override;
  [[nodiscard]] bool stopped() const override { return decided_; }

  [[nodiscard]] const Shape& shape() const { return shape_; }

 private:
  Shape shape_;
  Signs current_;  // of the list member at hand
  bool decided_ = false;
};

}  // namespace gate::scanners
