// SPDX-License-Identifier: Apache-2.0
#include "gate/container/environment.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/facts/secret_names.hpp"

namespace gate::container {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Variable::Content content_of(const Interpolated& value) {
  if (value.fallback && value.known) return Variable::Content::fallback;
  if (!value.literal) return Variable::Content::reference;
  if (value.text.empty()) return Variable::Content::empty;
  return facts::points_at_secret(value.text) ? Variable::Content::reference
                                             : Variable::Content::literal;
}

}  // namespace

Variable::Guess guess_secret(std::string_view value) {
  switch (facts::secret_value(value)) {
    case facts::SecretValue::none:
      return Variable::Guess::none;
    case facts::SecretValue::sample:
      return Variable::Guess::sample;
    case facts::SecretValue::secret:
      return Variable::Guess::secret;
  }
  return Variable::Guess::none;
}

Variable variable(std::string key, const Interpolated& value, Span span, const SecretJudge& judge) {
  Variable made;
  made.span = span;
  made.content = content_of(value);
  const bool written =
      made.content == Variable::Content::literal || made.content == Variable::Content::fallback;
  if (written) {
    const std::string low = lower(trim(value.text));
    made.truthy = is_one_of(low, {"1", "true", "yes", "on", "y"});
    made.secret = judge.judge(key, value.text);
    if (!made.secret && facts::is_secret_name(key)) made.guess = guess_secret(value.text);
  }
  made.key = std::move(key);
  return made;
}

Variable variable_entry(std::string_view entry, const Variables& variables, Span span,
                        const SecretJudge& judge) {
  const auto equals = entry.find('=');
  if (equals == std::string_view::npos) {
    Variable made;
    made.key = entry;
    made.span = span;
    made.content = Variable::Content::inherited;
    return made;
  }
  return variable(std::string{entry.substr(0, equals)},
                  interpolate(entry.substr(equals + 1), variables), span, judge);
}

}  // namespace gate::container
