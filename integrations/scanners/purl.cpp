// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/purl.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/uri.hpp"

namespace gate::scanners {
namespace {

constexpr std::size_t longest_purl = 4096;

struct Parts {
  std::string type, space, name, version, qualifiers;  // all decoded but the qualifiers
};

struct Ecosystem {
  std::string_view word;  // the tools' name for it
  std::string_view type;  // of the package URL
  std::string_view space = {};
};

constexpr std::array ecosystems{
    Ecosystem{"npm", "npm"},
    Ecosystem{"yarn", "npm"},
    Ecosystem{"pnpm", "npm"},
    Ecosystem{"bun", "npm"},
    Ecosystem{"node-pkg", "npm"},
    Ecosystem{"javascript", "npm"},
    Ecosystem{"pip", "pypi"},
    Ecosystem{"pipenv", "pypi"},
    Ecosystem{"poetry", "pypi"},
    Ecosystem{"uv", "pypi"},
    Ecosystem{"python-pkg", "pypi"},
    Ecosystem{"python", "pypi"},
    Ecosystem{"setuptools", "pypi"},
    Ecosystem{"pylock", "pypi"},
    Ecosystem{"conda-pkg", "conda"},
    Ecosystem{"conda-environment", "conda"},
    Ecosystem{"bundler", "gem"},
    Ecosystem{"gemspec", "gem"},
    Ecosystem{"rubygems", "gem"},
    Ecosystem{"cargo", "cargo"},
    Ecosystem{"rust-binary", "cargo"},
    Ecosystem{"rustbinary", "cargo"},
    Ecosystem{"composer", "composer"},
    Ecosystem{"composer-vendor", "composer"},
    Ecosystem{"gomod", "golang"},
    Ecosystem{"gobinary", "golang"},
    Ecosystem{"golang", "golang"},
    Ecosystem{"gomodules", "golang"},
    Ecosystem{"golangdep", "golang"},
    Ecosystem{"govendor", "golang"},
    Ecosystem{"jar", "maven"},
    Ecosystem{"pom", "maven"},
    Ecosystem{"maven", "maven"},
    Ecosystem{"gradle", "maven"},
    Ecosystem{"gradle-lockfile", "maven"},
    Ecosystem{"sbt", "maven"},
    Ecosystem{"sbt-lockfile", "maven"},
    Ecosystem{"nuget", "nuget"},
    Ecosystem{"paket", "nuget"},
    Ecosystem{"dotnet-core", "nuget"},
    Ecosystem{"packages-props", "nuget"},
    Ecosystem{"packages-config", "nuget"},
    Ecosystem{"nuget-config", "nuget"},
    Ecosystem{"cocoapods", "cocoapods"},
    Ecosystem{"swift", "swift"},
    Ecosystem{"pub", "pub"},
    Ecosystem{"hex", "hex"},
    Ecosystem{"conan", "conan"},
    Ecosystem{"julia", "julia"},
};

// An empty namespace: the family itself.
constexpr std::array distributions{
    Ecosystem{"debian", "deb"},
    Ecosystem{"ubuntu", "deb"},
    Ecosystem{"echo", "deb"},
    Ecosystem{"alpine", "apk"},
    Ecosystem{"wolfi", "apk"},
    Ecosystem{"chainguard", "apk"},
    Ecosystem{"redhat", "rpm"},
    Ecosystem{"rhel", "rpm", "redhat"},
    Ecosystem{"centos", "rpm"},
    Ecosystem{"rocky", "rpm"},
    Ecosystem{"alma", "rpm"},
    Ecosystem{"almalinux", "rpm", "alma"},
    Ecosystem{"amazon", "rpm"},
    Ecosystem{"amzn", "rpm", "amazon"},
    Ecosystem{"oracle", "rpm"},
    Ecosystem{"ol", "rpm", "oracle"},
    Ecosystem{"fedora", "rpm"},
    Ecosystem{"photon", "rpm"},
    Ecosystem{"azurelinux", "rpm"},
    Ecosystem{"cbl-mariner", "rpm"},
    Ecosystem{"opensuse", "rpm"},
    Ecosystem{"opensuse-leap", "rpm", "opensuse"},
    Ecosystem{"opensuse-tumbleweed", "rpm", "opensuse"},
    Ecosystem{"opensuse.leap", "rpm", "opensuse"},
    Ecosystem{"opensuse.tumbleweed", "rpm", "opensuse"},
    Ecosystem{"suse linux enterprise server", "rpm", "suse"},
    Ecosystem{"sles", "rpm", "suse"},
    Ecosystem{"slem", "rpm", "suse"},
    Ecosystem{"slem-micro", "rpm", "suse"},
    Ecosystem{"suse linux enterprise micro", "rpm", "suse"},
};

template <class Table>
const Ecosystem* find(const Table& table, std::string_view word) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Ecosystem& entry) {
    return equals_ignoring_case(entry.word, word);
  });
  return found == table.end() ? nullptr : &*found;
}

// "debian:11" → "debian".
std::string_view family(std::string_view ecosystem) {
  return ecosystem.substr(0, ecosystem.find(':'));
}

// Unreserved characters and ':' stay, as the package URL specification spells it.
std::string encoded(std::string_view text, std::string_view keep = ":") {
  std::string result;
  for (const char c : text) {
    if (is_alnum(c) || std::string_view{"-._~"}.find(c) != std::string_view::npos ||
        keep.find(c) != std::string_view::npos)
      result += c;
    else
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

std::string python_name(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool separator = c == '-' || c == '_' || c == '.';
    if (!separator)
      result += lower(c);
    else if (result.empty() || result.back() != '-')
      result += '-';
  }
  return result;
}

bool has_lower_names(std::string_view type) {
  constexpr std::array<std::string_view, 10> types{
      "npm", "deb", "apk", "golang", "composer", "github", "bitbucket", "hex", "nuget", "oci"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

std::string_view value_of(std::string_view qualifiers, std::string_view key) {
  for (const std::string_view pair : split(qualifiers, '&'))
    if (pair.size() > key.size() && pair.substr(0, key.size()) == key && pair[key.size()] == '=')
      return pair.substr(key.size() + 1);
  return {};
}

void normalise(Parts& parts) {
  if (parts.type == "pypi")
    parts.name = python_name(parts.name);
  else if (has_lower_names(parts.type))
    parts.name = lower(parts.name);
  if (has_lower_names(parts.type) || parts.type == "rpm") parts.space = lower(parts.space);
  std::string& version = parts.version;
  if (parts.type == "golang" && version.size() > 1 && lower(version[0]) == 'v' &&
      is_digit(version[1]))
    version.erase(0, 1);
  if (parts.type == "rpm" || parts.type == "deb") {
    const std::string_view epoch = value_of(parts.qualifiers, "epoch");
    const bool stated = version.find(':') != std::string::npos;
    if (!epoch.empty() && epoch != "0" && !stated && !version.empty())
      version = fmt::format("{}:{}", decoded(epoch), version);
    else if (version.size() > 2 && version.substr(0, 2) == "0:")
      version.erase(0, 2);
  }
}

std::string print(Parts parts) {
  normalise(parts);
  std::string text = fmt::format("pkg:{}/", parts.type);
  if (!parts.space.empty()) text += encoded(parts.space, "/:") + "/";
  text += encoded(parts.name);
  if (!parts.version.empty()) text += "@" + encoded(parts.version);
  return text;
}

// Where the version's '@' stands: after the last '/', so that an unencoded npm scope is no version.
std::size_t version_mark(std::string_view path) {
  const std::size_t at = path.rfind('@');
  if (at == std::string_view::npos || at == 0) return std::string_view::npos;
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos && (at < slash || at == slash + 1))
    return std::string_view::npos;
  return at;
}

std::optional<Parts> parse(std::string_view text) {
  if (text.size() > longest_purl || text.substr(0, 4) != "pkg:") return std::nullopt;
  text.remove_prefix(4);
  text = text.substr(0, text.find('#'));
  Parts parts;
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    parts.qualifiers = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  while (!text.empty() && text.front() == '/')
    text.remove_prefix(1);
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  parts.type = lower(text.substr(0, slash));
  std::string_view path = text.substr(slash + 1);
  if (const std::size_t mark = version_mark(path); mark != std::string_view::npos) {
    parts.version = decoded(path.substr(mark + 1));
    path = path.substr(0, mark);
  }
  const std::size_t last = path.rfind('/');
  parts.name = decoded(last == std::string_view::npos ? path : path.substr(last + 1));
  if (last != std::string_view::npos) parts.space = decoded(path.substr(0, last));
  if (parts.name.empty()) return std::nullopt;
  return parts;
}

}  // namespace

std::string canonical_purl(std::string_view text) {
  const std::optional<Parts> parts = parse(trim(text));
  return parts ? print(*parts) : std::string{};
}

std::string make_purl(std::string_view ecosystem, std::string_view name, std::string_view version) {
  name = trim(name);
  if (name.empty() || name.size() + version.size() > longest_purl) return {};
  Parts parts;
  parts.version = trim(version);
  if (const Ecosystem* distribution = find(distributions, family(ecosystem))) {
    parts.type = distribution->type;
    parts.space = distribution->space.empty() ? distribution->word : distribution->space;
    parts.name = name;
    return print(parts);
  }
  const Ecosystem* known = find(ecosystems, ecosystem);
  if (known == nullptr) return {};
  parts.type = known->type;
  const char separator = parts.type == "maven" ? ':' : '/';
  const std::size_t last = parts.type == "pypi" || parts.type == "nuget" ? std::string_view::npos
                                                                         : name.rfind(separator);
  parts.name = last == std::string_view::npos ? name : name.substr(last + 1);
  if (last != std::string_view::npos) parts.space = name.substr(0, last);
  return parts.name.empty() ? std::string{} : print(parts);
}

bool is_distribution(std::string_view ecosystem) {
  return find(distributions, family(ecosystem)) != nullptr;
}

std::string_view purl_without_version(std::string_view purl) {
  const std::size_t mark = version_mark(purl);
  return purl.substr(0, mark);
}

}  // namespace gate::scanners
