// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/syntax/dockerfile/dockerfile.hpp"

namespace gate::syntax::dockerfile {

struct MountField {
  std::string key = {};  // in lower case
  std::string value = {};
  bool has_value = false;
  Span span = {};
  Span value_span = {};
};

// The value of one `--mount`, variables untouched.
struct Mount {
  std::string type = "bind";
  std::string from = {};
  std::string source = {};
  std::string target = {};
  std::string id = {};
  std::string environment = {};  // key `env`
  bool required = false;
  Span span = {};  // of the whole flag
  std::vector<MountField> fields = {};

  // The last field with one of the keys, or null.
  [[nodiscard]] const MountField* field(std::initializer_list<std::string_view> keys) const;
};

// Reads the value of a `--mount` flag and notes what a build would refuse about it.
Mount read_mount(const Flag& flag, std::vector<Defect>& defects);

}  // namespace gate::syntax::dockerfile
