// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/sources.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"

namespace gate::dockerfile {
namespace {

bool starts_with(std::string_view text, std::string_view start) {
  return equals_ignoring_case(text.substr(0, start.size()), start);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view without_query(std::string_view url) {
  return url.substr(0, url.find_first_of("?#"));
}

// `git@host:path`, as ssh writes it.
bool is_scp_like(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::size_t colon = text.find(':', at == std::string_view::npos ? 0 : at);
  if (at == 0 || at == std::string_view::npos || colon == std::string_view::npos) return false;
  return text.substr(0, colon).find('/') == std::string_view::npos &&
         text.substr(0, at).find('$') == std::string_view::npos;
}

bool is_archive(std::string_view path) {
  const std::string name = lower(file_name(path));
  const std::size_t tar = name.find(".tar");
  if (tar != std::string::npos && (tar + 4 == name.size() || !is_alnum(name[tar + 4]))) return true;
  static constexpr std::array<std::string_view, 15> ends{".gz",  ".bz2", ".xz",  ".zst",  ".lzma",
                                                         ".lz",  ".z",   ".tgz", ".tbz",  ".tb2",
                                                         ".txz", ".tlz", ".tpz", ".tzst", ".tbz2"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return ends_with(name, end); });
}

// A text with variables that is a plain file whatever they hold: `target/app-${VERSION}.jar`.
bool is_surely_local(std::string_view text) {
  const std::string_view start = text.substr(0, text.find('$'));
  const std::size_t slash = start.find('/');
  const std::size_t dot = text.rfind('.');
  const bool settled_start =
      slash != std::string_view::npos && slash > 0 && start.find(':') == std::string_view::npos;
  return settled_start && dot != std::string_view::npos && dot + 1 < text.size() &&
         text.find_first_of("$}", dot) == std::string_view::npos;
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); });
}

}  // namespace

std::string_view file_name(std::string_view path) {
  while (!path.empty() && (path.back() == '/' || path.back() == '\\'))
    path.remove_suffix(1);
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

SourceKind source_kind(const Path& source) {
  if (source.heredoc) return SourceKind::heredoc;
  const std::string_view text = source.text.value;
  if (starts_with(text, "http://") || starts_with(text, "https://"))
    return ends_with(without_query(text), ".git") ? SourceKind::git : SourceKind::url;
  if (starts_with(text, "ftp://")) return SourceKind::url;
  if (starts_with(text, "git://") || starts_with(text, "ssh://") || is_scp_like(text))
    return SourceKind::git;
  if (!source.text.known && !is_surely_local(text)) return SourceKind::unknown;
  return is_archive(text) ? SourceKind::archive : SourceKind::local;
}

bool is_fixed_commit(std::string_view url) {
  const std::size_t query = url.find('?');
  if (query != std::string_view::npos)
    for (const std::string_view pair : split(url.substr(query + 1), '&'))
      if (starts_with(pair, "checksum=") || starts_with(pair, "commit=")) return true;
  const std::size_t hash = url.find('#');
  if (hash == std::string_view::npos) return false;
  std::string_view commit = url.substr(hash + 1);
  if (commit.find('$') != std::string_view::npos) return true;
  commit = commit.substr(0, commit.find(':'));
  return (commit.size() == 40 || commit.size() == 64) && is_hex(commit);
}

// The user goes first: a password may hold the signs that begin a query.
std::string bare_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string{without_query(url)};
  const std::size_t host = scheme + 3;
  const std::size_t slash = std::min(url.find('/', host), url.size());
  const std::size_t at = url.substr(0, slash).rfind('@');
  const std::size_t begin = at == std::string_view::npos || at < host ? host : at + 1;
  return std::string{url.substr(0, host)} + std::string{without_query(url.substr(begin))};
}

}  // namespace gate::dockerfile
