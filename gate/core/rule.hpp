// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "gate/core/severity.hpp"

namespace gate {

// A short list that can stand in a constant expression.
template <class T, std::size_t capacity = 16>
class Listed {
 public:
  constexpr Listed() = default;
  constexpr Listed(std::initializer_list<T> items) {
    for (const T& item : items)
      items_.at(size_++) = item;
  }

  [[nodiscard]] constexpr const T* begin() const { return items_.data(); }
  [[nodiscard]] constexpr const T* end() const { return items_.data() + size_; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr const T& operator[](std::size_t i) const { return items_.at(i); }

 private:
  std::array<T, capacity> items_ = {};
  std::size_t size_ = 0;
};

using Texts = Listed<std::string_view>;

// What kind of thing a text is. Decides which reader takes it.
enum class Artefact : std::uint8_t {
  any,  // for examples of rules that have one artefact only: the family's own
  dockerfile,
  compose,
  run_line,  // docker/podman/nerdctl run … in a shell text
  manifest,
  github_workflow,
  gitlab_ci,
  daemon_json,
  shell,
  text
};

// The word of `--as`: dockerfile compose run-line manifest github-workflow gitlab-ci daemon-json
// shell text.
std::string_view word(Artefact artefact);

// A text that shows the risk, or shows it avoided. A plain string literal is the family's own
// artefact.
struct Example {
  std::string_view text = {};
  Artefact artefact = Artefact::any;

  constexpr Example() = default;
  constexpr Example(const char* literal) : text{literal} {}  // NOLINT(google-explicit-constructor)
  constexpr Example(Artefact artefact_, const char* literal) : text{literal}, artefact{artefact_} {}
};

// A severity other than the default, and when it applies.
struct Condition {
  Severity severity = Severity::medium;
  std::string_view when = {};
};

// Everything there is to say about a risk, once: documentation pages, `gate explain`, SARIF rule
// metadata, the configuration schema and the first test of the rule derive from it.
struct RuleInfo {
  std::string_view id = {};    // three capitals and three digits
  std::string_view name = {};  // the slug
  Severity severity = Severity::medium;
  Listed<Condition> severities = {};  // the exceptions from `severity`
  std::string_view title = {};        // one line, no full stop
  std::string_view why = {};          // what can happen
  std::string_view fix = {};          // what to do instead
  Texts references = {};
  Texts aliases = {};           // ids of the same risk in other tools
  Texts cis = {};               // numbers of the CIS Docker Benchmark 1.6
  int cwe = 0;                  // 0: none
  std::string_view group = {};  // "hardening" for absences that emitters fold into one line
  int ruleset = 1;              // the generation of default-on rules that it came with
  bool strict = false;          // reports in profile `strict` only
  bool listed_only = false;     // off until the policy lists something or names the rule
  Listed<Example> bad = {}, good = {};
};

// Whether the literal says everything a rule must say: id, slug, title, why, fix, a reference, a
// bad and a good example.
constexpr bool is_complete(const RuleInfo& info) {
  return info.id.size() == 6 && !info.name.empty() && !info.title.empty() && !info.why.empty() &&
         !info.fix.empty() && !info.references.empty() && !info.bad.empty() && !info.good.empty();
}

class Reporter;

// A rule over one model: its text and its check. An incomplete literal does not compile under g++;
// clang 14 lets it through, so the family's test asks again.
template <class Model>
struct RuleOf {
  using Check = void (*)(const Model&, Reporter&);

  consteval RuleOf(const RuleInfo& info_, Check check_) : info{info_}, check{check_} {
    if (!is_complete(info_)) throw "a rule needs id, name, title, why, fix, references, examples";
  }

  const RuleInfo& info;
  Check check;
};

}  // namespace gate
