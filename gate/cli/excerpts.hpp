// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gate/cli/output.hpp"
#include "gate/secrets/scanner.hpp"

namespace gate::cli {

// Lines of the judged files for people to see. Whatever the engine takes for a secret is hidden,
// also where no finding was reported.
class Excerpts {
 public:
  Excerpts(FileText text, std::shared_ptr<const secrets::Engine> engine);
  ~Excerpts();

  // Line `number` of a file, from 1; nothing where there is none, or the file is too large to look
  // through for one line.
  std::optional<std::string> line(const std::string& path, std::uint32_t number);
  // The whole text as it stands, for hashing only.
  std::optional<std::string> text(const std::string& path) const;

 private:
  const std::vector<std::string>& lines(const std::string& path);

  FileText text_;
  std::unique_ptr<secrets::Scanner> scanner_;
  std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace gate::cli
