// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "gate/syntax/json/json.hpp"

namespace gate::syntax::json {

std::string_view Path::key(std::size_t step) const {
  if (step >= steps_.size() || steps_[step].is_index) return {};
  return steps_[step].key;
}

bool Path::is_index(std::size_t step) const {
  return step < steps_.size() && steps_[step].is_index;
}

std::size_t Path::index(std::size_t step) const {
  return is_index(step) ? steps_[step].index : 0;
}

bool Path::is(std::initializer_list<std::string_view> steps, std::size_t from) const {
  if (steps_.size() < from || steps_.size() - from != steps.size()) return false;
  return std::equal(steps.begin(), steps.end(), steps_.begin() + static_cast<std::ptrdiff_t>(from),
                    [](std::string_view wanted, const Step& step) {
                      return step.is_index ? wanted == "[]" : wanted == step.key;
                    });
}

std::string Path::text() const {
  std::string text;
  for (const Step& step : steps_) {
    if (step.is_index)
      text += fmt::format("[{}]", step.index);
    else
      text += (text.empty() ? "" : ".") + step.key;
  }
  return text;
}

}  // namespace gate::syntax::json
