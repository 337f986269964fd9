// SPDX-License-Identifier: Apache-2.0
//
// Two passes. Vectorscan looks for all patterns at once and says only where a match ends (knowing
// where it starts would cost three quarters of the speed). Round such an end PCRE2 looks for the
// real match, in a window: the line, or on a long line some kilobytes to either side. A pattern
// remembers how far it has looked, so that no byte is searched more than about twice by any
// pattern, however many ends are reported: that keeps hostile text linear.
#include "gate/secrets/engine/matcher.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <hs.h>

#include "gate/core/text.hpp"
#include "gate/secrets/engine/compile.hpp"
#include "gate/secrets/engine/confirmer.hpp"

namespace gate::secrets::engine {
namespace {

constexpr std::size_t line_reach = 4096;    // to either side of the hit
constexpr std::size_t block_back = 512;     // a header line or two
constexpr std::size_t block_reach = 16384;  // a private key of 8192 bits with room to spare
constexpr std::size_t largest_text = std::numeric_limits<std::uint32_t>::max() - 1;

struct FreeDatabase {
  void operator()(hs_database_t* database) const { hs_free_database(database); }
};
struct FreeScratch {
  void operator()(hs_scratch_t* scratch) const { hs_free_scratch(scratch); }
};

bool cpu_is_supported() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("sse4.2") != 0;
#else
  return hs_valid_platform() == HS_SUCCESS;
#endif
}

// Text may stand right before a token: an escape of a string or of a URL ends there.
bool may_start_at(std::string_view text, std::size_t at) {
  if (at == 0 || !is_alnum(text[at - 1])) return true;
  const auto is_hex = [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); };
  if (at >= 3 && text[at - 3] == '%' && is_hex(text[at - 2]) && is_hex(text[at - 1])) return true;
  return at >= 2 && text[at - 2] == '\\' &&
         std::string_view{"nrt"}.find(text[at - 1]) != std::string_view::npos;
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

struct Window {
  std::size_t begin = 0, end = 0;
  bool clipped = false;  // it ends before the line or the text does
};

Window window_of(std::string_view text, std::size_t end, Reach reach) {
  if (reach == Reach::block) {
    const std::size_t last = std::min(text.size(), end + block_reach);
    return {end > block_back ? end - block_back : 0, last, last < text.size()};
  }
  const std::size_t first = end > line_reach ? end - line_reach : 0;
  const std::size_t last = std::min(text.size(), end + line_reach);
  const std::size_t before =
      end == 0 ? std::string_view::npos : text.substr(first, end - 1 - first).rfind('\n');
  const std::size_t after = text.substr(0, last).find('\n', end == 0 ? 0 : end - 1);
  const bool whole = after != std::string_view::npos;
  return {before == std::string_view::npos ? first : first + before + 1, whole ? after : last,
          !whole && last < text.size()};
}

}  // namespace

struct Database::Parts {
  std::vector<Pattern> patterns;
  std::unique_ptr<hs_database_t, FreeDatabase> database;
  Confirmers confirmers;
  std::string note;
};

Database::Database(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
Database::~Database() = default;

const std::string& Database::note() const {
  return parts_->note;
}

Result<std::shared_ptr<const Database>> Database::open(std::vector<Pattern> patterns,
                                                       std::string_view serialized) {
  if (!cpu_is_supported())
    return Error{"this CPU lacks SSE4.2, which the search for secrets needs: run it elsewhere"};
  auto parts = std::make_unique<Parts>();
  hs_database_t* raw = nullptr;
  if (serialized.empty() ||
      hs_deserialize_database(serialized.data(), serialized.size(), &raw) != HS_SUCCESS) {
    Result<std::string> compiled = compile(patterns);
    if (!compiled) return compiled.error();
    if (hs_deserialize_database(compiled->data(), compiled->size(), &raw) != HS_SUCCESS)
      return Error{"Vectorscan refuses the search patterns that it compiled"};
    if (!serialized.empty())
      parts->note = std::string{"the secret patterns were prepared for another Vectorscan than "} +
                    hs_version() + " and were compiled again: build gate with this version";
  }
  parts->database.reset(raw);
  parts->confirmers = Confirmers{patterns.size()};
  parts->patterns = std::move(patterns);
  return std::shared_ptr<const Database>{new Database{std::move(parts)}};  // NOLINT: private
}

struct Matcher::State {
  std::shared_ptr<const Database> database;
  std::unique_ptr<hs_scratch_t, FreeScratch> scratch;
  MatchMemory memory;
  std::vector<std::size_t> searched;  // per pattern: ends up to here need no new window
  std::vector<std::size_t> resume;    // per pattern: where the last match ended

  // Of the search in progress.
  std::string_view text;
  const Sink* sink = nullptr;
  std::vector<Fault> faults;
  bool stopped = false;

  bool nominated(std::uint32_t pattern, std::size_t end);
  bool confirm(std::uint32_t pattern, std::size_t end, const Window& window);
  void gave_up(std::uint32_t pattern, std::size_t at);
};

void Matcher::State::gave_up(std::uint32_t pattern, std::size_t at) {
  for (const Fault& fault : faults)
    if (fault.cause == Cause::limit) return;
  faults.push_back({Cause::limit, "the search for secret pattern " + std::to_string(pattern) +
                                      " gave up near byte " + std::to_string(at) +
                                      ": the line needs too much backtracking"});
}

bool Matcher::State::nominated(std::uint32_t pattern, std::size_t end) {
  const Pattern& wanted = database->parts_->patterns[pattern];
  if (wanted.confirm.empty() && wanted.shape.empty()) {
    const Span place = span_of(end, end);
    return (*sink)({pattern, place, place});
  }
  if (end <= searched[pattern]) return true;
  return confirm(pattern, end, window_of(text, end, wanted.reach));
}

bool Matcher::State::confirm(std::uint32_t pattern, std::size_t end, const Window& window) {
  const Pattern& wanted = database->parts_->patterns[pattern];
  const Confirmer* confirmer = database->parts_->confirmers.get(pattern, wanted);
  if (confirmer == nullptr) {
    faults.push_back(
        {Cause::internal, "a confirming pattern does not compile: " + std::to_string(pattern)});
    return false;
  }
  std::size_t from = std::max(window.begin, resume[pattern]);
  std::size_t done = window.clipped ? std::max(end, window.end - line_reach / 2) : window.end;
  while (from < window.end) {
    // What stands before the window stays visible, for the sake of the look-behind.
    const Confirmed found = confirmer->find(text.substr(0, window.end), window.begin, from, memory);
    if (found.status == Confirmed::Status::gave_up) gave_up(pattern, from);
    if (found.status != Confirmed::Status::found) break;
    if (window.clipped && found.whole.end == window.end && found.whole.begin > end) {
      done = std::max<std::size_t>(end, found.whole.begin);
      break;  // cut off by the window: its own hit will show all of it
    }
    if (!wanted.shape.empty() && !may_start_at(text, found.whole.begin)) {
      from = found.whole.begin + 1;
      continue;
    }
    from = std::max<std::size_t>(found.whole.end, found.whole.begin + 1);
    resume[pattern] = from;
    if (!(*sink)({pattern, found.whole, found.value})) return false;
  }
  searched[pattern] = std::max(searched[pattern], done);
  return true;
}

Matcher::Matcher(std::shared_ptr<const Database> database) : state_{std::make_unique<State>()} {
  state_->database = std::move(database);
  hs_scratch_t* scratch = nullptr;
  if (hs_alloc_scratch(state_->database->parts_->database.get(), &scratch) == HS_SUCCESS)
    state_->scratch.reset(scratch);
}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

std::vector<Fault> Matcher::find(std::string_view text, const Sink& sink) {
  if (text.size() > largest_text)
    return {
        {Cause::limit, "the text is larger than 4 GiB: not searched for secrets", {}, text.size()}};
  if (state_->scratch == nullptr)
    return {{Cause::internal, "no memory for the search for secrets: nothing was searched"}};
  State& state = *state_;
  const std::size_t count = state.database->parts_->patterns.size();
  state.searched.assign(count, 0);
  state.resume.assign(count, 0);
  state.text = text;
  state.sink = &sink;
  state.faults.clear();
  state.stopped = false;
  const auto on_match = [](unsigned id, unsigned long long, unsigned long long to, unsigned,
                           void* context) -> int {
    auto& current = *static_cast<State*>(context);
    current.stopped = !current.nominated(id, static_cast<std::size_t>(to));
    return current.stopped ? 1 : 0;
  };
  const hs_error_t status =
      hs_scan(state.database->parts_->database.get(), text.data(),
              static_cast<unsigned>(text.size()), 0, state.scratch.get(), on_match, &state);
  if (status != HS_SUCCESS && !(status == HS_SCAN_TERMINATED && state.stopped))
    state.faults.push_back({Cause::internal, "the search for secrets failed (Vectorscan error " +
                                                 std::to_string(status) + ")"});
  return std::exchange(state.faults, {});
}

}  // namespace gate::secrets::engine
