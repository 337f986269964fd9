// SPDX-License-Identifier: Apache-2.0
// A document is built from libyaml's events with a stack of open collections. Aliases point to the
// anchored node, nothing is copied; so that a walk over the result is bounded all the same, every
// node carries the number of nodes a walk would visit, and the total has a budget.
#include "gate/syntax/yaml/yaml.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <yaml.h>

#include "gate/core/text.hpp"
#include "gate/syntax/yaml/offsets.hpp"

namespace gate::syntax::yaml {
namespace {

constexpr std::uint64_t most_nodes = 1'000'000;
constexpr std::size_t deepest = 200;

class Builder {
 public:
  explicit Builder(std::string_view text) : text_{text}, offsets_{text} {
    stream_.storage = std::make_shared<std::deque<Node>>();
  }

  // False once a limit is hit.
  bool take(const yaml_event_t& event) { return add(event) && merged_ <= most_nodes; }

  bool add(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_ALIAS_EVENT:
        return alias(event);
      case YAML_SEQUENCE_START_EVENT:
        return open(Node::Kind::sequence, event, event.data.sequence_start.anchor,
                    event.data.sequence_start.tag);
      case YAML_MAPPING_START_EVENT:
        return open(Node::Kind::mapping, event, event.data.mapping_start.anchor,
                    event.data.mapping_start.tag);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return close(event);
      case YAML_DOCUMENT_END_EVENT:
        anchors_.clear();
        return true;
      default:
        return true;
    }
  }

  Stream finish() {
    while (!open_.empty()) {  // the text broke off: keep what is there
      Open last = std::move(open_.back());
      open_.pop_back();
      merge(*last.node);
      if (open_.empty())
        stream_.roots.push_back(last.node);
      else
        attach(*last.node, last.node->span, last.weight);
    }
    return std::move(stream_);
  }

 private:
  struct Open {
    Node* node = nullptr;
    std::uint64_t weight = 1;
    std::string anchor = {};
    bool has_key = false;
    Pair pending = {};
  };
  struct Anchored {
    const Node* node = nullptr;
    std::uint64_t weight = 1;
  };

  static std::string string_of(const yaml_char_t* text) {
    return text == nullptr ? std::string{}
                           : std::string{reinterpret_cast<const char*>(text)};  // NOLINT
  }

  Span span(const yaml_event_t& event) {
    const auto begin = offsets_.of(event.start_mark.index);
    auto end = std::max(begin, offsets_.of(event.end_mark.index));
    while (end > begin && is_space(text_[end - 1]))
      --end;
    return {begin, end};
  }

  Node& create(Node::Kind kind, const yaml_event_t& event, const yaml_char_t* tag) {
    Node& node = stream_.storage->emplace_back();
    node.kind = kind;
    node.span = span(event);
    node.tag = string_of(tag);
    return node;
  }

  bool scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    Node& node = create(Node::Kind::scalar, event, data.tag);
    node.value.assign(reinterpret_cast<const char*>(data.value), data.length);  // NOLINT
    node.plain = data.style == YAML_PLAIN_SCALAR_STYLE;
    if (data.anchor != nullptr) anchors_[string_of(data.anchor)] = {&node, 1};
    return attach(node, node.span, 1);
  }

  bool alias(const yaml_event_t& event) {
    const auto found = anchors_.find(string_of(event.data.alias.anchor));
    if (found == anchors_.end()) {  // unknown, or the collection it stands in: a circle
      Node& node = create(Node::Kind::scalar, event, nullptr);
      return attach(node, node.span, 1);
    }
    return attach(*found->second.node, span(event), found->second.weight);
  }

  bool open(Node::Kind kind, const yaml_event_t& event, const yaml_char_t* anchor,
            const yaml_char_t* tag) {
    if (open_.size() >= deepest) return false;
    Open opened;
    opened.node = &create(kind, event, tag);
    opened.anchor = string_of(anchor);
    open_.push_back(std::move(opened));
    return true;
  }

  bool close(const yaml_event_t& event) {
    Open closed = std::move(open_.back());
    open_.pop_back();
    closed.node->span.end = std::max(closed.node->span.end, span(event).end);
    merge(*closed.node);
    if (!closed.anchor.empty()) anchors_[closed.anchor] = {closed.node, closed.weight};
    return attach(*closed.node, closed.node->span, closed.weight);
  }

  bool attach(const Node& node, Span at, std::uint64_t weight) {
    if (open_.empty()) {
      stream_.roots.push_back(&node);
      return true;
    }
    Open& parent = open_.back();
    parent.weight += weight;
    if (parent.weight > most_nodes) return false;
    if (parent.node->is_sequence()) {
      parent.node->items.push_back({&node, at});
    } else if (!parent.has_key) {
      parent.has_key = true;
      parent.pending = {node.is_scalar() ? node.value : std::string{}, at, {}};
    } else {
      parent.has_key = false;
      parent.pending.value = {&node, at};
      parent.node->pairs.push_back(std::move(parent.pending));
    }
    return true;
  }

  void merge(Node& node) {
    if (!node.is_mapping()) return;
    std::map<std::string, std::size_t> places;
    std::vector<Pair> kept;
    std::vector<Child> merged;
    for (Pair& pair : node.pairs) {
      if (pair.key == "<<") {
        merged.push_back(pair.value);
        continue;
      }
      const auto [place, fresh] = places.try_emplace(pair.key, kept.size());
      if (fresh) {
        kept.push_back(std::move(pair));
      } else {
        stream_.repeated.push_back({pair.key, pair.key_at});
        kept[place->second] = std::move(pair);
      }
    }
    for (const Child& source : merged) {
      std::vector<Child> sources{source};
      if (source.node->is_sequence()) sources = source.node->items;
      for (const Child& one : sources) {
        for (const Pair& pair : one.node->pairs) {
          if (++merged_ > most_nodes) return;
          if (!places.try_emplace(pair.key, kept.size()).second) continue;
          kept.push_back(pair);
          kept.back().key_at = one.at;
          kept.back().value.at = one.at;
        }
      }
    }
    node.pairs = std::move(kept);
  }

  std::string_view text_;
  ByteOffsets offsets_;
  Stream stream_;
  std::vector<Open> open_;
  std::map<std::string, Anchored> anchors_;
  std::uint64_t merged_ = 0;  // pairs looked at for merge keys, in the whole text
};

Fault defect(const yaml_parser_t& parser) {
  const auto& mark = parser.problem_mark;
  const std::string_view problem = parser.problem == nullptr ? "not YAML" : parser.problem;
  return {Cause::unparsable,
          fmt::format("{}:{}: not valid YAML: {}", mark.line + 1, mark.column + 1, problem),
          {},
          0};
}

bool is_one_of(const Node& node, std::initializer_list<std::string_view> words) {
  return node.is_scalar() && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return equals_ignoring_case(word, node.value);
         });
}

}  // namespace

bool Node::is_null() const {
  return is_scalar() && plain &&
         (value.empty() || value == "~" || equals_ignoring_case(value, "null"));
}

const Pair* Node::find(std::string_view key) const {
  for (const Pair& pair : pairs) {
    if (pair.key == key) return &pair;
  }
  return nullptr;
}

const Node* Node::get(std::string_view key) const {
  const Pair* pair = find(key);
  return pair == nullptr ? nullptr : pair->value.node;
}

bool is_true(const Node& node) {
  return is_one_of(node, {"true", "yes", "y", "on", "1"});
}
bool is_false(const Node& node) {
  return is_one_of(node, {"false", "no", "n", "off", "0"});
}

Outcome<Stream> parse(std::string_view text) {
  Outcome<Stream> outcome;
  yaml_parser_t parser{};
  if (yaml_parser_initialize(&parser) == 0) {
    outcome.faults.push_back({Cause::internal, "the YAML reader could not start", {}, 0});
    return outcome;
  }
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());  // NOLINT
  Builder builder{text};
  yaml_event_t event{};
  for (bool done = false; !done;) {
    if (yaml_parser_parse(&parser, &event) == 0) {
      outcome.faults.push_back(defect(parser));
      break;
    }
    done = event.type == YAML_STREAM_END_EVENT;
    if (!builder.take(event)) {
      outcome.faults.push_back(
          {Cause::limit,
           fmt::format("{}:{}: more than {} values or {} levels; not read on",
                       event.start_mark.line + 1, event.start_mark.column + 1, most_nodes, deepest),
           {},
           0});
      done = true;
    }
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  outcome.value = builder.finish();
  return outcome;
}

}  // namespace gate::syntax::yaml
