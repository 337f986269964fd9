// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/analysis.hpp"
#include "gate/core/rule.hpp"
#include "gate/core/secret_judge.hpp"
#include "gate/core/tree.hpp"
#include "gate/facts/end_of_life.hpp"

namespace gate::scan {

// What every reader is given beside the text.
struct Surroundings {
  const Tree& tree;  // the side of the change the file belongs to
  const SecretJudge& judge;
  facts::Date today = {};
};

// One kind of file, and the reader that takes it.
struct FileKind {
  Artefact artefact = Artefact::any;
  std::string_view files = {};  // for people: which files are of this kind
  // Whether the name alone says so; then a file that cannot be read as this kind is a fault.
  bool (*named)(std::string_view path) = nullptr;
  // Whether a file of another name looks like it; null where only names count.
  bool (*looks_like)(std::string_view path, std::string_view text) = nullptr;
  Analysis (*analyse)(const std::string& path, std::string_view text,
                      const Surroundings& around) = nullptr;
};

// Every kind, the more specific ones first.
const std::vector<FileKind>& kinds();

// The kind of a file, or null if no reader takes it.
const FileKind* kind_of(std::string_view path, std::string_view text);
// The kind whose name alone says so, or null.
const FileKind* kind_by_name(std::string_view path);
// The kind of an artefact, or null.
const FileKind* kind_of(Artefact artefact);
// Whether a file of this name could be of some kind; only its text can tell for sure.
bool may_have_kind(std::string_view path);
// The artefact that a word of `--as` names.
std::optional<Artefact> artefact_named(std::string_view text);

// Whether a change to this file could change what is said about another one: readers follow
// references to YAML, JSON, environment and ignore files.
bool is_read_by_others(std::string_view path);

}  // namespace gate::scan
