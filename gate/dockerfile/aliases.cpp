// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/aliases.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace gate::dockerfile {
namespace {

Finding& filter(Finding& finding, std::initializer_list<std::string_view> names, bool keep) {
  std::vector<std::string>& aliases = finding.aliases;
  aliases.erase(std::remove_if(aliases.begin(), aliases.end(),
                               [&](const std::string& alias) {
                                 const bool listed =
                                     std::find(names.begin(), names.end(), alias) != names.end();
                                 return listed != keep;
                               }),
                aliases.end());
  return finding;
}

}  // namespace

Finding& keep_aliases(Finding& finding, std::initializer_list<std::string_view> kept) {
  return filter(finding, kept, true);
}

Finding& drop_aliases(Finding& finding, std::initializer_list<std::string_view> dropped) {
  return filter(finding, dropped, false);
}

}  // namespace gate::dockerfile
