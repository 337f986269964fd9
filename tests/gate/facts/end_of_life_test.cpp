// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/end_of_life.hpp"

#include <fstream>
#include <iostream>

#include "gate/core/text.hpp"
#include "tests/catch.hpp"

namespace {

using namespace gate::facts;

constexpr Date today{2026, 8, 22};

// "nodejs 18 ended 2025-04-30; debian 12 (bookworm) extended 2026-07-11"
std::string shown(std::string_view reference, Date on = today) {
  const auto image = image_reference(reference);
  REQUIRE(image);
  std::string text;
  for (const EndOfLife& found : end_of_life(*image, on)) {
    if (!text.empty()) text += "; ";
    const char* word = found.support == Support::ended           ? " ended "
                       : found.support == Support::extended_only ? " extended "
                                                                 : " soon ";
    text += found.product + " " + found.cycle + word + found.since;
  }
  return text;
}

}  // namespace

TEST_CASE("dates") {
  CHECK(date("2026-08-22") == Date{2026, 8, 22});
  CHECK(date("2024-02-29") == Date{2024, 2, 29});
  for (const char* text : {"", "2026-8-22", "2026-13-01", "2025-02-29", "2026-00-10", "2026-01-00",
                           "past", "20260822", "2026-08-22T00:00", "-026-08-22", "2026-08-3x"})
    CHECK_FALSE(date(text));
  CHECK(days({1970, 1, 1}) == 0);
  CHECK(days({1969, 12, 31}) == -1);
  CHECK(days({2000, 3, 1}) == 11017);   // 30 years, 7 leap days, 31 + 29 days
  CHECK(days({2026, 8, 22}) == 20687);  // date -u -d 2026-08-22 +%s / 86400
}

TEST_CASE("the image's own cycle, by the longest prefix of whole components") {
  CHECK(shown("node:18.0.1-alpine") == "nodejs 18 (hydrogen) ended 2025-04-30");
  CHECK(shown("node:24") == "");
  CHECK(shown("docker.io/library/node:18") == "nodejs 18 (hydrogen) ended 2025-04-30");
  CHECK(shown("public.ecr.aws/docker/library/node:18") == "nodejs 18 (hydrogen) ended 2025-04-30");
  CHECK(shown("python:3.1") == "");  // no row of its own, and 3.10 is another cycle
  CHECK(shown("python:3.9.18-slim") == "python 3.9 ended 2025-10-31");
  CHECK(shown("python:3.10") == "python 3.10 soon 2026-10-31");
  CHECK(shown("alpine:3.18.4") == "alpine-linux 3.18 ended 2025-05-09");
  CHECK(shown("alpine:3.22") == "");
  CHECK(shown("traefik:v2.10") == "traefik 2.10 ended 2024-02-12");
  CHECK(shown("docker:20.10-dind") == "docker-engine 20.10 ended 2023-12-10");
  CHECK(shown("mcr.microsoft.com/dotnet/sdk:6.0") == "dotnet 6 ended 2024-11-12");
  CHECK(shown("centos:7.9.2009") == "centos 7 ended 2024-06-30");
  CHECK(shown("centos:centos7") == "centos 7 ended 2024-06-30");
  CHECK(shown("quay.io/centos/centos:stream8") == "centos-stream 8 ended 2024-05-31");
  CHECK(shown("node:1") == "nodejs 1 ended ");  // "past": the day is not known
}

TEST_CASE("a tag shorter than every cycle stands for the newest below it") {
  CHECK(shown("python:2") == "python 2.7 ended 2020-01-01");
  CHECK(shown("postgres:9") == "postgresql 9.6 ended 2021-11-11");
  CHECK(shown("python:3") == "");
}

TEST_CASE("code names") {
  CHECK(shown("debian:buster-slim") == "debian 10 (buster) ended 2022-09-10");
  CHECK(shown("debian:bookworm-20240101-slim") == "debian 12 (bookworm) extended 2026-07-11");
  CHECK(shown("ubuntu:bionic") == "ubuntu 18.04 (bionic) extended 2023-05-31");
  CHECK(shown("ubuntu:24.10") == "ubuntu 24.10 (oracular) ended 2025-07-10");
  CHECK(shown("node:lts-hydrogen") == "nodejs 18 (hydrogen) ended 2025-04-30");
  CHECK(shown("buildpack-deps:stretch-curl") == "debian 9 (stretch) ended 2020-07-18");
}

TEST_CASE("the distribution below is a second subject") {
  CHECK(shown("python:3.13-buster") == "debian 10 (buster) ended 2022-09-10");
  CHECK(shown("node:18-alpine3.18") ==
        "nodejs 18 (hydrogen) ended 2025-04-30; alpine-linux 3.18 ended 2025-05-09");
  CHECK(shown("node:24-alpine") == "");
  CHECK(shown("ruby:3.4-slim-bullseye") == "debian 11 (bullseye) extended 2024-08-14");
  CHECK(shown("golang:1.27-trixie") == "");
  CHECK(shown("eclipse-temurin:21-jdk-jammy") == "");
  CHECK(shown("maven:3-eclipse-temurin-17-focal") == "ubuntu 20.04 (focal) extended 2025-05-31");
  CHECK(shown("bitnami/node:24-debian-10-r5") == "debian 10 (buster) ended 2022-09-10");
  CHECK(shown("nvidia/cuda:11.8.0-runtime-ubuntu16.04") ==
        "ubuntu 16.04 (xenial) ended 2021-04-02");
  CHECK(shown("gcr.io/distroless/nodejs18-debian10:nonroot") ==
        "nodejs 18 (hydrogen) ended 2025-04-30; debian 10 (buster) ended 2022-09-10");
  CHECK(shown("registry.access.redhat.com/ubi7/nodejs-18:1") == "rhel 7 extended 2024-06-30");
  CHECK(shown("registry.access.redhat.com/ubi8-minimal:8.9") == "");
}

TEST_CASE("unknown images and tags give nothing") {
  CHECK(shown("node") == "");
  CHECK(shown("node:latest") == "");
  CHECK(shown("ghcr.io/org/node:18") == "");
  CHECK(shown("ghcr.io/org/app:buster") == "");  // a name, not the place for a distribution
  CHECK(shown("node:99") == "");
  CHECK(shown("node:9f8e7d6") == "");
  CHECK(shown("node@sha256:" + std::string(64, '1')) == "");
}

TEST_CASE("the day decides") {
  CHECK(shown("node:20", {2026, 4, 30}) == "nodejs 20 (iron) soon 2026-04-30");
  CHECK(shown("node:20", {2026, 5, 1}) == "nodejs 20 (iron) ended 2026-04-30");
  CHECK(shown("node:20", {2026, 1, 30}) == "");  // 90 days left
  CHECK(shown("node:20", {2026, 1, 31}) == "nodejs 20 (iron) soon 2026-04-30");
  CHECK(shown("debian:11", {2026, 8, 31}) == "debian 11 (bullseye) extended 2024-08-14");
  CHECK(shown("debian:11", {2026, 9, 1}) == "debian 11 (bullseye) ended 2024-08-14");
}

TEST_CASE("the table agrees with the facts it was made from") {
  std::ifstream facts{GATE_SHARED_DIR "/corpus/eol/eol.tsv"};
  if (!facts) {
    std::cout << "skipped: no " GATE_SHARED_DIR "/corpus/eol/eol.tsv\n";
    return;
  }
  int compared = 0;
  for (std::string line; std::getline(facts, line);) {
    const auto row = gate::split(line, '\t');
    if (row.size() < 5) continue;
    const std::string_view image = row[0] == "nodejs"         ? "node"
                                   : row[0] == "debian"       ? "debian"
                                   : row[0] == "postgresql"   ? "postgres"
                                   : row[0] == "rabbitmq"     ? "rabbitmq"
                                   : row[0] == "alpine-linux" ? "alpine"
                                                              : "";
    const auto end = date(row[3]);
    if (image.empty() || !end || date(row[4])) continue;
    const std::string reference = std::string{image} + ":" + std::string{row[1]};
    const std::string found = shown(reference, {9999, 1, 1});
    CHECK(found.find(" ended " + std::string{row[3]}) != std::string::npos);
    CHECK(shown(reference, {1990, 1, 1}) == "");
    ++compared;
  }
  CHECK(compared > 60);
}
