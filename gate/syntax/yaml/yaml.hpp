// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/outcome.hpp"

namespace gate::syntax::yaml {

struct Node;

// A child, and where the text uses it: for an alias the place of the `*name`, not of the anchor.
struct Child {
  const Node* node = nullptr;  // never null in a parsed document
  Span at = {};
};

struct Pair {
  std::string key = {};  // the scalar's value; empty for a key that is no scalar
  Span key_at = {};
  Child value = {};
};

// One value of a document. Aliases are resolved and merge keys (`<<`) applied: pairs written in the
// mapping itself come first and win, a repeated key keeps its last value.
struct Node {
  enum class Kind : std::uint8_t { scalar, sequence, mapping };

  Kind kind = Kind::scalar;
  Span span = {};
  std::string tag = {};    // as written, empty where none
  std::string value = {};  // of a scalar
  bool plain = false;      // an unquoted scalar
  std::vector<Child> items = {};
  std::vector<Pair> pairs = {};

  [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  // An empty plain scalar, `~` or `null`.
  [[nodiscard]] bool is_null() const;
  // The pair with this key, or null. Also null if the node is no mapping.
  [[nodiscard]] const Pair* find(std::string_view key) const;
  // The value of the pair with this key, or null.
  [[nodiscard]] const Node* get(std::string_view key) const;
};

// True for the words that YAML 1.1 readers and Compose take as true: true yes y on 1, any case.
bool is_true(const Node& node);
// The same for false: false no n off 0.
bool is_false(const Node& node);

struct Repeated {
  std::string key = {};
  Span at = {};
};

// The documents of one text. Nodes live as long as the Stream.
struct Stream {
  std::vector<const Node*> roots = {};  // one for each document; an empty document is a null scalar
  std::vector<Repeated> repeated = {};  // keys that stand twice in one mapping
  std::shared_ptr<std::deque<Node>> storage = {};
};

// Reads YAML 1.1/1.2 (JSON is a part of it). A text that is no YAML gives the documents before the
// defect and one fault (unparsable) that names line and column; more than a million nodes, aliases
// counted as often as they are used, or a nesting over 200 gives a fault (limit).
Outcome<Stream> parse(std::string_view text);

}  // namespace gate::syntax::yaml
