// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/baseline.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"
#include "gate/policy/package.hpp"
#include "gate/policy/places.hpp"

namespace gate::policy {
namespace {

constexpr std::string_view header = "gate-baseline 1";
constexpr std::string_view salt_key = "salt ";
constexpr std::string_view keyed_outside = "-";  // by GATE_KEY, which is in no file
constexpr std::string_view columns = "# id\tpath\towner\tpart\tsubject\tcount\tfingerprint";

// Fields are separated by tabs and entries by line breaks; both are escaped inside a field.
std::string escaped(std::string_view text) {
  std::string field;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\' || byte < 0x20 || byte == 0x7F)
      field += fmt::format("\\x{:02x}", byte);
    else
      field += c;
  }
  return field;
}

std::optional<std::string> unescaped(std::string_view field) {
  std::string text;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      text += field[i];
      continue;
    }
    if (field.substr(i, 2) != "\\x" || i + 4 > field.size()) return std::nullopt;
    unsigned value = 0;
    const char* end = field.data() + i + 4;
    if (std::from_chars(field.data() + i + 2, end, value, 16).ptr != end) return std::nullopt;
    text += static_cast<char>(value);
    i += 3;
  }
  return text;
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

std::optional<Baseline::Entry> entry(std::string_view line) {
  const auto fields = split(line, '\t');
  if (fields.size() != 7) return std::nullopt;
  std::array<std::string, 5> texts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto text = unescaped(fields[i]);
    if (!text) return std::nullopt;
    texts.at(i) = std::move(*text);
  }
  Baseline::Entry one;
  one.identity = {texts[0], texts[1], texts[2], texts[3], texts[4]};
  const std::string_view count = fields[5];
  const auto read = std::from_chars(count.data(), count.data() + count.size(), one.count);
  if (read.ec != std::errc{} || read.ptr != count.data() + count.size() || one.count == 0 ||
      one.identity.id.empty() || !is_hex(fields[6]))
    return std::nullopt;
  one.fingerprint = fields[6];
  return one;
}

// Gives what is wrong with the line, or nothing.
std::string read_salt(std::string_view line, std::string& salt) {
  constexpr std::string_view again = "write the baseline again with --update";
  if (line.substr(0, salt_key.size()) != salt_key) {
    return fmt::format("expected \"salt \" and hexadecimal digits, or \"salt -\"; {}", again);
  }
  const std::string_view value = line.substr(salt_key.size());
  if (value == keyed_outside) return {};
  if (value.empty()) {
    return fmt::format(
        "the salt is empty, so anyone could compute the fingerprints of the secrets; {}", again);
  }
  if (!is_hex(value)) {
    return fmt::format(
        "the salt is not hexadecimal (0-9, a-f), nor \"-\" for a baseline keyed by GATE_KEY; {}",
        again);
  }
  salt = value;
  return {};
}

Error error(std::string_view path, std::size_t line, std::string_view what) {
  return {fmt::format("{}:{}: {}", path, line, what)};
}

}  // namespace

Identity identity_of(const Finding& finding) {
  if (finding.package)
    return {finding.id, lasting_target(finding.target), "", "package",
            package_identity(*finding.package)};
  return {finding.id, finding.path, finding.owner, finding.part, finding.subject};
}

Baseline make_baseline(const std::vector<Finding>& findings, std::string salt) {
  std::map<Identity, Baseline::Entry> entries;
  for (const Finding& finding : findings) {
    if (finding.disposition == Disposition::suppressed) continue;
    const Identity identity = identity_of(finding);
    const auto [at, fresh] = entries.try_emplace(identity);
    if (fresh) {
      at->second = {identity, 1, finding.fingerprint};
    } else {
      ++at->second.count;
    }
  }
  Baseline baseline;
  baseline.salt = std::move(salt);
  for (auto& [identity, one] : entries)
    baseline.entries.push_back(std::move(one));
  return baseline;
}

std::string write_baseline(const Baseline& baseline) {
  std::vector<std::string> lines;
  for (const auto& one : baseline.entries) {
    const Identity& identity = one.identity;
    lines.push_back(fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", escaped(identity.id),
                                escaped(identity.path), escaped(identity.owner),
                                escaped(identity.part), escaped(identity.subject), one.count,
                                one.fingerprint));
  }
  std::sort(lines.begin(), lines.end());
  const std::string_view salt = baseline.salt.empty() ? keyed_outside : baseline.salt;
  std::string text = fmt::format("{}\n{}{}\n{}\n", header, salt_key, salt, columns);
  for (const std::string& line : lines)
    text += line;
  return text;
}

Result<Baseline> read_baseline(std::string_view path, std::string_view text) {
  const auto lines = lines_of(text);
  if (lines.empty() || lines[0] != header) {
    return error(path, 1,
                 fmt::format("not a baseline of gate: the first line must be \"{}\"", header));
  }
  Baseline baseline;
  if (const std::string wrong = read_salt(lines.size() < 2 ? "" : lines[1], baseline.salt);
      !wrong.empty())
    return error(path, 2, wrong);
  std::map<Identity, std::size_t> seen;
  for (std::size_t i = 2; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i].front() == '#') continue;
    auto one = entry(lines[i]);
    if (!one) {
      return error(path, i + 1,
                   "expected seven fields separated by tabs: id, path, owner, part, subject, "
                   "count, fingerprint");
    }
    const auto [at, fresh] = seen.try_emplace(one->identity, i + 1);
    if (!fresh) {
      return error(path, i + 1,
                   fmt::format("the same entry as line {}; add the counts", at->second));
    }
    baseline.entries.push_back(std::move(*one));
  }
  return baseline;
}

BaselineMatcher::BaselineMatcher(const Baseline& baseline, const std::vector<Changed>& changed)
    : baseline_{baseline} {
  for (const auto& one : baseline.entries) {
    left_[one.identity] += one.count;
    values_.insert({one.identity.id, one.identity.subject});
  }
  for (const Changed& change : changed) {
    if (change.status == Changed::Status::renamed) renamed_[change.path] = change.old_path;
  }
}

bool BaselineMatcher::take(const Identity& identity) {
  const auto found = left_.find(identity);
  if (found == left_.end() || found->second == 0) return false;
  --found->second;
  return true;
}

bool BaselineMatcher::holds(const Finding& finding) {
  if (left_.empty()) return false;
  if (finding.kind == Kind::secret && !finding.commit.empty() && !finding.subject.empty())
    return values_.count({finding.id, finding.subject}) > 0;
  Identity identity = identity_of(finding);
  if (take(identity)) return true;
  const auto renamed = renamed_.find(identity.path);
  if (renamed == renamed_.end()) return false;
  identity.path = renamed->second;
  return take(identity);
}

std::vector<const Baseline::Entry*> BaselineMatcher::stale() const {
  std::vector<const Baseline::Entry*> entries;
  for (const auto& one : baseline_.entries) {
    const auto found = left_.find(one.identity);
    if (found != left_.end() && found->second > 0) entries.push_back(&one);
  }
  return entries;
}

}  // namespace gate::policy
