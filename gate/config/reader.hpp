// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/config/shape.hpp"
#include "gate/core/location.hpp"
#include "gate/core/result.hpp"
#include "gate/core/severity.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::config {

namespace yaml = syntax::yaml;

// Reads values out of a document and collects everything that is wrong, each with its place. A
// value of the wrong type leaves the target as it was.
class Reader {
 public:
  // `text` must outlive the reader; `path` is what errors call it.
  Reader(std::string_view path, std::string_view text) : path_{path}, index_{text} {}

  void error(Span at, std::string_view what);
  [[nodiscard]] std::uint32_t line(Span at) const { return index_.line(at.begin); }
  [[nodiscard]] const std::string& path() const { return path_; }
  std::vector<Error> take_errors() { return std::move(errors_); }

  // The scalar's text, or nothing and an error.
  std::optional<std::string> scalar(const yaml::Child& value, const KeyInfo& key);
  void text(const yaml::Child& value, const KeyInfo& key, std::string& onto);
  void glob(const yaml::Child& value, const KeyInfo& key, std::string& onto);
  void flag(const yaml::Child& value, const KeyInfo& key, bool& onto);
  void whole(const yaml::Child& value, const KeyInfo& key, std::uint64_t& onto);
  void size(const yaml::Child& value, const KeyInfo& key, std::uint64_t& onto);
  void duration(const yaml::Child& value, const KeyInfo& key, std::uint64_t& onto);
  // Nothing for `off`.
  void duration_or_off(const yaml::Child& value, const KeyInfo& key,
                       std::optional<std::uint64_t>& onto);
  void date(const yaml::Child& value, const KeyInfo& key, std::string& onto);
  void severity(const yaml::Child& value, const KeyInfo& key, Severity& onto);
  void severity_or_off(const yaml::Child& value, const KeyInfo& key, std::optional<Severity>& onto);
  // Which of the shape's words it is.
  std::optional<std::size_t> word(const yaml::Child& value, const KeyInfo& key);
  void texts(const yaml::Child& value, const KeyInfo& key, std::vector<std::string>& onto);

  // "`key` takes …, not …".
  void wrong(const yaml::Child& value, const KeyInfo& key);
  // "unknown key …; did you mean …?"
  void unknown_key(const yaml::Pair& pair, const std::vector<std::string_view>& known);

 private:
  std::string path_;
  LineIndex index_;
  std::vector<Error> errors_ = {};
};

}  // namespace gate::config
