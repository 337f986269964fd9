// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/suppressions.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::policy {
namespace {

constexpr std::string_view marker = "gate:ignore";
constexpr std::size_t most_ids = 50;
constexpr std::size_t longest_text = 500;  // of a reason or of the comment as shown

std::string cut(std::string_view text) {
  return std::string{trim(text).substr(0, longest_text)};
}

// The first word of `text`, taken off it.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end]) && text[end] != ',')
    ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

bool is_key(std::string_view word) {
  return word == "reason:" || word == "until:" || word == "owner:";
}

// Words after the first id are ids only if they look like one: prose does not hold a digit, a dash
// or a star in every word.
bool looks_like_id(std::string_view word) {
  const auto in_id = [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '*'; };
  return word.size() > 1 && std::all_of(word.begin(), word.end(), in_id) &&
         std::any_of(word.begin(), word.end(), [](char c) { return !is_alpha(c) && c != '_'; }) &&
         is_alpha(word.front());
}

std::vector<std::string> take_ids(std::string_view& text) {
  std::vector<std::string> ids;
  bool comma = true;  // what stands behind a comma, or first, is an id whatever it looks like
  while (ids.size() < most_ids) {
    std::string_view rest = trim(text);
    while (!rest.empty() && rest.front() == ',') {
      rest = trim(rest.substr(1));
      comma = true;
    }
    text = rest;
    const std::string_view word = take_word(rest);
    if (word.empty() || is_key(word) || (!comma && !looks_like_id(word))) break;
    ids.emplace_back(word.substr(0, longest_text));
    text = rest;
    comma = false;
  }
  return ids;
}

// Where the next "reason:", "until:" or "owner:" stands at the start of a word.
std::size_t next_key(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (at > 0 && !is_space(text[at - 1])) continue;
    for (const std::string_view key : {"reason:", "until:", "owner:"}) {
      if (text.substr(at, key.size()) == key) return at;
    }
  }
  return text.size();
}

void take_keys(std::string_view text, Suppression& onto) {
  std::size_t at = next_key(text, 0);
  onto.reason = cut(text.substr(0, at));  // a reason without its key
  while (at < text.size()) {
    const std::size_t colon = text.find(':', at);
    const std::size_t end = next_key(text, colon + 1);
    const std::string value = cut(text.substr(colon + 1, end - colon - 1));
    const std::string_view key = text.substr(at, colon - at);
    if (key == "reason") onto.reason = value;
    if (key == "until") onto.until = value;
    if (key == "owner") onto.owner = value;
    at = end;
  }
}

std::optional<Suppression> read(std::string_view path, const Comment& comment) {
  std::string_view text = comment.text;
  const auto at = text.find(marker);
  if (at == std::string_view::npos || (at > 0 && is_alnum(text[at - 1]))) return std::nullopt;
  const std::string_view shown = text.substr(at);
  text = text.substr(at + marker.size());
  constexpr std::string_view whole = "-file";
  const bool file_wide = text.substr(0, whole.size()) == whole;
  if (file_wide) text.remove_prefix(whole.size());
  if (!text.empty() && text.front() == ':')
    text.remove_prefix(1);
  else if (!text.empty() && !is_space(text.front()))
    return std::nullopt;  // gate:ignored
  Suppression suppression;
  suppression.ids = take_ids(text);
  take_keys(text, suppression);
  suppression.where.file = path;
  if (!file_wide) suppression.where.lines = {comment.first_line, comment.last_line};
  suppression.path = path;
  suppression.line = comment.line;
  suppression.text = cut(shown);
  return suppression;
}

// What makes two suppressions the same one, wherever in its file it stands.
std::string key_of(const Suppression& one) {
  std::string key;
  const auto add = [&](std::string_view part) { key += fmt::format("{}:{}\n", part.size(), part); };
  for (const std::string& id : one.ids)
    add(id);
  const Where& where = one.where;
  const std::string_view reach = where.lines.first == 0 ? "file" : "line";
  for (const std::string_view part :
       {std::string_view{";"}, std::string_view{one.fingerprint}, std::string_view{where.file},
        std::string_view{where.path}, std::string_view{where.owner}, std::string_view{where.purl},
        std::string_view{where.target}, std::string_view{where.commit}, std::string_view{one.until},
        std::string_view{one.tool}, reach})
    add(part);
  return key;
}

}  // namespace

std::string source_of(const Suppression& suppression) {
  if (suppression.line == 0) return suppression.path;
  return fmt::format("{}:{}", suppression.path, suppression.line);
}

std::vector<Suppression> inline_suppressions(std::string_view path,
                                             const std::vector<Comment>& comments) {
  std::vector<Suppression> found;
  for (const Comment& comment : comments) {
    if (auto suppression = read(path, comment)) found.push_back(std::move(*suppression));
  }
  return found;
}

void mark_new(std::vector<Suppression>& on_head, const std::vector<Suppression>& on_base) {
  std::map<std::string, std::size_t> base;
  for (const Suppression& one : on_base)
    ++base[key_of(one)];
  for (Suppression& one : on_head) {
    const auto found = base.find(key_of(one));
    one.is_new = found == base.end() || found->second == 0;
    if (!one.is_new) --found->second;
  }
}

}  // namespace gate::policy
