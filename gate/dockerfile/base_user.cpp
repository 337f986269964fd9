// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/base_user.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "gate/core/text.hpp"

namespace gate::dockerfile {
namespace {

// Everything below these names. Docker Hub's prefix is left out.
constexpr std::array<std::string_view, 12> publishers{"bitnami/",        "bitnamilegacy/",
                                                      "bitnamisecure/",  "cgr.dev/chainguard/",
                                                      "apache/airflow",  "grafana/",
                                                      "prom/",           "jupyter/",
                                                      "jenkins/jenkins", "selenium/standalone-",
                                                      "confluentinc/",   "quay.io/jupyter/"};
constexpr std::array<std::string_view, 4> exact{
    "quay.io/keycloak/keycloak", "docker.elastic.co/elasticsearch/elasticsearch",
    "mcr.microsoft.com/mssql/server", "docker.elastic.co/kibana/kibana"};

bool says_so(std::string_view text) {
  return text.find("nonroot") != std::string_view::npos ||
         text.find("non-root") != std::string_view::npos ||
         text.find("unprivileged") != std::string_view::npos ||
         text.find("rootless") != std::string_view::npos;
}

}  // namespace

bool sets_user(const facts::ImageReference& image) {
  if (says_so(image.tag) || says_so(image.short_name())) return true;
  const std::string full = image.canonical_name();
  std::string_view name = full;
  constexpr std::string_view hub = "docker.io/";
  if (name.substr(0, hub.size()) == hub) name.remove_prefix(hub.size());
  if (name.substr(0, 25) == "mcr.microsoft.com/dotnet/" &&
      image.tag.find("chiseled") != std::string::npos)
    return true;
  return std::find(exact.begin(), exact.end(), name) != exact.end() ||
         std::any_of(publishers.begin(), publishers.end(), [&](std::string_view publisher) {
           return name.substr(0, publisher.size()) == publisher;
         });
}

}  // namespace gate::dockerfile
