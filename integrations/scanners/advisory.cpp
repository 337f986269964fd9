// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/advisory.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"

namespace gate::scanners {
namespace {

// Of one finding; more are noise, and the lists are searched.
constexpr std::size_t most_ids = 64;

bool starts_with(std::string_view text, std::string_view prefix) {
  return equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

template <class Prefixes>
bool starts_with_one_of(std::string_view text, const Prefixes& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return starts_with(text, prefix); });
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

void add_once(std::vector<std::string>& ids, std::string id) {
  if (!id.empty() && ids.size() < most_ids && std::find(ids.begin(), ids.end(), id) == ids.end())
    ids.push_back(std::move(id));
}

std::string upper(std::string_view text) {
  std::string result{text};
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

std::size_t choose(const std::vector<std::string>& ids) {
  const auto cves = std::count_if(ids.begin(), ids.end(), is_cve);
  const auto first = [&](auto is) {
    return static_cast<std::size_t>(std::find_if(ids.begin(), ids.end(), is) - ids.begin());
  };
  if (cves == 1) return first(is_cve);
  if (is_cve(ids.front())) return 0;
  const std::size_t ghsa = first(is_ghsa);
  return ghsa < ids.size() ? ghsa : 0;
}

}  // namespace

bool is_cve(std::string_view id) {
  const auto parts = split(id, '-');
  return parts.size() == 3 && equals_ignoring_case(parts[0], "CVE") && is_digits(parts[1]) &&
         is_digits(parts[2]) && parts[1].size() == 4;
}

bool is_ghsa(std::string_view id) {
  const auto parts = split(id, '-');
  return parts.size() == 4 && equals_ignoring_case(parts[0], "GHSA") &&
         std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
           return part.size() == 4 && std::all_of(part.begin(), part.end(), is_alnum);
         });
}

std::string canonical_id(std::string_view id) {
  id = trim(id);
  if (is_cve(id)) return upper(id);
  if (is_ghsa(id)) return "GHSA" + lower(id.substr(4));
  return std::string{id};
}

bool is_advisory(std::string_view text) {
  constexpr std::array<std::string_view, 15> families{
      "RUSTSEC-", "PYSEC-", "GO-2",  "OSV-",  "MAL-",      "GMS-",      "TEMP-", "SNYK-",
      "snyk:lic", "npm:",   "NSWG-", "GLAD-", "PRISMA-20", "CURL-CVE-", "BIT-"};
  if (starts_with(text, "SNYK-CC-")) return false;  // Snyk's infrastructure rules
  return is_cve(text) || is_ghsa(text) || starts_with_one_of(text, families) || is_bulletin(text);
}

bool is_bulletin(std::string_view id) {
  constexpr std::array<std::string_view, 22> families{
      "DSA-",    "DLA-",     "DTSA-",       "USN-",    "RHSA-", "RHBA-", "RHEA-", "ELSA-",
      "ELBA-",   "ALAS",     "ALSA-",       "RLSA-",   "RXSA-", "CESA-", "GLSA-", "openSUSE-SU-",
      "SUSE-SU", "SUSE-RU-", "openSUSE-RU", "FEDORA-", "PHSA-", "MGASA-"};
  return starts_with_one_of(id, families);
}

bool is_malware_id(std::string_view id) {
  return starts_with(id, "MAL-");
}

std::vector<std::string> advisories_in(std::string_view text) {
  std::vector<std::string> found;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && (is_alnum(text[end]) || text[end] == '-'))
      ++end;
    const std::string_view word = text.substr(begin, end - begin);
    if (is_cve(word) || is_ghsa(word)) add_once(found, canonical_id(word));
    begin = end + 1;
  }
  return found;
}

void set_ids(Finding& finding, std::string_view tool_id, const std::vector<std::string>& others) {
  finding.ids.clear();
  add_once(finding.ids, canonical_id(tool_id));
  for (const std::string& other : others) {
    if (is_bulletin(other))
      add_once(finding.aliases, canonical_id(other));
    else
      add_once(finding.ids, canonical_id(other));
  }
  if (finding.ids.empty()) return;
  const auto primary = finding.ids.begin() + static_cast<std::ptrdiff_t>(choose(finding.ids));
  std::rotate(finding.ids.begin(), primary, primary + 1);
  finding.id = finding.ids.front();
}

}  // namespace gate::scanners
