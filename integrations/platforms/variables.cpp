// SPDX-License-Identifier: Apache-2.0
#include "integrations/platforms/variables.hpp"

#include <algorithm>

#include "gate/core/text.hpp"

namespace gate::platforms {
namespace {

bool is_hex(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

}  // namespace

std::string_view word(Platform platform) {
  switch (platform) {
    case Platform::github:
      return "github";
    case Platform::gitlab:
      return "gitlab";
    case Platform::hook:
      return "hook";
    case Platform::local:
      break;
  }
  return "local";
}

Platform platform_of(const Variables& variables) {
  if (value_of(variables, "GITHUB_ACTIONS") == "true") return Platform::github;
  if (value_of(variables, "GITLAB_CI") == "true") return Platform::gitlab;
  return Platform::local;
}

bool is_ci(const Variables& variables) {
  if (platform_of(variables) != Platform::local) return true;
  const std::string ci = lower(value_of(variables, "CI"));
  return (!ci.empty() && ci != "false" && ci != "0") ||
         !value_of(variables, "JENKINS_URL").empty() || !value_of(variables, "TF_BUILD").empty();
}

std::string value_of(const Variables& variables, const std::string& name) {
  const auto found = variables.find(name);
  return found == variables.end() ? std::string{} : found->second;
}

bool is_id(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) && std::all_of(text.begin(), text.end(), is_hex);
}

bool is_zero_id(std::string_view text) {
  return !text.empty() && text.find_first_not_of('0') == std::string_view::npos;
}

bool is_ref_name(std::string_view text) {
  static constexpr std::string_view refused = " ~^:?*[\\";
  if (text.empty() || text.front() == '-' || text.find("..") != std::string_view::npos)
    return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
           refused.find(c) == std::string_view::npos;
  });
}

std::string branch_of(std::string_view ref) {
  constexpr std::string_view heads = "refs/heads/";
  return ref.substr(0, heads.size()) == heads ? std::string{ref.substr(heads.size())}
                                              : std::string{};
}

}  // namespace gate::platforms
