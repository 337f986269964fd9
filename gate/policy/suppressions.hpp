// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/comment.hpp"
#include "gate/core/tree.hpp"

namespace gate::policy {

// Where a suppression holds. What is empty does not restrict.
struct Where {
  std::string file = {};    // this path exactly; for inline ignores
  std::string path = {};    // glob over paths
  LineRange lines = {};     // both 0: the whole file
  std::string owner = {};   // glob over owners: "service/web"
  std::string purl = {};    // "pkg:deb/debian/openssl"; without a version any version
  std::string target = {};  // glob over what the scanner looked at
  std::string commit = {};  // a commit of the range, or its beginning
};

// A statement that a finding does not count, from the configuration, a comment or another tool's
// ignore file.
struct Suppression {
  std::vector<std::string> ids = {};  // id, slug, alias or "DL30*"; without any, nothing is ignored
  std::string fingerprint = {};       // restricts to one finding, where given
  Where where = {};
  std::string reason = {};
  std::string owner = {};  // who answers for it
  std::string until = {};  // "YYYY-MM-DD", the last day it holds; empty: no end
  std::string tool = {};   // whose ignore it is: it reaches only what that tool sees. Empty: ours
  std::string path = {};   // of the file it is written in
  std::uint32_t line = 0;  // its place there, 0: unknown
  std::string text = {};   // as written, for "this change suppresses…"
  bool is_new = false;     // added by the change
  // A missing reason or end is reported; false for formats that have no place for them.
  bool answers = true;
};

// ".gate.yaml:12", or the path alone where the line is not known.
std::string source_of(const Suppression& suppression);

// What `gate:ignore` and `gate:ignore-file` comments of the file `path` say. A comment without an
// id comes back as a suppression without ids, for judge() to report.
std::vector<Suppression> inline_suppressions(std::string_view path,
                                             const std::vector<Comment>& comments);

// Sets `is_new` of what stands on the head and not on the base: the same ids, place, tool and end,
// whatever the line. Each suppression of the base answers for one of the head.
void mark_new(std::vector<Suppression>& on_head, const std::vector<Suppression>& on_base);

}  // namespace gate::policy
