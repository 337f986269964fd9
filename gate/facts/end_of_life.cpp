// SPDX-License-Identifier: Apache-2.0
// A tag is read in components between '-'. The first one names the cycle of the image's own product
// ("18.0.1-..." is Node 18, "bookworm-..." Debian 12); the others, and the words of a distroless
// repository, can name the distribution below ("bookworm", "alpine3.18", "debian11", "ubi8").
#include "gate/facts/end_of_life.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::facts {
namespace {

struct Cycle {
  std::string_view product, cycle, codename, end, extended;
};
constexpr auto cycles = std::to_array<Cycle>({
#include "gate/facts/end_of_life_cycles.inc"
});

struct Image {
  std::string_view name, product, cycle;
};
constexpr auto images = std::to_array<Image>({
#include "gate/facts/end_of_life_images.inc"
});

constexpr std::int64_t soon = 90;  // days

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && !text.empty() && is_digit(text.front()) ? std::optional{value} : std::nullopt;
}

// The name that the image table uses: without Docker Hub's defaults and its public mirrors.
std::string table_name(const ImageReference& image) {
  std::string name = image.canonical_name();
  for (const std::string_view mirror : {"docker.io/library/", "public.ecr.aws/docker/library/",
                                        "mirror.gcr.io/library/", "docker.io/", "mirror.gcr.io/"}) {
    if (std::string_view{name}.substr(0, mirror.size()) == mirror)
      return name.substr(mirror.size());
  }
  return name;
}

const Image* row_of(const ImageReference& image) {
  const std::string name = table_name(image);
  for (const Image& row : images) {
    const bool whole = name == row.name;
    // "ubi8/nodejs-18" and the like: every image below a name that fixes the cycle
    const bool below = !row.cycle.empty() && name.size() > row.name.size() &&
                       name.compare(0, row.name.size(), row.name) == 0 &&
                       (name[row.name.size()] == '/' || name[row.name.size()] == '-');
    if (whole || below) return &row;
  }
  return nullptr;
}

// "18.0.1" of "18.0.1", "v18.0.1", "8u392", "3.13.0rc1"; empty where the component is no version.
std::string_view version_of(std::string_view component) {
  if (component.size() > 1 && component.front() == 'v' && is_digit(component[1]))
    component.remove_prefix(1);
  std::size_t size = 0;
  while (size < component.size() && (is_digit(component[size]) || component[size] == '.'))
    ++size;
  const std::string_view rest = component.substr(size);
  const bool known_end = rest.empty() || rest.front() == '_' || rest.front() == '+' ||
                         rest.front() == 'u' || rest.substr(0, 2) == "rc" ||
                         rest.substr(0, 4) == "beta" || rest.substr(0, 5) == "alpha";
  if (!known_end) return {};
  std::string_view version = component.substr(0, size);
  while (!version.empty() && version.back() == '.')
    version.remove_suffix(1);
  return version;
}

bool is_prefix(std::string_view prefix, std::string_view version) {
  return !prefix.empty() && version.substr(0, prefix.size()) == prefix &&
         (version.size() == prefix.size() || version[prefix.size()] == '.');
}

bool is_older(std::string_view a, std::string_view b) {
  const auto left = split(a, '.');
  const auto right = split(b, '.');
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    const int x = number(left[i]).value_or(0);
    const int y = number(right[i]).value_or(0);
    if (x != y) return x < y;
  }
  return left.size() < right.size();
}

// The longest cycle that is a prefix of the version. A version shorter than every cycle ("mysql:5")
// stands for the newest cycle below it.
const Cycle* cycle_of(std::string_view product, std::string_view version) {
  const Cycle* longest = nullptr;
  const Cycle* newest = nullptr;
  if (version.empty()) return nullptr;
  for (const Cycle& cycle : cycles) {
    if (cycle.product != product) continue;
    if (is_prefix(cycle.cycle, version)) {
      if (longest == nullptr || cycle.cycle.size() > longest->cycle.size()) longest = &cycle;
    } else if (is_prefix(version, cycle.cycle)) {
      if (newest == nullptr || is_older(newest->cycle, cycle.cycle)) newest = &cycle;
    }
  }
  return longest != nullptr ? longest : newest;
}

const Cycle* codename(std::string_view product, std::string_view word) {
  if (word.empty()) return nullptr;
  for (const Cycle& cycle : cycles) {
    if (cycle.product == product && cycle.codename == word) return &cycle;
  }
  return nullptr;
}

// The cycle of the image's own product.
const Cycle* own_cycle(const Image& row, const std::vector<std::string_view>& parts) {
  if (!row.cycle.empty()) return cycle_of(row.product, row.cycle);
  std::string_view first = parts.front();
  if (first == "lts" && parts.size() > 1) first = parts[1];  // node:lts-hydrogen
  if (const Cycle* named = codename(row.product, first)) return named;
  if (row.product == "centos" && first.substr(0, 6) == "stream")
    return cycle_of("centos-stream", first.substr(6));
  if (row.product == "centos" && first.substr(0, 6) == "centos") first.remove_prefix(6);
  return cycle_of(row.product, version_of(first));
}

// The distribution that one component names, such as "bookworm", "alpine3.18", "debian11".
const Cycle* distribution(std::string_view part) {
  for (const std::string_view product : {"debian", "ubuntu"}) {
    if (const Cycle* named = codename(product, part)) return named;
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> words{
      {{"alpine", "alpine-linux"},
       {"debian", "debian"},
       {"ubuntu", "ubuntu"},
       {"ubi", "rhel"},
       {"el", "rhel"},
       {"centos", "centos"},
       {"rockylinux", "rocky-linux"},
       {"fedora", "fedora"},
       {"oraclelinux", "oracle-linux"},
       {"ol", "oracle-linux"}}};
  for (const auto& [word, product] : words) {
    if (part.size() <= word.size() || part.substr(0, word.size()) != word) continue;
    const std::string_view version = part.substr(word.size());
    if (version_of(version) == version) return cycle_of(product, version);
  }
  return nullptr;
}

// "debian-11" and "alpine-3.18": a word and its version as two components.
const Cycle* distribution(std::string_view part, std::string_view next) {
  const bool word = part == "debian" || part == "alpine" || part == "ubuntu";
  if (!word || version_of(next).empty()) return nullptr;
  const std::string_view product = part == "alpine" ? std::string_view{"alpine-linux"} : part;
  return cycle_of(product, version_of(next));
}

std::optional<EndOfLife> judge(const Cycle& cycle, Date today) {
  EndOfLife result;
  result.product = cycle.product;
  result.cycle = cycle.cycle;
  if (!cycle.codename.empty()) result.cycle += " (" + std::string{cycle.codename} + ")";
  if (cycle.end.empty()) return std::nullopt;  // not announced
  const std::optional<Date> end = date(cycle.end);
  const std::optional<Date> extended = date(cycle.extended);
  if (end) result.since = cycle.end;
  if (extended) result.extended = cycle.extended;
  if (!end || today > *end) {
    result.support = extended && today <= *extended ? Support::extended_only : Support::ended;
    return result;
  }
  if (days(*end) - days(today) >= soon) return std::nullopt;
  result.support = Support::ends_soon;
  return result;
}

std::vector<const Cycle*> cycles_named(const ImageReference& image) {
  std::vector<const Cycle*> named;
  const auto add = [&](const Cycle* cycle) {
    if (cycle != nullptr && std::find(named.begin(), named.end(), cycle) == named.end())
      named.push_back(cycle);
  };
  const auto parts = split(image.tag, '-');
  if (const Image* row = row_of(image)) add(own_cycle(*row, parts));
  for (std::size_t i = 1; i < parts.size(); ++i) {
    add(distribution(parts[i]));
    if (i + 1 < parts.size()) add(distribution(parts[i], parts[i + 1]));
  }
  if (image.repository.find("distroless") != std::string::npos) {
    for (std::string_view word : split(image.short_name(), '-')) {
      add(distribution(word));
      if (word.substr(0, 6) == "nodejs") add(cycle_of("nodejs", version_of(word.substr(6))));
    }
  }
  return named;
}

}  // namespace

std::optional<Date> date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
  const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
  static constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int length =
      lengths.at(static_cast<std::size_t>(*month) - 1) + (*month == 2 && leap ? 1 : 0);
  if (*day > length) return std::nullopt;
  return Date{*year, *month, *day};
}

// Counts in years that start in March, so that the leap day is the last one.
std::int64_t days(Date date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year =
      (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

std::vector<EndOfLife> end_of_life(const ImageReference& image, Date today) {
  std::vector<EndOfLife> found;
  for (const Cycle* cycle : cycles_named(image)) {
    if (auto result = judge(*cycle, today)) found.push_back(*std::move(result));
  }
  return found;
}

std::string_view end_of_life_as_of() {
  return "2026-08-22";
}

}  // namespace gate::facts
