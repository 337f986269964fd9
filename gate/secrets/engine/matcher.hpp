// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/result.hpp"
#include "gate/secrets/engine/pattern.hpp"

namespace gate::secrets::engine {

// Where a pattern matches.
struct Match {
  std::uint32_t pattern = 0;  // its place in the list
  Span whole = {};            // for a pattern without `confirm`: empty, at the end of the probe
  Span value = {};            // group 1 of `confirm`, else the whole
};

// Patterns ready to match. Immutable; any number of threads may share one.
class Database {
 public:
  // `serialized` is what compile() made of the same patterns, or empty. If this version of
  // Vectorscan cannot use it, the patterns are compiled now, and note() says so.
  static Result<std::shared_ptr<const Database>> open(std::vector<Pattern> patterns,
                                                      std::string_view serialized);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) = delete;
  Database& operator=(Database&&) = delete;
  ~Database();

  // One sentence where the prepared patterns could not be used; else empty.
  [[nodiscard]] const std::string& note() const;

 private:
  friend class Matcher;
  struct Parts;
  explicit Database(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

// Finds the matches of one Database in texts. One per thread.
class Matcher {
 public:
  // Takes a match; false ends the search.
  using Sink = std::function<bool(const Match&)>;

  explicit Matcher(std::shared_ptr<const Database> database);
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  // Hands every match in `text` to `sink`: about in the order of the text, each one once. Linear
  // in the size of the text. The faults say what was not searched.
  [[nodiscard]] std::vector<Fault> find(std::string_view text, const Sink& sink);

 private:
  struct State;

  std::unique_ptr<State> state_;
};

}  // namespace gate::secrets::engine
