// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gate/core/rule.hpp"
#include "gate/secrets/engine/pattern.hpp"
#include "gate/secrets/engine/shape.hpp"

namespace gate::secrets {

// What can be tested on a value without asking its provider.
enum class Check : std::uint8_t {
  none,
  crc32_base62,         // the last 6 are the CRC-32 of what lies between prefix and them, base 62
  crc32_hex,            // the last 8, lower-case hexadecimal; a '_' may stand before them
  github_fine_grained,  // 8 characters of base32(SHA-256) of everything before them
  gitlab_routable,      // the last 7 are the CRC-32 of all before, base 36
  grafana,      // the last 8 are the CRC-32 of all before the '_', little-endian hexadecimal
  atlassian,    // the last 8 are the CRC-32 of all before, upper-case hexadecimal
  confluent,    // the last 6 are base64 of the little-endian CRC-32 of the 54 before
  json_base64,  // what follows the prefix decodes to JSON
  jwt,          // header and payload decode to JSON objects
  discord,      // the first part decodes to digits
  basic_auth,   // must decode to user:password
  private_key,  // must hold some lines of base64
  password      // must pass the filters of a password; for values with no form of their own
};

// What a value is good for.
enum class Nature : std::uint8_t {
  secret,
  half,  // the identifier half of a pair: weak alone, strong with its partner
  test   // a test-mode secret
};

// Who wins where two detectors claim the same bytes: the more specific one.
enum class Rank : std::uint8_t { generic, place, named, shape };

// What the kinds of one provider have in common.
struct Provider {
  std::string_view why = {};        // what a finder of the secret can do
  std::string_view fix = {};        // where to revoke it and what to use instead
  std::string_view reference = {};  // the provider's own page
};

// One kind of secret, as data.
struct Detector {
  RuleInfo info = {};
  engine::Pattern pattern = {};
  Check check = Check::none;
  Nature nature = Nature::secret;
  Rank rank = Rank::shape;
  std::string_view near = {};     // words parted by '|'; one must stand close by, whatever the case
  std::string_view partner = {};  // id of the kind whose value close by completes the pair
  std::string_view key = {};      // a name under which an example may stand
  std::string_view sample = {};   // an example of the value
};

// The words of one row.
struct Row {
  std::string_view id = {}, slug = {};
  Severity severity = Severity::high;
  std::string_view title = {};
  const Provider& by;
  Check check = Check::none;
  std::string_view near = {};
  Nature nature = Nature::secret;
  std::string_view partner = {};
  engine::Reach reach = engine::Reach::line;  // these two for place() only
  Rank rank = Rank::place;
};

constexpr Detector describe(const Row& row, const char* bad, const char* good) {
  Detector detector;
  detector.info = {.id = row.id,
                   .name = row.slug,
                   .severity = row.severity,
                   .title = row.title,
                   .why = row.by.why,
                   .fix = row.by.fix,
                   .references = {row.by.reference},
                   .cwe = 798,
                   .bad = {bad},
                   .good = {good}};
  detector.check = row.check;
  detector.near = row.near;
  detector.nature = row.nature;
  detector.partner = row.partner;
  return detector;
}

// A kind that its shape alone describes; `key` is a name for the examples.
template <engine::Literal key, engine::Literal shape>
constexpr Detector token(const Row& row) {
  using engine::Literal;
  Detector detector = describe(row, engine::sample<key + Literal{"="}, shape, "\n">.data(),
                               engine::sample<key + Literal{"=$"}, "", key + Literal{"\n"}>.data());
  detector.pattern.shape = shape.view();
  detector.key = key.view();
  detector.sample = engine::text_of(engine::sample<"", shape>);
  return detector;
}

// A kind whose values have a shape that many things share: what counts is that it is assigned to a
// name, and that one of the row's `near` words stands close by.
template <engine::Literal key, engine::Literal shape>
constexpr Detector named(const Row& row) {
  Detector detector = token<key, shape>(row);
  detector.rank = Rank::named;
  return detector;
}

// A kind known by the place it stands in; the expressions say where. The bad example is `before`,
// the example of `shape`, `after`.
template <engine::Literal before, engine::Literal shape, engine::Literal after>
constexpr Detector place(const Row& row, std::string_view probe, std::string_view confirm,
                         const char* good) {
  Detector detector = describe(row, engine::sample<before, shape, after>.data(), good);
  detector.pattern.probe = probe;
  detector.pattern.confirm = confirm;
  detector.pattern.reach = row.reach;
  detector.sample = engine::text_of(engine::sample<"", shape>);
  detector.rank = row.rank;
  return detector;
}

// Every detector, in the order of the pattern database.
const std::vector<const Detector*>& all_detectors();

}  // namespace gate::secrets
