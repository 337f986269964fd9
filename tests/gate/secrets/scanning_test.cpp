// SPDX-License-Identifier: Apache-2.0
#include "tests/gate/secrets/scanning.hpp"

#include "tests/catch.hpp"

namespace gate::secrets {

std::shared_ptr<const Engine> test_engine() {
  static const std::shared_ptr<const Engine> engine = [] {
    Outcome<std::shared_ptr<const Engine>> made = Engine::create("test key");
    for (const Fault& fault : made.faults)
      FAIL(fault.what);
    return made.value;
  }();
  return engine;
}

std::vector<Hit> scan_text(std::string_view text, std::string_view path) {
  static Scanner scanner{test_engine()};
  Outcome<std::vector<Hit>> outcome = scanner.scan(text, path);
  for (const Fault& fault : outcome.faults)
    FAIL(fault.what);
  return std::move(outcome.value);
}

std::vector<std::string_view> kinds_in(std::string_view text, std::string_view path) {
  std::vector<std::string_view> names;
  for (const Hit& hit : scan_text(text, path))
    names.push_back(hit.kind->name);
  return names;
}

}  // namespace gate::secrets
