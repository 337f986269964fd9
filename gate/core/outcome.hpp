// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace gate {

// Why something was not looked at. Decisions are made on the cause, never on the sentence.
enum class Cause : std::uint8_t {
  missing,      // nothing of that name
  unreadable,   // the bytes cannot be had: permission, corrupt object, I/O
  unparsable,   // the bytes are there and are not the language they should be
  limit,        // a cap on size, depth or count was hit
  binary,       // not text
  link,         // a symbolic link that dangles, circles or leaves the tree
  submodule,    // another repository
  lfs_pointer,  // the content is stored elsewhere
  excluded,     // the configuration says so
  empty,        // evidence without content
  foreign,      // evidence of a format that is none of ours, or of another one than stated
  truncated,    // evidence that ends too early
  failed_scan,  // evidence that says the scan failed, or recognised nothing
  stale,        // evidence that is too old, or from the future
  subject,      // evidence about something else
  base,         // the base of the change cannot be determined
  shallow,      // history is cut off where it is needed
  repository,   // the repository itself cannot be used
  internal      // a bug or an exhausted resource of ours
};

// Something that was not looked at, or not wholly. A reader only reports; scan/ and cli/ decide
// whether it is a fault (exit 3) or a note in the receipt.
struct Fault {
  Cause cause = Cause::internal;
  std::string what;       // one sentence: what, what was expected, what to do
  std::string path = {};  // empty where no file is concerned
  std::uint64_t bytes = 0;
};

// What a reader could make of its input, and what it could not: partial work is neither success
// nor error.
template <class T>
struct [[nodiscard]] Outcome {
  T value = {};
  std::vector<Fault> faults = {};

  // Hands out the value and moves the faults to the end of `onto`.
  [[nodiscard]] T take(std::vector<Fault>& onto) && {
    onto.insert(onto.end(), std::make_move_iterator(faults.begin()),
                std::make_move_iterator(faults.end()));
    return std::move(value);
  }
};

}  // namespace gate
