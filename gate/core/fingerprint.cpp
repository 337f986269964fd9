// SPDX-License-Identifier: Apache-2.0
#include "gate/core/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>

namespace gate {
namespace {

using Digest = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

std::string hex(const Digest& digest) {
  std::string text;
  text.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest)
    text += fmt::format("{:02x}", byte);
  return text;
}

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());  // NOLINT: nettle takes uint8_t
}

// A length before each part keeps ("ab", "c") and ("a", "bc") apart.
void append(std::string& tuple, std::string_view part) {
  tuple += fmt::format("{}:{}\n", part.size(), part);
}

std::string identity(const Finding& finding) {
  std::string tuple = "gate/1\n";
  append(tuple, finding.id);
  append(tuple, finding.path);
  append(tuple, finding.owner);
  append(tuple, finding.part);
  append(tuple, finding.subject);
  return tuple;
}

constexpr std::size_t shown_digits = 32;

std::string_view without_version(std::string_view purl) {
  const auto scope = purl.find('/');
  const auto at = purl.find('@', scope == std::string_view::npos ? 0 : scope);
  return purl.substr(0, std::min({at, purl.find('?'), purl.find('#')}));
}

}  // namespace

std::string sha256(std::string_view bytes) {
  sha256_ctx context{};
  sha256_init(&context);
  sha256_update(&context, bytes.size(), bytes_of(bytes));
  Digest digest{};
  sha256_digest(&context, digest.size(), digest.data());
  return hex(digest);
}

std::string keyed_hash(std::string_view key, std::string_view bytes) {
  hmac_sha256_ctx context{};
  hmac_sha256_set_key(&context, key.size(), bytes_of(key));
  hmac_sha256_update(&context, bytes.size(), bytes_of(bytes));
  Digest digest{};
  hmac_sha256_digest(&context, digest.size(), digest.data());
  return hex(digest);
}

std::string fingerprint(const Finding& finding, std::uint32_t occurrence) {
  return sha256(identity(finding) + fmt::format("#{}", occurrence)).substr(0, shown_digits);
}

std::string package_fingerprint(const Finding& finding) {
  std::string tuple = "gate-package/1\n";
  append(tuple, finding.ids.empty() ? finding.id : finding.ids.front());
  const bool has_purl = finding.package && !finding.package->purl.empty();
  const std::string_view name = finding.package ? std::string_view{finding.package->name} : "";
  append(tuple, has_purl ? without_version(finding.package->purl) : name);
  append(tuple, finding.target);
  return sha256(tuple).substr(0, shown_digits);
}

void set_fingerprints(std::vector<Finding>& findings) {
  std::map<std::string, std::uint32_t> seen;
  for (Finding& finding : findings) {
    if (!finding.fingerprint.empty()) continue;
    finding.fingerprint = finding.package ? package_fingerprint(finding)
                                          : fingerprint(finding, seen[identity(finding)]++);
  }
}

}  // namespace gate
