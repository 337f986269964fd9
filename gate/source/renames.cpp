// SPDX-License-Identifier: Apache-2.0
#include "gate/source/renames.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace gate::source {
namespace {

constexpr std::size_t most_compared = 200;  // files of each side
constexpr std::size_t largest_compared = std::size_t{1} << 20U;
constexpr std::size_t most_bytes = std::size_t{64} << 20U;  // of both sides together

std::string_view name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// The lines of a text by hash, with the bytes that stand behind each.
struct Sketch {
  std::vector<std::pair<std::size_t, std::size_t>> lines;  // (hash, bytes), sorted, hashes unique
  std::size_t size = 0;
};

Sketch sketch_of(std::string_view text) {
  Sketch sketch;
  sketch.size = text.size();
  std::vector<std::pair<std::size_t, std::size_t>> all;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    all.emplace_back(std::hash<std::string_view>{}(line), line.size());
    text.remove_prefix(line.size());
  }
  std::sort(all.begin(), all.end());
  for (const auto& line : all) {
    if (!sketch.lines.empty() && sketch.lines.back().first == line.first) {
      sketch.lines.back().second += line.second;
    } else {
      sketch.lines.push_back(line);
    }
  }
  return sketch;
}

// Common bytes in per mille of the larger text.
std::size_t likeness(const Sketch& a, const Sketch& b) {
  const std::size_t larger = std::max(a.size, b.size);
  if (larger == 0 || std::min(a.size, b.size) * 2 < larger) return 0;
  std::size_t common = 0;
  auto right = b.lines.begin();
  for (const auto& left : a.lines) {
    while (right != b.lines.end() && right->first < left.first)
      ++right;
    if (right == b.lines.end()) break;
    if (right->first == left.first) common += std::min(left.second, right->second);
  }
  return common * 1000 / larger;
}

struct Pairing {
  const std::vector<Lone>& removed;
  const std::vector<Lone>& added;
  std::vector<bool> gone;   // removed files that have a partner
  std::vector<bool> found;  // added ones
  std::vector<Rename> renames = {};

  void pair(std::size_t from, std::size_t to) {
    gone[from] = true;
    found[to] = true;
    renames.push_back({from, to});
  }
};

void pair_equal(Pairing& pairing) {
  std::multimap<std::string_view, std::size_t> by_object;
  for (std::size_t i = 0; i < pairing.removed.size(); ++i) {
    const Lone& file = pairing.removed[i];
    if (file.is_file && !file.object.empty()) by_object.emplace(file.object, i);
  }
  for (const bool same_name : {true, false}) {
    for (std::size_t to = 0; to < pairing.added.size(); ++to) {
      const Lone& file = pairing.added[to];
      if (pairing.found[to] || !file.is_file || file.object.empty()) continue;
      const auto range = by_object.equal_range(file.object);
      std::size_t tried = 0;
      for (auto at = range.first; at != range.second && tried < most_compared; ++at, ++tried) {
        const std::string& old = pairing.removed[at->second].path;
        if (same_name && name_of(old) != name_of(file.path)) continue;
        pairing.pair(at->second, to);
        by_object.erase(at);
        break;
      }
    }
  }
}

std::vector<std::pair<std::size_t, Sketch>> sketches(const std::vector<Lone>& files,
                                                     const std::vector<bool>& done,
                                                     const Content& content, std::size_t& bytes) {
  std::vector<std::pair<std::size_t, Sketch>> made;
  for (std::size_t i = 0; i < files.size() && bytes < most_bytes; ++i) {
    if (done[i] || !files[i].is_file) continue;
    const std::optional<std::string> text = content(i);
    if (!text || text->empty() || text->size() > largest_compared) continue;
    bytes += text->size();
    made.emplace_back(i, sketch_of(*text));
  }
  return made;
}

struct Candidate {
  std::size_t likeness = 0;
  bool same_name = false;
  Rename rename = {};
};

void pair_similar(Pairing& pairing, const Content& content_removed, const Content& content_added) {
  const auto waiting = [](const std::vector<bool>& done) {
    return static_cast<std::size_t>(std::count(done.begin(), done.end(), false));
  };
  const std::size_t from = waiting(pairing.gone);
  const std::size_t to = waiting(pairing.found);
  if (from == 0 || to == 0 || from * to > most_compared * most_compared) return;
  std::size_t bytes = 0;
  const auto old = sketches(pairing.removed, pairing.gone, content_removed, bytes);
  if (old.empty()) return;
  const auto now = sketches(pairing.added, pairing.found, content_added, bytes);

  std::vector<Candidate> candidates;
  for (const auto& before : old) {
    for (const auto& after : now) {
      const std::size_t value = likeness(before.second, after.second);
      if (value < 500) continue;
      const bool same_name =
          name_of(pairing.removed[before.first].path) == name_of(pairing.added[after.first].path);
      candidates.push_back({value, same_name, {before.first, after.first}});
    }
  }
  std::stable_sort(
      candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.same_name && !b.same_name;
      });
  for (const Candidate& candidate : candidates) {
    const Rename& rename = candidate.rename;
    if (!pairing.gone[rename.removed] && !pairing.found[rename.added]) {
      pairing.pair(rename.removed, rename.added);
    }
  }
}

}  // namespace

std::vector<Rename> find_renames(const std::vector<Lone>& removed, const std::vector<Lone>& added,
                                 const Content& content_removed, const Content& content_added) {
  Pairing pairing{removed, added, std::vector<bool>(removed.size(), false),
                  std::vector<bool>(added.size(), false)};
  if (removed.empty() || added.empty()) return {};
  pair_equal(pairing);
  pair_similar(pairing, content_removed, content_added);
  return pairing.renames;
}

}  // namespace gate::source
