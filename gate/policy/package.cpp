// SPDX-License-Identifier: Apache-2.0
// Scanners spell one package in many ways (results.md c). A purl is taken apart, percent escapes
// are undone, and each ecosystem's own rules of equality applied.
#include "gate/policy/package.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "gate/core/text.hpp"

namespace gate::policy {
namespace {

int digit_of(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 &&
        digit_of(text[i + 2]) >= 0) {
      plain += static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2]));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

struct Purl {
  std::string type = {}, name = {}, version = {};  // `name` with its namespace
  std::string_view qualifiers = {};
};

Purl parts_of(std::string_view text) {
  Purl purl;
  if (text.substr(0, 4) == "pkg:") text.remove_prefix(4);
  text = text.substr(0, text.find('#'));
  if (const auto mark = text.find('?'); mark != std::string_view::npos) {
    purl.qualifiers = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  while (!text.empty() && text.front() == '/')
    text.remove_prefix(1);
  const auto slash = text.find('/');
  purl.type = lower(text.substr(0, slash));
  text = slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
  // An unescaped scope ("npm/@babel/core@7") has its '@' right behind a '/' or at the front.
  const auto at = text.rfind('@');
  if (at != std::string_view::npos && at > 0 && text[at - 1] != '/') {
    purl.version = unescaped(text.substr(at + 1));
    text = text.substr(0, at);
  }
  purl.name = unescaped(text);
  return purl;
}

std::string qualifier(std::string_view qualifiers, std::string_view key) {
  for (const std::string_view pair : split(qualifiers, '&')) {
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == key)
      return unescaped(pair.substr(equals + 1));
  }
  return {};
}

bool is_distribution(std::string_view type) {
  return type == "deb" || type == "rpm" || type == "apk" || type == "alpm";
}

// "openssl@1.1.1" (deb, apk) and "openssl-1.1.1k-5.el8.src.rpm" name the source package openssl.
std::string source_package(const Purl& purl) {
  std::string upstream = qualifier(purl.qualifiers, "upstream");
  constexpr std::string_view suffix = ".src.rpm";
  if (upstream.size() > suffix.size() &&
      std::string_view{upstream}.substr(upstream.size() - suffix.size()) == suffix) {
    upstream.resize(upstream.size() - suffix.size());
    for (int i = 0; i < 2; ++i) {
      if (const auto dash = upstream.rfind('-'); dash != std::string::npos) upstream.resize(dash);
    }
    return upstream;
  }
  return upstream.substr(0, upstream.find('@'));
}

// PEP 503: case and runs of "-_." do not tell projects apart.
std::string python_name(std::string_view name) {
  std::string normal;
  for (const char c : name) {
    const bool joint = c == '-' || c == '_' || c == '.';
    if (!joint) normal += lower(c);
    if (joint && (normal.empty() || normal.back() != '-')) normal += '-';
  }
  return normal;
}

std::string identity_of(const Purl& purl) {
  std::string name = purl.name;
  if (is_distribution(purl.type)) {
    const std::string source = source_package(purl);
    const auto slash = name.rfind('/');
    if (!source.empty())
      name = (slash == std::string::npos ? "" : name.substr(0, slash + 1)) + source;
    name = lower(name);
  } else if (purl.type == "pypi") {
    name = python_name(name);
  } else if (purl.type == "maven") {
    std::replace(name.begin(), name.end(), ':', '/');
  } else if (purl.type != "npm" && purl.type != "golang" && purl.type != "cargo") {
    name = lower(name);
  }
  return purl.type + "/" + name;
}

std::string plain_version(std::string_view version) {
  if (version.size() > 1 && version.front() == 'v' && is_digit(version[1]))
    version.remove_prefix(1);
  if (const auto colon = version.find(':');
      colon != std::string_view::npos && colon > 0 &&
      std::all_of(version.begin(), version.begin() + static_cast<std::ptrdiff_t>(colon), is_digit))
    version.remove_prefix(colon + 1);
  return unescaped(version);
}

bool starts_with(std::string_view text, std::string_view start) {
  return equals_ignoring_case(text.substr(0, start.size()), start);
}

}  // namespace

std::string package_identity(const Package& package) {
  if (package.purl.empty()) return "?/" + lower(package.name);
  return identity_of(parts_of(package.purl));
}

std::string package_version(const Package& package) {
  if (!package.installed.empty()) return plain_version(package.installed);
  return package.purl.empty() ? std::string{} : plain_version(parts_of(package.purl).version);
}

bool matches_text(std::string_view pattern, std::string_view text) {
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  std::size_t p = 0;
  std::size_t t = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

bool matches_purl(std::string_view pattern, std::string_view purl) {
  const Purl wanted = parts_of(pattern);
  const Purl given = parts_of(purl);
  if (!wanted.version.empty() &&
      !matches_text(plain_version(wanted.version), plain_version(given.version)))
    return false;
  const std::string name = identity_of(wanted);
  if (matches_text(name, identity_of(given))) return true;
  Purl binary = given;  // the pattern may name the binary package
  binary.qualifiers = {};
  return matches_text(name, identity_of(binary));
}

std::string canonical_id(const std::vector<std::string>& ids) {
  constexpr std::array<std::string_view, 9> families{"GO-",  "RUSTSEC-", "PYSEC-", "MAL-", "OSV-",
                                                     "DSA-", "DLA-",     "USN-",   "ALAS"};
  std::vector<std::string> cves;
  std::string ghsa;
  std::string family;
  for (const std::string& id : ids) {
    if (starts_with(id, "CVE-")) cves.push_back(id);
    if (starts_with(id, "GHSA-") && (ghsa.empty() || id < ghsa)) ghsa = id;
    const auto is_of = [&](std::string_view start) { return starts_with(id, start); };
    if (std::any_of(families.begin(), families.end(), is_of) && (family.empty() || id < family))
      family = id;
  }
  std::sort(cves.begin(), cves.end());
  cves.erase(std::unique(cves.begin(), cves.end()), cves.end());
  if (cves.size() == 1) return cves.front();
  if (!ghsa.empty()) return ghsa;
  if (!family.empty()) return family;
  if (!cves.empty()) return cves.front();
  return ids.empty() ? std::string{} : ids.front();
}

}  // namespace gate::policy
