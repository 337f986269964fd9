// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gate/core/finding.hpp"
#include "gate/syntax/json/value.hpp"

namespace gate::scanners::trivy {

// The lists of a result that hold findings.
enum class List : std::uint8_t { vulnerabilities, misconfigurations, secrets, licenses };

// The list that a member name of a result stands for.
std::optional<List> list_named(std::string_view key);
// Everything that is read of one row; what may hold a secret is not.
std::span<const std::string_view> members_of(List list);

// The finding of one row, without what only its result knows (target, path, package URL). Nothing
// for a misconfiguration check that passed or is excepted.
std::optional<Finding> finding_of(List list, const syntax::json::Value& row);

// What an entry of `Packages` tells about the findings of its package.
struct PackageEntry {
  std::uint32_t line = 0, end_line = 0;
  std::string source = {}, source_version = {};  // of a distribution's package
};

// Everything that is read of an entry of `Packages`.
extern const std::span<const std::string_view> package_members;
PackageEntry read_package(const syntax::json::Value& package);

}  // namespace gate::scanners::trivy
