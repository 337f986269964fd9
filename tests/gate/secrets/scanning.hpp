// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "gate/secrets/scanner.hpp"

namespace gate::secrets {

// One engine for all tests of the program.
std::shared_ptr<const Engine> test_engine();
// The hits of a text; a fault fails the test.
std::vector<Hit> scan_text(std::string_view text, std::string_view path = "app.cfg");
// The slugs of the hits of a text.
std::vector<std::string_view> kinds_in(std::string_view text, std::string_view path = "app.cfg");

}  // namespace gate::secrets
