// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/gate/dockerfile/analysed.hpp"

namespace gate::dockerfile {
namespace {

using testing::catches;
using testing::found;
using testing::places;
using List = std::vector<std::string>;

TEST_CASE("curl-insecure points at the flag, wherever the command stands") {
  CHECK(places("BLD044", "FROM a:1\nRUN apk add x \\\n # note\n && curl -fk \\\n  https://x\n") ==
        List{"-fk"});
  CHECK(places("BLD044", "FROM a:1\nRUN sh -c \"curl \\\"-k\\\" https://x\"\n") ==
        List{"\"-k\\\""});
  CHECK(places("BLD044", "FROM a:1\nRUN [\"sh\", \"-c\", \"curl -k https://x\"]\n") == List{"-k"});
  CHECK(places("BLD044", "FROM a:1\nRUN <<EOF\nset -e\ncurl -k https://x\nEOF\n") == List{"-k"});
  CHECK(places("BLD044", "FROM a:1\nRUN bash <<-EOF\n\tcurl -k https://x\n\tEOF\n") == List{"-k"});
  CHECK(places("BLD044", "FROM a:1\nONBUILD RUN A=$(curl --insecure https://x)\n") ==
        List{"--insecure"});
  CHECK(places("BLD044", "FROM a:1\r\nRUN a && \\\r\n  curl -k https://x\r\n") == List{"-k"});
}

TEST_CASE("a shell that is not POSIX gets no command rules") {
  CHECK_FALSE(catches("BLD044", "FROM a:1\nSHELL [\"pwsh\", \"-c\"]\nRUN curl -k https://x\n"));
  CHECK_FALSE(
      catches("BLD044", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN curl -k x\n"));
  CHECK_FALSE(catches("BLD044", "FROM a:1\nRUN <<EOF\n#!/usr/bin/env python3\ncurl -k x\nEOF\n"));
  CHECK(catches("BLD044", "FROM a:1\nRUN <<EOF\n#!/usr/bin/env bash\ncurl -k x\nEOF\n"));
}

TEST_CASE("runs-as-root looks at the last USER of the last stage") {
  CHECK(places("IMG010", "FROM a:1\nUSER app\nUSER root:root\n") == List{"root:root"});
  CHECK_FALSE(catches("IMG010", "FROM a:1\nUSER root\nUSER app\n"));
  CHECK_FALSE(catches("IMG010", "FROM a:1 AS Base\nUSER app\nFROM base\nRUN x\n"));
  CHECK(catches("IMG010", "FROM a:1 AS base\nUSER app\nFROM a:1\nRUN x\n"));
  CHECK_FALSE(catches("IMG010", "FROM a:1\nARG who\nUSER $who\n"));
  CHECK(catches("IMG010", "FROM a:1\nARG who=0\nUSER ${who}\n"));
  CHECK(catches("IMG010", "FROM a:1\nUSER ${who:-root}\n"));
  const auto absent = found("IMG010", "FROM a:1\nRUN x\n");
  REQUIRE(absent.size() == 1);
  CHECK(absent[0].absent);
  CHECK(absent[0].severity == Severity::medium);
  CHECK(absent[0].if_removed == Severity::high);
  CHECK(absent[0].owner == "stage/a");
}

TEST_CASE("a broken instruction is a finding and the rest is judged") {
  const std::string text =
      "FROM a:1 AS build\nRUNN x\nCOPY --form=x a b\nRUN curl -k https://x\nUSER root\n";
  CHECK(places("BLD107", text) == List{"RUNN", "--form=x"});
  CHECK(places("BLD044", text) == List{"-k"});
  CHECK(places("IMG010", text) == List{"root"});
  const auto defects = found("BLD107", text);
  CHECK(defects[0].message == "`RUNN` is no instruction; did you mean RUN?");
  CHECK(defects[0].owner == "stage/build");
  CHECK(defects[1].part == "COPY");
}

TEST_CASE("a fragment without FROM is one stage of an unknown image") {
  CHECK(places("BLD107", "RUN curl -k https://x\n") == List{"RUN"});
  CHECK(catches("BLD044", "RUN curl -k https://x\n"));
  CHECK(found("BLD107", "").size() == 1);
  CHECK(found("BLD107", "# only this\n").size() == 1);
}

TEST_CASE("comments govern the instruction they stand above or in") {
  const auto analysis = testing::analysed(
      "# syntax=docker/dockerfile:1\n# one\nFROM a:1\n\n# two\nRUN a \\\n # three\n  b\n"
      "RUN c # four\n# five\n");
  std::vector<std::string> seen;
  for (const Comment& comment : analysis.comments)
    seen.push_back(comment.text + " " + std::to_string(comment.first_line) + "-" +
                   std::to_string(comment.last_line));
  CHECK(seen == List{"one 2-3", "two 5-8", "three 6-8", "five 10-10"});
}

TEST_CASE(".dockerignore is looked up beside the Dockerfile") {
  MemoryTree tree;
  tree.add("app/.dockerignore", "*\n");
  const RecordingTree recording{tree};
  static const testing::PlainJudge judge;
  static_cast<void>(analyse("app/Dockerfile", "FROM a:1\n", {judge, &recording, {}, {}}));
  CHECK(recording.asked() == List{"app/Dockerfile.dockerignore", "app/.dockerignore"});
}

TEST_CASE("a RUN that starts containers is handed on as shell text") {
  const auto analysis = testing::analysed("FROM a:1\nRUN x && \\\n  docker run --privileged y\n");
  REQUIRE(analysis.extracts.size() == 1);
  const Extract& extract = analysis.extracts[0];
  CHECK(extract.text == "x &&   docker run --privileged y");
  CHECK(extract.map.outer({0, 1}) == Span{13, 14});
  CHECK(extract.map.outer({7, 13}) == Span{22, 28});
  CHECK(extract.owner == "stage/a");
}

}  // namespace
}  // namespace gate::dockerfile
