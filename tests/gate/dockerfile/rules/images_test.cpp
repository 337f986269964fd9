// SPDX-License-Identifier: Apache-2.0
// IMG001, IMG003, IMG010: what a stage is built from and who it runs as.
#include "tests/gate/dockerfile/rules/peers.hpp"

namespace gate::dockerfile {
namespace {

using testing::catches;
using testing::found;
using testing::only;
using testing::place;
using testing::places;
using testing::seen_by;
using List = std::vector<std::string>;

TEST_CASE("image-unpinned-tag points at the image and names it") {
  const std::string text = "# x\nFROM --platform=$BUILDPLATFORM ghcr.io/acme/app:latest AS b\n";
  CHECK(place("IMG001", text) == "2:32-55");
  const Finding finding = only("IMG001", text);
  CHECK(finding.subject == "ghcr.io/acme/app");
  CHECK(finding.owner == "stage/b");
  CHECK(finding.part == "FROM");
  CHECK(finding.message == "image ghcr.io/acme/app follows the moving tag latest");
}

TEST_CASE("image-unpinned-tag resolves ARG defaults") {
  CHECK(catches("IMG001", "ARG I=node\nFROM $I\n"));
  CHECK(catches("IMG001", "ARG T=latest\nFROM node:${T}\n"));
  CHECK(catches("IMG001", "ARG T=1\nARG T=latest\nFROM node:${T}\n"));
  CHECK(catches("IMG001", "FROM node:${T:-latest}\n"));
  CHECK_FALSE(catches("IMG001", "ARG T=24.4\nFROM node:${T}\n"));
  CHECK_FALSE(catches("IMG001", "ARG T\nFROM node:${T}\n"));
  CHECK_FALSE(catches("IMG001", "ARG I\nFROM $I\n"));
}

TEST_CASE("an image behind an unknown registry has a tag or not all the same") {
  CHECK(only("IMG001", "ARG REG\nFROM ${REG}/ubuntu\n").subject == "${REG}/ubuntu");
  CHECK(catches("IMG001", "ARG REG\nFROM $REG/team/ubuntu:latest\n"));
  CHECK(catches("IMG001", "ARG REG=r.test\nFROM ${REG}/ubuntu\n"));
  CHECK_FALSE(catches("IMG001", "ARG REG\nFROM ${REG}/ubuntu:24.04\n"));
  CHECK_FALSE(catches("IMG001", "ARG REG\nFROM ${REG}ubuntu\n"));
  CHECK_FALSE(catches("IMG001", "ARG I\nFROM r.test/${I}\n"));
  CHECK_FALSE(catches("IMG001", "ARG R T\nFROM $R/ubuntu:$T\n"));
  CHECK(catches("IMG001", "ARG R\nFROM ${R:-a/b}\n"));
  CHECK_FALSE(catches("IMG001", "FROM ${X:-a/b:1}\n"));
}

TEST_CASE("stages, scratch and digests are pinned") {
  const std::string digest(64, 'a');
  CHECK_FALSE(catches("IMG001", "FROM node@sha256:" + digest + "\n"));
  CHECK_FALSE(catches("IMG001", "FROM node:latest@sha256:" + digest + "\n"));
  CHECK(places("IMG001", "FROM a:1 AS Base\nFROM base\nFROM BASE\nFROM scratch\n").empty());
  CHECK(places("IMG001", "FROM later\nFROM a:1 AS later\n") == List{"later"});
  CHECK_FALSE(catches("IMG001", "RUN make\n"));
}

TEST_CASE("a copied image follows its tag too, and no peer says so") {
  const Finding finding =
      only("IMG001", "FROM a:1\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/\n");
  CHECK(finding.subject == "ghcr.io/astral-sh/uv");
  CHECK(finding.part == "COPY");
  CHECK(finding.aliases.empty());
  CHECK_FALSE(catches("IMG001", "FROM a:1\nCOPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/\n"));
}

TEST_CASE("image-unpinned-tag names the peers that see it") {
  const std::string none = "FROM debian\n";
  CHECK(seen_by("DL3006", "IMG001", none));
  CHECK(seen_by("DS-0001", "IMG001", none));
  CHECK(seen_by("CKV_DOCKER_7", "IMG001", none));
  CHECK_FALSE(seen_by("DL3007", "IMG001", none));
  CHECK_FALSE(seen_by("KSV-0013", "IMG001", none));
  const std::string latest = "FROM debian:latest\n";
  CHECK(seen_by("DL3007", "IMG001", latest));
  CHECK(seen_by("DKL-DI-0006", "IMG001", latest));
  CHECK(seen_by("DS001", "IMG001", latest));
  CHECK_FALSE(seen_by("DL3006", "IMG001", latest));
  // hadolint passes what begins with a variable; Trivy resolves it
  const std::string variable = "ARG I=debian\nFROM $I\n";
  CHECK_FALSE(seen_by("DL3006", "IMG001", variable));
  CHECK(seen_by("DS-0001", "IMG001", variable));
  const std::string registry = "ARG R\nFROM $R/debian\n";
  CHECK_FALSE(seen_by("DL3006", "IMG001", registry));
  CHECK_FALSE(seen_by("DS-0001", "IMG001", registry));
  CHECK(seen_by("CKV_DOCKER_7", "IMG001", registry));
  // a port is a colon to Checkov; other moving tags nobody knows
  CHECK_FALSE(seen_by("CKV_DOCKER_7", "IMG001", "FROM r.test:5000/debian\n"));
  CHECK(only("IMG001", "FROM debian:stable\n").aliases.empty());
  CHECK_FALSE(seen_by("DL3007", "IMG001", "ARG T=latest\nFROM debian:$T\n"));
}

TEST_CASE("base-image-eol says since when and by which table") {
  const Finding node = only("IMG003", "FROM node:18.0.1\n");
  CHECK(node.severity == Severity::high);
  CHECK(node.subject.substr(0, 6) == "nodejs");
  CHECK(node.message.find("2025-04-30") != std::string::npos);
  CHECK(node.message.find(facts::end_of_life_as_of()) != std::string::npos);
  CHECK(place("IMG003", "FROM node:18.0.1 AS a\n") == "1:6-17");
  CHECK(catches("IMG003", "ARG V=16\nFROM node:$V AS a\n"));
  CHECK_FALSE(catches("IMG003", "ARG V\nFROM node:$V AS a\n"));
  CHECK_FALSE(catches("IMG003", "FROM node\n"));
}

TEST_CASE("base-image-eol grades by what support is left") {
  // Debian 11: free support ended 2024-08-14, long-term support 2026-08-31
  const auto at = [](facts::Date today) {
    std::vector<Finding> all;
    for (Finding& finding : testing::analysed("FROM debian:11\n", nullptr, today).findings)
      if (finding.id == "IMG003") all.push_back(std::move(finding));
    return all;
  };
  CHECK(at({2024, 1, 1}).empty());
  REQUIRE(at({2024, 7, 1}).size() == 1);
  CHECK(at({2024, 7, 1})[0].severity == Severity::low);
  REQUIRE(at({2025, 7, 1}).size() == 1);
  CHECK(at({2025, 7, 1})[0].severity == Severity::medium);
  REQUIRE(at({2026, 11, 1}).size() == 1);
  CHECK(at({2026, 11, 1})[0].severity == Severity::high);
}

TEST_CASE("a scanner sees the distribution that ships, not that of a build stage") {
  const std::string text = "FROM node:16 AS build\nFROM node:16 AS run\n";
  const auto all = found("IMG003", text);
  REQUIRE(all.size() == 2);
  CHECK(all[0].aliases.empty());
  CHECK(all[1].aliases == List{"EOSL"});
}

TEST_CASE("an image that brings its own user needs none") {
  for (const char* image :
       {"gcr.io/distroless/static:nonroot", "gcr.io/distroless/base-debian12:debug-nonroot",
        "nginxinc/nginx-unprivileged:1.29", "bitnami/redis:8.0", "docker.io/bitnami/redis:8.0",
        "cgr.dev/chainguard/python:3.13", "mcr.microsoft.com/dotnet/runtime:9.0-noble-chiseled",
        "moby/buildkit:rootless", "jenkins/jenkins:2.5"})
    CHECK_FALSE(catches("IMG010", std::string{"FROM "} + image + "\nCMD [\"x\"]\n"));
  for (const char* image : {"gcr.io/distroless/static", "nginx:1.29", "r.test/bitnami/redis:8.0",
                            "mcr.microsoft.com/dotnet/runtime:9.0", "$X"})
    CHECK(catches("IMG010", std::string{"FROM "} + image + "\nCMD [\"x\"]\n"));
  CHECK_FALSE(catches("IMG010", "FROM bitnami/redis:8.0 AS a\nFROM a AS b\nFROM b\n"));
  CHECK(catches("IMG010", "FROM bitnami/redis:8.0\nUSER 0\n"));
  CHECK_FALSE(catches("IMG010", "CMD [\"x\"]\n"));  // a fragment
}

TEST_CASE("runs-as-root names the peers that see it") {
  const std::string root = "FROM a:1\nUSER root\n";
  CHECK(seen_by("DL3002", "IMG010", root));
  CHECK(seen_by("DS-0002", "IMG010", root));
  CHECK(seen_by("CKV_DOCKER_8", "IMG010", root));
  CHECK_FALSE(seen_by("CKV_DOCKER_3", "IMG010", root));
  CHECK_FALSE(seen_by("KSV-0012", "IMG010", root));
  CHECK_FALSE(seen_by("CKV_DOCKER_8", "IMG010", "FROM a:1\nUSER 0\n"));
  CHECK(seen_by("DL3002", "IMG010", "FROM a:1\nUSER 0:1000\n"));
  CHECK_FALSE(seen_by("DL3002", "IMG010", "FROM a:1\nARG u=root\nUSER $u\n"));
  const std::string absent = "FROM a:1\nCMD [\"x\"]\n";
  CHECK_FALSE(seen_by("DL3002", "IMG010", absent));
  CHECK(seen_by("DS-0002", "IMG010", absent));
  CHECK(seen_by("CKV_DOCKER_3", "IMG010", absent));
  CHECK(seen_by("missing-user", "IMG010", absent));
  CHECK_FALSE(seen_by("missing-user", "IMG010", "FROM a:1\n"));
  CHECK_FALSE(seen_by("CKV_DOCKER_3", "IMG010", "FROM a:1 AS b\nUSER x\nFROM a:1\nCMD x\n"));
}

}  // namespace
}  // namespace gate::dockerfile
