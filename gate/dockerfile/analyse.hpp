// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/analysis.hpp"
#include "gate/core/secret_judge.hpp"
#include "gate/core/tree.hpp"
#include "gate/facts/end_of_life.hpp"

namespace gate::dockerfile {

// What a Dockerfile is judged against besides itself.
struct Context {
  const SecretJudge& judge;
  const Tree* tree = nullptr;  // where `.dockerignore` is looked up; null: not known
  facts::Date today = {};
  std::vector<std::string> allowed_images = {};
};

// Reads a Dockerfile and runs every rule over it. Broken instructions become BLD107 findings, and
// everything else is judged all the same. `text` must be UTF-8 or free of a mark (decode_bom).
Analysis analyse(const std::string& path, std::string_view text, const Context& context);

}  // namespace gate::dockerfile
