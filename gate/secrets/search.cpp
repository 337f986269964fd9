// SPDX-License-Identifier: Apache-2.0
//
// From matches to candidates. The engine knows bytes; here is what they mean: what stands near,
// whether a checksum holds, what the name of an assignment says, who is more specific.
#include "gate/secrets/search.hpp"

#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/secrets/checksum.hpp"
#include "gate/secrets/generic/filters.hpp"
#include "gate/secrets/generic/value.hpp"

namespace gate::secrets {
namespace {

constexpr std::size_t most_candidates = 20000;
constexpr std::size_t near_before = 160;  // about two lines
constexpr std::size_t near_after = 100;
constexpr std::uint32_t pair_distance = 600;
constexpr std::size_t longest_generic = 512;

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

std::string_view around(std::string_view text, Span span) {
  const std::size_t begin = span.begin > near_before ? span.begin - near_before : 0;
  const std::size_t end = std::min(text.size(), std::size_t{span.end} + near_after);
  return text.substr(begin, end - begin);
}

bool has_any(std::string_view words, std::string_view text) {
  const std::string small = lower(text);
  while (!words.empty()) {
    const std::size_t bar = words.find('|');
    if (small.find(words.substr(0, bar)) != std::string::npos) return true;
    if (bar == std::string_view::npos) break;
    words.remove_prefix(bar + 1);
  }
  return false;
}

// Nobody's token: the body of an example in documentation.
bool is_sample_body(std::string_view body) {
  if (is_repetition(body) || is_sequence(body)) return true;
  const std::string small = lower(body.substr(0, 256));
  for (const std::string_view mark :
       {"example", "xxxxx", "your", "placeholder", "redacted", "....", "-----", "_____"})
    if (small.find(mark) != std::string::npos) return true;
  return false;
}

// The user of "user:password", whose password says nothing if it is the same word.
bool repeats_user(std::string_view before) {
  const auto colon = before.rfind(':');
  return colon != std::string_view::npos && colon + 1 == before.size();
}

bool is_user_again(std::string_view text, const engine::Match& match) {
  const std::string_view before =
      text.substr(match.whole.begin, match.value.begin - match.whole.begin);
  if (!repeats_user(before)) return false;
  std::string_view user = before.substr(0, before.size() - 1);
  if (const auto start = user.find_last_of("/ \"'="); start != std::string_view::npos)
    user.remove_prefix(start + 1);
  return equals_ignoring_case(user, part(text, match.value));
}

// The kind of a generic value by the class of its key.
const Detector* kind_of(const Catalogue& catalogue, KeyClass key_class) {
  switch (key_class) {
    case KeyClass::password:
      return catalogue.password;
    case KeyClass::secret:
      return catalogue.secret;
    case KeyClass::token:
      return catalogue.token;
    case KeyClass::key:
      return catalogue.key;
    case KeyClass::credential:
      return catalogue.credential;
    case KeyClass::harmless:
      break;
  }
  return nullptr;
}

bool beats(const Candidate& a, const Candidate& b) {
  if (a.detector->rank != b.detector->rank) return a.detector->rank > b.detector->rank;
  const auto size = [](Span span) { return span.end - span.begin; };
  if (size(a.value) != size(b.value)) return size(a.value) > size(b.value);
  const std::size_t literal_a = engine::literal_size(a.detector->pattern.shape);
  const std::size_t literal_b = engine::literal_size(b.detector->pattern.shape);
  if (literal_a != literal_b) return literal_a > literal_b;
  // A kind that wants a name close by knows more; the fewer names would do, the more it knows.
  const std::string_view near_a = a.detector->near;
  const std::string_view near_b = b.detector->near;
  if (near_a.empty() != near_b.empty()) return near_b.empty();
  return near_a.size() < near_b.size();
}

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

Span join(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

void complete_pairs(std::vector<Candidate>& candidates) {
  for (Candidate& half : candidates) {
    if (half.detector->partner.empty()) continue;
    for (const Candidate& other : candidates) {
      if (other.value.begin > half.value.end + pair_distance) break;
      if (other.value.end + pair_distance < half.value.begin ||
          other.detector->info.id != half.detector->partner)
        continue;
      half.severity = Severity::critical;
      half.reason = "its secret half stands close by";
    }
  }
}

}  // namespace

Catalogue make_catalogue() {
  Catalogue catalogue;
  for (const Detector* detector : all_detectors()) {
    if (detector->rank == Rank::named) catalogue.named.push_back(detector);
    if (detector->rank != Rank::generic) continue;
    const std::string_view name = detector->info.name;
    if (name == "generic-password") catalogue.password = detector;
    if (name == "generic-secret") catalogue.secret = detector;
    if (name == "generic-token") catalogue.token = detector;
    if (name == "generic-key") catalogue.key = detector;
    if (name == "generic-credential") catalogue.credential = detector;
  }
  return catalogue;
}

std::optional<Candidate> assess(const Catalogue& catalogue, std::string_view key,
                                std::string_view value, std::string_view near, bool quoted,
                                Setting setting) {
  if (value.size() < 5 || value.size() > longest_generic || is_words(value)) return std::nullopt;
  const KeyClass key_class = classify_key(key);
  if (key_class == KeyClass::harmless || (!quoted && setting == Setting::source))
    return std::nullopt;
  Candidate found;
  if (value.size() >= 20 && !is_sample_body(value) && !is_reference(value)) {
    for (const Detector* detector : catalogue.named) {
      if (!engine::fits(detector->pattern.shape, value) || !has_any(detector->near, near)) continue;
      found.detector = detector;
      found.severity = detector->info.severity;
      return found;
    }
  }
  if (!why_harmless(key_class, key, value, quoted, setting).empty()) return std::nullopt;
  found.detector = kind_of(catalogue, key_class);
  found.severity = found.detector->info.severity;
  return found;
}

Search::Search(const Catalogue& catalogue, std::string_view text, std::string_view path)
    : catalogue_{catalogue},
      text_{text},
      setting_{setting_of(path)},
      binary_{text.find('\0') != std::string_view::npos},
      reader_{text} {}

bool Search::is_full() const {
  return candidates_.size() >= most_candidates;
}

bool Search::take(const engine::Match& match) {
  const Detector* detector = catalogue_.owners[match.pattern];
  if (detector != nullptr)
    take_token(*detector, match);
  else if (!binary_)
    take_assignment(match.whole.end);
  return !is_full();
}

void Search::take_token(const Detector& detector, const engine::Match& match) {
  const bool fixed = detector.rank == Rank::shape && detector.near.empty();
  if (binary_ && !fixed) return;
  const std::string_view value = part(text_, match.value);
  const std::size_t prefix = engine::public_prefix(detector.pattern.shape, value);
  if (is_sample_body(value.substr(prefix)) && detector.check != Check::private_key) return;
  if (!detector.near.empty() && !has_any(detector.near, around(text_, match.whole))) return;
  if (detector.check == Check::password &&
      (!why_no_password(value).empty() || is_expression(value) || is_user_again(text_, match)))
    return;
  Candidate found{&detector, match.whole, match.value, match.value, detector.info.severity, {}};
  switch (prove(detector.check, value, prefix)) {
    case Proof::reject:
      return;
    case Proof::valid:
      found.severity = Severity::critical;
      found.reason = "its checksum is right";
      break;
    case Proof::invalid:
      found.severity = Severity::low;
      found.reason = "its checksum is wrong: most likely a placeholder";
      break;
    case Proof::unknown:
      if (detector.nature == Nature::test) found.reason = "a test-mode secret";
      break;
  }
  if (detector.check == Check::jwt || detector.check == Check::json_base64 ||
      detector.check == Check::discord) {
    // These decode, they have no checksum: nothing to raise.
    if (found.severity == Severity::critical) found.severity = detector.info.severity;
    found.reason = found.severity == Severity::low && detector.info.severity != Severity::low
                       ? "it does not decode: most likely a placeholder"
                       : "";
  }
  candidates_.push_back(found);
}

void Search::take_assignment(std::size_t probe_end) {
  const auto assignment = reader_.at(probe_end - 1);
  if (!assignment) return;
  if (!candidates_.empty() && candidates_.back().value == assignment->value) return;
  const Span whole = join(assignment->key, assignment->value);
  const std::string_view key = part(text_, assignment->key);
  const std::string_view value = part(text_, assignment->value);
  for (const Refused& refused : refused_)
    if (refused.value == value && refused.key == key && refused.quoted == assignment->quoted)
      return;
  auto found = assess(catalogue_, key, value, around(text_, whole), assignment->quoted, setting_);
  if (!found) {
    refused_.at(next_refused_++ % refused_.size()) = {key, value, assignment->quoted};
    return;
  }
  if (assignment->prose && found->detector->rank == Rank::generic) return;
  found->match = whole;
  found->value = found->mask = assignment->value;
  candidates_.push_back(*found);
}

std::vector<Candidate> Search::settle() && {
  std::stable_sort(
      candidates_.begin(), candidates_.end(),
      [](const Candidate& a, const Candidate& b) { return a.value.begin < b.value.begin; });
  complete_pairs(candidates_);
  std::vector<Candidate> winners;
  for (Candidate& candidate : candidates_) {
    // The winners do not overlap, so a candidate can only meet the last ones.
    while (!winners.empty() && overlap(winners.back().value, candidate.value) &&
           beats(candidate, winners.back())) {
      candidate.mask = join(candidate.mask, winners.back().mask);
      winners.pop_back();
    }
    if (!winners.empty() && overlap(winners.back().value, candidate.value)) {
      winners.back().mask = join(winners.back().mask, candidate.mask);
      continue;
    }
    winners.push_back(candidate);
  }
  return winners;
}

}  // namespace gate::secrets
