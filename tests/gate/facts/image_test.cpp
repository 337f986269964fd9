// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/image.hpp"

#include "tests/catch.hpp"

namespace {

using gate::facts::image_reference;
using gate::facts::is_moving_tag;

// registry|repository|tag|digest, or "-" for no reference.
std::string shown(std::string_view text) {
  const auto image = image_reference(text);
  if (!image) return "-";
  return image->registry + "|" + image->repository + "|" + image->tag + "|" + image->digest;
}

const std::string digest = "sha256:" + std::string(64, 'a');

}  // namespace

TEST_CASE("an image reference is split into its parts") {
  CHECK(shown("node") == "|node||");
  CHECK(shown("node:18.0.1-alpine") == "|node|18.0.1-alpine|");
  CHECK(shown("library/node:18") == "|library/node|18|");
  CHECK(shown("ghcr.io/org/app/web:v1") == "ghcr.io|org/app/web|v1|");
  CHECK(shown("localhost/app") == "localhost|app||");
  CHECK(shown("localhost:5000/app") == "localhost:5000|app||");
  CHECK(shown("host:5000/app:1.0") == "host:5000|app|1.0|");
  CHECK(shown("node:18@" + digest) == "|node|18|" + digest);
  CHECK(shown("gcr.io/x/y@" + digest) == "gcr.io|x/y||" + digest);
  CHECK(shown("[::1]:5000/app:2") == "[::1]:5000|app|2|");
  CHECK(shown("a__b/c-d.e:1") == "|a__b/c-d.e|1|");
}

TEST_CASE("what is no image reference gives nothing") {
  for (const char* text :
       {"", "$IMAGE", "${IMAGE}:1", "node:$V", "Node", "a b", "node:", ":1", "node:-x", "a//b",
        "/node", "node/", "<image>", "{{ image }}", "node@sha256:12", "a..b", "a___b", "-a", "a-"})
    CHECK(shown(text) == "-");
  CHECK(shown(std::string(64, 'f')) == "-");
  CHECK(shown("sha256:" + std::string(64, 'f')) == "-");
  CHECK(shown(std::string(5000, 'a')) == "-");
}

TEST_CASE("names of an image") {
  CHECK(image_reference("node:18")->canonical_name() == "docker.io/library/node");
  CHECK(image_reference("bitnami/node")->canonical_name() == "docker.io/bitnami/node");
  CHECK(image_reference("docker.io/node")->canonical_name() == "docker.io/library/node");
  CHECK(image_reference("ghcr.io/a/b:1")->canonical_name() == "ghcr.io/a/b");
  CHECK(image_reference("ghcr.io/a/b:1")->name() == "ghcr.io/a/b");
  CHECK(image_reference("ghcr.io/a/b:1")->short_name() == "b");
  CHECK(image_reference("node")->short_name() == "node");
}

TEST_CASE("moving tags") {
  for (const char* tag : {"latest", "stable", "edge", "main", "master", "nightly", "lts",
                          "latest-alpine", "stable-slim", "LATEST", "lts-alpine3.20"})
    CHECK(is_moving_tag(tag));
  for (const char* tag : {"", "18", "18-alpine", "3.20", "main-4f2a9c1", "nightly-2026-08-01",
                          "stable-20240101-slim", "latest2", "bookworm", "mainframe"})
    CHECK_FALSE(is_moving_tag(tag));
}
