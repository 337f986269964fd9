// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gate::source {

// A glob in git's dialect, matched in time proportional to pattern times text.
class GitGlob {
 public:
  // `whole_path`: a star does not cross a '/'. `fold`: ASCII case is ignored.
  GitGlob(std::string_view pattern, bool whole_path, bool fold);

  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  struct Part {
    // `folders` may be skipped or opens `through`, which ends at any '/': together they are "**/".
    enum class Kind : std::uint8_t { one, any, set, folders, star, everything, through };
    Kind kind = Kind::one;
    char byte = 0;
    std::vector<bool> set = {};  // 256 entries for Kind::set
  };
  [[nodiscard]] bool accepts(const Part& part, char c) const;
  void spread(std::vector<bool>& states) const;
  std::size_t read_set(std::string_view pattern, std::size_t at);
  std::size_t read_stars(std::string_view pattern, std::size_t at);

  std::vector<Part> parts_;
  std::string literal_;  // the pattern, where it has no wildcard
  std::string ending_;   // what follows a single leading star, where that is all
  bool is_literal_ = false;
  bool is_ending_ = false;
  bool whole_path_;
  bool fold_;
  bool never_ = false;  // malformed: matches nothing
};

// The rules of one ignore file. They speak about paths relative to the file's own folder.
class IgnoreFile {
 public:
  IgnoreFile() = default;
  // `folder` is where the file stands, "" or with a final '/'.
  IgnoreFile(std::string_view text, std::string folder, bool fold);

  // True: ignored, false: taken back by a `!` rule, nothing: no rule speaks of it.
  [[nodiscard]] std::optional<bool> verdict(std::string_view path, bool is_folder) const;
  [[nodiscard]] bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    GitGlob glob;
    bool negated = false;
    bool folders_only = false;
    bool name_only = false;
  };
  void add(std::string_view line, bool fold);

  std::vector<Rule> rules_;
  std::string folder_;
};

}  // namespace gate::source
