// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/analysis.hpp"
#include "gate/core/tree.hpp"
#include "gate/facts/end_of_life.hpp"
#include "gate/secrets/judge.hpp"
#include "gate/secrets/scanner.hpp"

namespace gate::scan {

// What to look for, and with what.
struct Settings {
  bool lint = true;
  bool secrets = true;
  std::shared_ptr<const secrets::Engine> engine = {};  // never null
  bool stable_key = false;  // the engine's key outlives this run: secret hashes may be shown
  facts::Date today = {};
  std::vector<std::string> exclude = {};  // globs; not read, noted
};

// Everything known about one file of one side.
struct FileScan {
  std::vector<Finding> findings = {};  // of the models and of the secrets engine, one a secret
  std::vector<Fault> faults = {};      // unclassified
  std::vector<Comment> comments = {};
  std::vector<std::string> owners = {};
  std::vector<std::string> asked = {};  // other paths its reader read or looked for
  bool has_kind = false;                // a model was made of it
  bool known_by_name = false;           // its name alone says its kind
};

// The secrets of one text, in its order.
struct SecretsOf {
  std::vector<Finding> findings = {};
  std::vector<Comment> allowances = {};  // `gitleaks:allow` on the line of a secret
  std::vector<Fault> faults = {};
};

// Scans files one after the other. Not shared between threads.
class FileScanner {
 public:
  explicit FileScanner(const Settings& settings);

  // `text` is the content of `path` on `tree`; `as` overrides the kind that name and content say;
  // without `with_secrets` only models are asked.
  FileScan scan(const Tree& tree, const std::string& path, std::string text,
                std::optional<Artefact> as = std::nullopt, bool with_secrets = true);
  // The secrets of a text alone.
  SecretsOf secrets(const std::string& path, std::string_view text);

 private:
  // Takes every value the engine knows out of what the models said, whatever they quoted.
  void hide_secrets(FileScan& file, const std::string& path, std::string_view text);

  const Settings& settings_;
  secrets::Judge judge_;
  secrets::Scanner scanner_;
};

}  // namespace gate::scan
