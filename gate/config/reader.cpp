// SPDX-License-Identifier: Apache-2.0
#include "gate/config/reader.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/policy/dates.hpp"

namespace gate::config {
namespace {

constexpr std::size_t longest_shown = 60;
constexpr std::size_t most_errors = 200;

std::string shown(std::string_view text) {
  if (text.size() <= longest_shown) return printable(text);
  return printable(text.substr(0, longest_shown)) + "…";
}

std::string found(const yaml::Node& node) {
  if (node.is_mapping()) return "a mapping";
  if (node.is_sequence()) return "a list";
  if (node.is_null()) return "nothing";
  return fmt::format("\"{}\"", shown(node.value));
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  if (word.empty() || word.size() > longest_shown) return {};
  const auto near = nearest(word, known);
  return near ? fmt::format("; did you mean \"{}\"?", *near) : std::string{};
}

// matches_glob takes everything; what cannot match anything is a mistake.
std::string_view defect_of_glob(std::string_view glob) {
  if (trim(glob).empty()) return "is empty";
  const auto open = glob.find('[');
  if (open != std::string_view::npos && glob.find(']', open + 2) == std::string_view::npos)
    return "has a \"[\" without \"]\"";
  if (glob.substr(0, 3) == "../" || glob.find("/../") != std::string_view::npos)
    return "leaves the repository";
  return {};
}

}  // namespace

void Reader::error(Span at, std::string_view what) {
  if (errors_.size() > most_errors) return;
  if (errors_.size() == most_errors) {
    errors_.push_back({fmt::format("{}: more errors follow; correct these first", path_)});
    return;
  }
  const Position place = index_.position(at.begin);
  errors_.push_back({fmt::format("{}:{}:{}: {}", path_, place.line, place.column, what)});
}

void Reader::wrong(const yaml::Child& value, const KeyInfo& key) {
  std::string text =
      fmt::format("\"{}\" takes {}, not {}", shown(key.name), expected(key), found(*value.node));
  if (value.node->is_scalar())
    text += suggestion(value.node->value, {key.words.begin(), key.words.end()});
  error(value.at, text);
}

void Reader::unknown_key(const yaml::Pair& pair, const std::vector<std::string_view>& known) {
  if (pair.key.empty()) {
    error(pair.key_at, "a key must be a word");
    return;
  }
  error(pair.key_at,
        fmt::format("unknown key \"{}\"{}", shown(pair.key), suggestion(pair.key, known)));
}

std::optional<std::string> Reader::scalar(const yaml::Child& value, const KeyInfo& key) {
  if (value.node->is_scalar() && !value.node->is_null()) return value.node->value;
  wrong(value, key);
  return std::nullopt;
}

void Reader::text(const yaml::Child& value, const KeyInfo& key, std::string& onto) {
  if (auto read = scalar(value, key)) onto = std::move(*read);
}

void Reader::glob(const yaml::Child& value, const KeyInfo& key, std::string& onto) {
  auto read = scalar(value, key);
  if (!read) return;
  if (const auto defect = defect_of_glob(*read); !defect.empty()) {
    error(value.at, fmt::format("\"{}\": the glob \"{}\" {}", key.name, shown(*read), defect));
    return;
  }
  onto = std::move(*read);
}

void Reader::flag(const yaml::Child& value, const KeyInfo& key, bool& onto) {
  const auto& node = *value.node;
  const bool is_true = node.is_scalar() && node.plain && node.value == "true";
  if (!is_true && !(node.is_scalar() && node.plain && node.value == "false")) {
    wrong(value, key);
    return;
  }
  onto = is_true;
}

void Reader::whole(const yaml::Child& value, const KeyInfo& key, std::uint64_t& onto) {
  constexpr std::uint64_t greatest = 1'000'000'000;
  std::uint64_t number = 0;
  const std::string& text = value.node->value;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!value.node->is_scalar() || read.ec != std::errc{} || number == 0 || number > greatest ||
      read.ptr != text.data() + text.size()) {
    wrong(value, key);
    return;
  }
  onto = number;
}

void Reader::size(const yaml::Child& value, const KeyInfo& key, std::uint64_t& onto) {
  const auto bytes = policy::size_in_bytes(value.node->value);
  if (!value.node->is_scalar() || !bytes || *bytes == 0) {
    wrong(value, key);
    return;
  }
  onto = *bytes;
}

void Reader::duration(const yaml::Child& value, const KeyInfo& key, std::uint64_t& onto) {
  const auto seconds = policy::duration(value.node->value);
  if (!value.node->is_scalar() || !seconds || *seconds == 0) {
    wrong(value, key);
    return;
  }
  onto = *seconds;
}

void Reader::duration_or_off(const yaml::Child& value, const KeyInfo& key,
                             std::optional<std::uint64_t>& onto) {
  if (value.node->is_scalar() && value.node->value == "off") {
    onto.reset();
    return;
  }
  std::uint64_t seconds = 0;
  duration(value, key, seconds);
  if (seconds > 0) onto = seconds;
}

void Reader::date(const yaml::Child& value, const KeyInfo& key, std::string& onto) {
  if (!value.node->is_scalar() || !policy::date(value.node->value)) {
    wrong(value, key);
    return;
  }
  onto = value.node->value;
}

void Reader::severity(const yaml::Child& value, const KeyInfo& key, Severity& onto) {
  const auto named = severity_named(value.node->value);
  if (!value.node->is_scalar() || !named) {
    wrong(value, key);
    return;
  }
  onto = *named;
}

void Reader::severity_or_off(const yaml::Child& value, const KeyInfo& key,
                             std::optional<Severity>& onto) {
  const bool off = value.node->is_scalar() && equals_ignoring_case(value.node->value, "off");
  const auto named = severity_named(value.node->value);
  if (!value.node->is_scalar() || (!off && !named)) {
    wrong(value, key);
    return;
  }
  onto = off ? std::nullopt : named;
}

std::optional<std::size_t> Reader::word(const yaml::Child& value, const KeyInfo& key) {
  if (value.node->is_scalar()) {
    for (std::size_t i = 0; i < key.words.size(); ++i) {
      if (key.words[i] == value.node->value) return i;
    }
  }
  wrong(value, key);
  return std::nullopt;
}

void Reader::texts(const yaml::Child& value, const KeyInfo& key, std::vector<std::string>& onto) {
  if (key.type == Type::text_or_texts && value.node->is_scalar() && !value.node->is_null()) {
    onto = {value.node->value};
    return;
  }
  if (!value.node->is_sequence()) {
    wrong(value, key);
    return;
  }
  std::vector<std::string> all;
  KeyInfo one = key;
  one.type = key.type == Type::globs ? Type::glob : Type::text;
  for (const yaml::Child& item : value.node->items) {
    std::string text;
    if (one.type == Type::glob)
      glob(item, one, text);
    else
      this->text(item, one, text);
    if (!text.empty()) all.push_back(std::move(text));
  }
  onto = std::move(all);
}

}  // namespace gate::config
