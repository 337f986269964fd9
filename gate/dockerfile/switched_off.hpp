// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "gate/core/reporter.hpp"
#include "gate/dockerfile/dockerfile.hpp"

// A check can be switched off by a variable or by a line of a configuration; both can be written in
// many ways, and every rule must see them all.
namespace gate::dockerfile {

// A variable that gets a value: by ENV or ARG, or in a shell text by `NAME=x command`,
// `export NAME=x`, `env NAME=x`.
struct Setting {
  const Stage* stage = nullptr;  // null: an ARG in front of FROM
  const Instruction& instruction;
  std::string_view name;
  std::string_view value;  // quotes and known variables resolved
  bool known = true;       // `value` holds no variable
  Span span = {};          // of the name and the value
  Span value_span = {};

  // In what the container starts, which the peers do not read.
  [[nodiscard]] bool is_started() const {
    return instruction.keyword != Keyword::arg && instruction.keyword != Keyword::env &&
           instruction.keyword != Keyword::run;
  }
  [[nodiscard]] Site site() const { return dockerfile::site(stage, instruction, span); }
};

// Calls `visit` for every variable that gets a value, first ARG, then ENV, then shell texts.
void for_each_setting(const Dockerfile& file, const std::function<void(const Setting&)>& visit);
// The same for the names given, in any case.
void for_each_setting(const Dockerfile& file, std::initializer_list<std::string_view> names,
                      const std::function<void(const Setting&)>& visit);

// 0, false, off, no, in any case.
bool is_off(std::string_view value);
// 1, true, on, yes, in any case.
bool is_on(std::string_view value);

// A value in a text of configuration, and where name and value stand in it.
struct Configured {
  std::string_view value = {};
  std::size_t offset = 0;
  std::size_t length = 0;
};

// Every value that a text gives to `key`: `key=value`, `key = "value"`, `key: value`, `key value`;
// the key in any case, also as the end of a dotted one (`http.sslVerify`).
std::vector<Configured> values_of(std::string_view text, std::string_view key);

}  // namespace gate::dockerfile
