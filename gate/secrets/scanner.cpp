// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/scanner.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"
#include "gate/secrets/engine/shape.hpp"
#include "gate/secrets/patterns.hpp"
#include "gate/secrets/redact.hpp"
#include "gate/secrets/search.hpp"

namespace gate::secrets {
namespace {

constexpr std::size_t short_hash = 6;  // 24 bits: too little to confirm a guessed password

// The same secret in whatever way it is written down: escaped, percent-encoded, folded.
std::string normalised(std::string_view value) {
  std::string plain;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string_view rest = value.substr(i, 3);
    if (rest.substr(0, 2) == "\\n" || rest.substr(0, 2) == "\\r") {
      ++i;
    } else if (rest.substr(0, 2) == "\\=") {
      continue;
    } else if (rest == "%3D" || rest == "%3d") {
      plain += '=';
      i += 2;
    } else if (!is_space(value[i])) {
      plain += value[i];
    }
  }
  return plain;
}

Severity one_lower(Severity severity) {
  return severity == Severity::info
             ? severity
             : static_cast<Severity>(static_cast<std::uint8_t>(severity) - 1);
}

bool is_allowed(std::string_view text, Span match) {
  const std::size_t begin = text.substr(0, match.begin).rfind('\n');
  const std::size_t first = begin == std::string_view::npos ? 0 : begin + 1;
  const std::size_t end = text.find('\n', match.end);
  return text.substr(first, end == std::string_view::npos ? end : end - first)
             .find("leaks:allow") != std::string_view::npos;
}

}  // namespace

struct Engine::Parts {
  std::string key;
  Catalogue catalogue;
  std::shared_ptr<const engine::Database> database;
};

Engine::Engine(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
Engine::~Engine() = default;

const std::string& Engine::note() const {
  return parts_->database->note();
}

Outcome<std::shared_ptr<const Engine>> Engine::create(std::string key) {
  Outcome<std::shared_ptr<const Engine>> outcome;
  PatternList list = pattern_list();
  auto database = engine::Database::open(std::move(list.patterns), prepared_database);
  if (!database) {
    outcome.faults.push_back({Cause::internal, database.error().what});
    return outcome;
  }
  auto parts = std::make_unique<Parts>();
  parts->key = std::move(key);
  parts->catalogue = make_catalogue();
  parts->catalogue.owners = std::move(list.owners);
  parts->database = *std::move(database);
  outcome.value.reset(new Engine{std::move(parts)});  // NOLINT: the constructor is private
  return outcome;
}

struct Scanner::State {
  std::shared_ptr<const Engine> engine;
  engine::Matcher matcher;

  explicit State(std::shared_ptr<const Engine> shared)
      : engine{std::move(shared)}, matcher{engine->parts_->database} {}

  [[nodiscard]] Hit hit_of(const Candidate& found, std::string_view text) const;
};

Hit Scanner::State::hit_of(const Candidate& found, std::string_view text) const {
  const std::string_view value =
      text.substr(found.value.begin, found.value.end - found.value.begin);
  const RuleInfo& kind = found.detector->info;
  Hit hit;
  hit.kind = &kind;
  hit.severity = found.severity;
  hit.match = found.match;
  hit.value = found.value;
  hit.mask = found.mask;
  hit.generic = found.detector->rank == Rank::generic;
  hit.reason = found.reason;
  const std::string subject = std::string{kind.id} + '\0' + normalised(value);
  hit.hash = keyed_hash(engine->parts_->key, subject);
  if (hit.generic || found.detector->check == Check::password) hit.hash.resize(short_hash);
  const std::size_t shown = engine::public_prefix(found.detector->pattern.shape, value);
  const bool is_fixed = found.detector->rank == Rank::shape;
  hit.redacted = std::string{value.substr(0, is_fixed ? shown : 0)} + "…";
  return hit;
}

Scanner::Scanner(std::shared_ptr<const Engine> engine)
    : state_{std::make_unique<State>(std::move(engine))} {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

Outcome<std::vector<Hit>> Scanner::scan(std::string_view text, std::string_view path) {
  Outcome<std::vector<Hit>> outcome;
  Search search{state_->engine->parts_->catalogue, text, path};
  outcome.faults =
      state_->matcher.find(text, [&](const engine::Match& match) { return search.take(match); });
  if (search.is_full())
    outcome.faults.push_back(
        {Cause::limit, "too many possible secrets in one text: the rest of it was not searched",
         std::string{path}, text.size()});
  for (Fault& fault : outcome.faults)
    fault.path = path;
  const std::vector<Candidate> found = std::move(search).settle();
  if (found.empty()) return outcome;
  const bool test = is_test_path(path);
  const bool pragmas = text.find("leaks:allow") != std::string_view::npos;
  for (const Candidate& candidate : found) {
    Hit hit = state_->hit_of(candidate, text);
    if (hit.generic && test) {
      hit.severity = one_lower(hit.severity);
      hit.reason = "in a test, an example or documentation";
    }
    hit.allowed = pragmas && is_allowed(text, hit.match);
    outcome.value.push_back(std::move(hit));
  }
  return outcome;
}

std::string Scanner::redact(std::string_view text) {
  const Outcome<std::vector<Hit>> found = scan(text, {});
  return found.faults.empty() ? secrets::redact(text, found.value) : "…";
}

std::optional<Hit> Scanner::judge(std::string_view key, std::string_view value) {
  std::string text{key};
  text += '=';
  text += value;
  Outcome<std::vector<Hit>> found = scan(text, {});
  for (Hit& hit : found.value)
    if (!hit.generic && hit.value.end > key.size() + 1) return std::move(hit);
  const auto candidate =
      assess(state_->engine->parts_->catalogue, key, value, text, true, Setting::data);
  if (!candidate) return std::nullopt;
  Candidate whole = *candidate;
  whole.match = {0, static_cast<std::uint32_t>(text.size())};
  whole.value = whole.mask = {static_cast<std::uint32_t>(key.size() + 1), whole.match.end};
  return state_->hit_of(whole, text);
}

}  // namespace gate::secrets
