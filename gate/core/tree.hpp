// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gate/core/outcome.hpp"

namespace gate {

// One file of a Tree. Two entries with the same non-empty `object` hold the same bytes.
struct Entry {
  enum class Type : std::uint8_t { file, link, submodule };

  std::string path = {};  // relative to the root of the tree, separated by '/'
  Type type = Type::file;
  std::string object = {};  // hexadecimal object id; empty where none is known
  std::uint64_t size = 0;   // bytes, 0 where not known before reading
  bool executable = false;
};

// Where bytes come from: a work tree, a commit, the index, an image, memory. Read-only. Paths are
// relative to the root, separated by '/', without "." and "..": such a path names nothing.
class Tree {
 public:
  struct NotRead {
    Cause absence = Cause::missing;  // missing, unreadable, limit, link, submodule, lfs_pointer
    std::string what = {};           // one sentence
    std::uint64_t bytes = 0;         // the size, where known
  };
  using Read = std::variant<std::string, NotRead>;

  Tree() = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  Tree(Tree&&) = delete;
  Tree& operator=(Tree&&) = delete;
  virtual ~Tree() = default;

  // All entries at or below `under` ("" = everything), sorted by path. What git ignores is left
  // out of a work tree.
  [[nodiscard]] virtual Outcome<std::vector<Entry>> list(std::string_view under) const = 0;
  // The bytes of a file; symbolic links are followed inside the tree.
  [[nodiscard]] virtual Read read(std::string_view path) const = 0;
};

// A Tree over texts in memory, for tests, stdin and commits' files.
class MemoryTree final : public Tree {
 public:
  void add(std::string path, std::string text);

  [[nodiscard]] Outcome<std::vector<Entry>> list(std::string_view under) const override;
  [[nodiscard]] Read read(std::string_view path) const override;

 private:
  struct File {
    std::string path, text;
  };
  std::vector<File> files_;  // sorted by path
};

// Passes everything on to another tree, which must outlive it, and notes what was asked for:
// also what is not there.
class RecordingTree final : public Tree {
 public:
  explicit RecordingTree(const Tree& tree) : tree_{tree} {}

  [[nodiscard]] Outcome<std::vector<Entry>> list(std::string_view under) const override;
  [[nodiscard]] Read read(std::string_view path) const override;

  // Every path read or looked for, and every folder listed (with a final '/'), in order.
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

 private:
  const Tree& tree_;
  mutable std::vector<std::string> asked_;
};

// Lines of a file, counted from 1, both included.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// One file that differs between two trees.
struct Changed {
  enum class Status : std::uint8_t { added, modified, removed, renamed };

  Status status = Status::modified;
  std::string path = {};      // on the head; on the base for a removed file
  std::string old_path = {};  // on the base; empty for an added file
  Entry before = {};
  Entry after = {};
};

}  // namespace gate
