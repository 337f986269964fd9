// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "gate/report/emitter.hpp"

namespace gate::formats {

// What SARIF wants to know of lines that findings point at and no finding says: GitHub's hash, and
// the length in code points.
class SarifLines {
 public:
  struct Line {
    std::string hash = {};
    std::size_t length = 0;
  };

  // Asks for a line of a file. All asking comes before read().
  void want(const std::string& path, std::uint32_t line);
  // Reads each file that was asked for, one at a time.
  void read(const report::FileText& text);
  // Nothing where the file or the line is not there.
  [[nodiscard]] const Line* find(const std::string& path, std::uint32_t line) const;

 private:
  std::map<std::string, std::map<std::uint32_t, Line>> files_ = {};
};

}  // namespace gate::formats
