// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/source/descriptor.hpp"

namespace gate::source {

// The names in one open folder, without "." and "..". Keeps the folder open. The order is that of
// the paths below: folders stand where their name with a '/' belongs, as far as the system tells
// folders from files.
class Names {
 public:
  explicit Names(Descriptor folder);
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;
  Names(Names&&) = delete;
  Names& operator=(Names&&) = delete;
  ~Names();

  [[nodiscard]] const std::vector<std::string>& sorted() const { return names_; }
  // The errno value of a folder that could not be read to its end; 0 if it was.
  [[nodiscard]] int error() const { return error_; }

 private:
  void* stream_ = nullptr;
  std::vector<std::string> names_;
  int error_ = 0;
};

}  // namespace gate::source
