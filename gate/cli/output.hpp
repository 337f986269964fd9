// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gate/cli/arguments.hpp"
#include "gate/cli/world.hpp"
#include "gate/core/report.hpp"
#include "gate/secrets/scanner.hpp"

namespace gate::cli {

enum class Platform : std::uint8_t { none, github, gitlab };

// Where this process runs, by the variables that the platforms set.
Platform platform(const World& world);

// The whole text of a judged file by the path that findings name; nothing where there is none.
using FileText = std::function<std::optional<std::string>(const std::string& path)>;

// What emitters may show of the judged files, and the engine that hides secrets in it. Without
// either no source line is shown.
struct Shown {
  FileText text = {};
  std::shared_ptr<const secrets::Engine> engine = {};
};

// Writes the report to stdout and to every -o file, on GitHub and GitLab also to the platform's
// own places, and gives the exit code. What cannot be written is said; an -o file that is missing
// makes the run incomplete, a platform file does not change the verdict.
int publish(const Report& report, const Arguments& arguments, const World& world,
            const Shown& shown);

}  // namespace gate::cli
