// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

using Variables = std::map<std::string, Known, std::less<>>;

// Whether a build defines the ARG by itself: BUILDPLATFORM, TARGETARCH, HTTP_PROXY, ….
bool is_predefined(std::string_view name);

// The variables that FROM sees: predefined ones and ARGs in front of the first FROM.
class GlobalScope {
 public:
  void declare(const Pair& pair);
  [[nodiscard]] syntax::dockerfile::Variable find(std::string_view name) const;
  [[nodiscard]] const Known* declared(std::string_view name) const;

 private:
  Variables variables_;
};

// The variables of a stage so far.
class StageScope {
 public:
  StageScope(Variables& variables, const GlobalScope& globals)
      : variables_{variables}, globals_{globals} {}

  // An ARG: without a value of its own it takes the global or predefined one; it never replaces an
  // ENV.
  void declare(const Pair& pair);
  void set(const Pair& pair);
  [[nodiscard]] syntax::dockerfile::Variable find(std::string_view name) const;

 private:
  Variables& variables_;
  const GlobalScope& globals_;
};

// The text of a word with its variables resolved.
Text resolve(const syntax::dockerfile::LogicalText& content, Span span,
             syntax::dockerfile::Expander& expander, const syntax::dockerfile::Lookup& lookup);
// The text of a word in which a build resolves nothing.
Text plain_text(const syntax::dockerfile::Word& word);

}  // namespace gate::dockerfile
