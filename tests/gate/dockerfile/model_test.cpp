// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "gate/dockerfile/dockerfile.hpp"
#include "tests/catch.hpp"
#include "tests/gate/dockerfile/analysed.hpp"

namespace gate::dockerfile {
namespace {

using List = std::vector<std::string>;

Dockerfile model(std::string_view text) {
  static const testing::PlainJudge judge;
  return read_dockerfile(text, judge);
}

std::string cut(std::string_view text, Span span) {
  return std::string{text.substr(span.begin, span.end - span.begin)};
}

TEST_CASE("stages know their parent, their root and their use") {
  const Dockerfile file = model(
      "FROM --platform=$BUILDPLATFORM golang:1.23 AS Base\nFROM base AS build\nFROM a:1 AS tools\n"
      "FROM b:1 AS cache\nFROM c:1 AS lost\nFROM lost AS lost2\nFROM scratch\nCOPY --from=build / "
      "/\n"
      "COPY --from=2 /x /x\nRUN --mount=type=bind,from=Cache,target=/c x\n");
  REQUIRE(file.stages.size() == 7);
  CHECK(file.stages[0].name == "base");
  CHECK(file.stages[0].name_text.written == "Base");
  CHECK_FALSE(file.stages[0].platform->known);
  CHECK(file.stages[0].reference->tag == "1.23");
  CHECK(file.stages[1].parent == 0U);
  CHECK(file.stages[1].root == 0);
  CHECK_FALSE(file.stages[1].reference);
  CHECK(file.stages[6].is_scratch);
  CHECK(file.stages[6].is_final);
  List used;
  for (const Stage& stage : file.stages)
    if (stage.is_used) used.push_back(stage.owner);
  CHECK(used == List{"stage/base", "stage/build", "stage/tools", "stage/cache", "stage/scratch"});
}

TEST_CASE("owners never hold a number of their own") {
  const Dockerfile file = model(
      "ARG R=reg.test:5000\nFROM $R/team/app:1\nFROM ${X}/ubuntu:${T:-1}\nFROM debian@sha256:0\n"
      "FROM node:18 AS web\nFROM web\n");
  List owners;
  for (const Stage& stage : file.stages)
    owners.push_back(stage.owner);
  CHECK(owners ==
        List{"stage/team/app", "stage/${X}/ubuntu", "stage/debian", "stage/web", "stage/from-web"});
}

TEST_CASE("FROM sees global ARGs and their defaults") {
  const Dockerfile file = model(
      "ARG TAG=3.19\nARG TAG=3.20\nARG NAME=alpine FULL=${NAME}:$TAG\nARG NONE\n"
      "FROM $FULL\nFROM a:$NONE\nFROM b:${NONE:-x}\nFROM c:$MISSING\nFROM d-$TARGETARCH\n");
  CHECK(file.stages[0].image.value == "alpine:3.20");
  CHECK(file.stages[0].reference->tag == "3.20");
  CHECK_FALSE(file.stages[1].image.known);
  CHECK(file.stages[1].image.references[0].knowledge == Knowledge::unset);
  CHECK(file.stages[2].image.value == "b:x");
  CHECK(file.stages[3].image.references[0].knowledge == Knowledge::undeclared);
  CHECK(file.stages[4].image.references[0].knowledge == Knowledge::set);
  CHECK(file.globals.size() == 4);
}

TEST_CASE("variables of a stage") {
  const Dockerfile file = model(
      "ARG G=global\nFROM a:1 AS one\nWORKDIR /$G\nARG G A=1\nENV A=2 B=$A\nARG A=3\nWORKDIR "
      "/$G/$A/$B\nENV C=$B$NOPE\nFROM one\nWORKDIR $A/${C}\nFROM a:1\nWORKDIR /$A\n");
  List paths;
  for_each(file, Keyword::workdir, [&](const Stage&, const Instruction& instruction) {
    paths.push_back(instruction.argument().value);
  });
  CHECK(paths == List{"/$G", "/global/2/1", "2/${C}", "/$A"});
  const Known& a = file.stages[1].variables.at("A");
  CHECK(a.environment);
  CHECK(a.value == "2");
  CHECK(file.stages[2].variables.empty());
}

TEST_CASE("settings reach instructions and later stages") {
  const Dockerfile file = model(
      "FROM a:1 AS one\nUSER app\nWORKDIR /x\nSHELL [\"bash\", \"-c\"]\nCMD [\"c\"]\nFROM one AS "
      "two\nRUN y\nWORKDIR z\nUSER root\nONBUILD USER other\nHEALTHCHECK NONE\n");
  const Stage& two = file.stages[1];
  const Instruction& run = two.instructions[0];
  CHECK(run.before.user->argument().value == "app");
  CHECK(run.before.shell->arguments[0].value == "bash");
  CHECK(run.before.has_absolute_workdir);
  CHECK(two.user->argument().value == "root");
  CHECK(two.workdir->argument().value == "z");
  CHECK(two.command == file.stages[0].command);
  CHECK(two.healthcheck->disabled);
  CHECK(two.instructions[3].onbuild);
  CHECK(two.instructions[3].keyword == Keyword::user);
}

TEST_CASE("COPY knows its sources, destination and origin") {
  const std::string text =
      "FROM a:1 AS one\nCOPY --from=two --chown=app:app --chmod=777 a b/ /c/\nCOPY --from=One x y\n"
      "COPY --from=alpine:3.20 x y\nCOPY --from=ctx x y\nCOPY <<f1 <<-\"f2\" /d/\n1\nf1\n2\nf2\n"
      "ADD --checksum=sha256:0 [\"x y\", \"z\"]\nFROM b AS two\nCOPY --from=0 x y\n";
  const Dockerfile file = model(text);
  const auto& in = file.stages[0].instructions;
  CHECK(in[0].sources.size() == 2);
  CHECK(in[0].sources[1].text.value == "b/");
  CHECK(in[0].destination.value == "/c/");
  CHECK(in[0].chown->value == "app:app");
  CHECK(cut(text, in[0].chmod->span) == "777");
  CHECK(in[0].from->kind == Origin::Kind::later);
  CHECK(cut(text, in[0].flag_span("from")) == "--from=two");
  CHECK(in[1].from->kind == Origin::Kind::itself);
  CHECK(in[2].from->kind == Origin::Kind::image);
  CHECK(in[3].from->kind == Origin::Kind::unknown);
  REQUIRE(in[4].sources.size() == 2);
  CHECK(in[4].sources[0].heredoc);
  CHECK(in[4].sources[1].heredoc);
  CHECK(in[5].sources[0].text.value == "x y");
  CHECK(in[5].checksum->value == "sha256:0");
  CHECK(file.stages[1].instructions[0].from->kind == Origin::Kind::stage);
  CHECK_FALSE(file.stages[1].instructions[0].sources[0].heredoc);
}

TEST_CASE("pairs carry values, spans and the judge's answer") {
  const std::string text =
      "ARG T=secret-1\nFROM a:1\nENV A=\"secret-2\" B=x\nENV C secret-3\nARG D\nLABEL e=$B\n";
  const Dockerfile file = model(text);
  List secrets;
  for (const Keyword keyword : {Keyword::arg, Keyword::env})
    for_each_pair(file, keyword, [&](const Stage* stage, const Instruction&, const Pair& pair) {
      if (pair.secret)
        secrets.push_back((stage == nullptr ? "global " : "stage ") + pair.name + " " +
                          cut(text, pair.value->span));
    });
  CHECK(secrets == List{"global T secret-1", "stage A \"secret-2\"", "stage C secret-3"});
  for_each_pair(file, Keyword::label, [&](const Stage*, const Instruction&, const Pair& pair) {
    CHECK(pair.value->value == "x");
    CHECK(cut(text, pair.name_span) == "e");
  });
}

TEST_CASE("RUN has mounts, flags and commands") {
  const Dockerfile file = model(
      "FROM a:1\nRUN --network=host --security=insecure --mount=type=cache,target=/var/cache/apt "
      "--mount=type=tmpfs,target=/tmp apt-get update && rm -rf /x\n");
  List seen;
  for_each_command(file, [&](const Run& run) {
    seen.push_back(run.command.name);
    CHECK(run.instruction.network == "host");
    CHECK(run.instruction.security == "insecure");
    CHECK(run.is_mounted("/var/cache/apt/archives"));
    CHECK(run.is_mounted("/tmp/"));
    CHECK_FALSE(run.is_mounted("/var/cache"));
    CHECK_FALSE(run.is_mounted("/var/cache/aptx"));
    const bool last = run.command.name == "rm";
    CHECK(run.followed_by([](const shell::Command& later) { return later.name == "rm"; }) == !last);
  });
  CHECK(seen == List{"apt-get", "rm"});
}

TEST_CASE("which shell reads a RUN") {
  const auto kind = [](std::string_view text) {
    const Dockerfile file = model(text);
    const Stage& stage = file.stages.back();
    return stage.instructions.back().shell_kind;
  };
  CHECK(kind("FROM a:1\nRUN x\n") == ShellKind::posix);
  CHECK(kind("FROM a:1\nSHELL [\"/bin/zsh\", \"-c\"]\nRUN x\n") == ShellKind::posix);
  CHECK(kind("FROM a:1\nSHELL [\"/usr/bin/env\", \"bash\"]\nRUN x\n") == ShellKind::posix);
  CHECK(kind("FROM a:1\nSHELL [\"powershell.exe\"]\nRUN x\n") == ShellKind::windows);
  CHECK(kind("FROM a:1\nSHELL [\"C:\\\\Windows\\\\System32\\\\cmd\", \"/S\"]\nRUN x\n") ==
        ShellKind::windows);
  CHECK(kind("FROM a:1 AS b\nSHELL [\"pwsh\"]\nFROM b\nRUN x\n") == ShellKind::windows);
  CHECK(kind("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN x\n") == ShellKind::windows);
  CHECK(kind("# escape=`\nFROM a:1\nRUN x\n") == ShellKind::windows);
  CHECK(kind("FROM a:1\nSHELL [\"/usr/bin/python3\", \"-c\"]\nRUN x\n") == ShellKind::other);
  CHECK(kind("FROM a:1\nRUN <<EOF\n#!/usr/bin/perl\nx\nEOF\n") == ShellKind::other);
  CHECK(kind("FROM a:1\nRUN <<EOF\n#!/bin/bash -e\nx\nEOF\n") == ShellKind::posix);
}

TEST_CASE("here-documents of a RUN: script, input of a program, input of a shell") {
  const auto commands = [](std::string_view text) {
    List result;
    for_each_command(model(text), [&](const Run& run) { result.push_back(run.command.name); });
    return result;
  };
  CHECK(commands("FROM a:1\nRUN <<EOF\na\nb | c\nEOF\n") == List{"a", "b", "c"});
  CHECK(commands("FROM a:1\nRUN python3 <<EOF && d\na\nEOF\n") == List{"python3", "d"});
  CHECK(commands("FROM a:1\nRUN bash -e <<EOF\na\nEOF\n") == List{"bash", "a"});
  CHECK(commands("FROM a:1\nRUN <<A cat > /x <<B\na\nA\nb\nB\n") == List{"cat"});
  CHECK(commands("FROM a:1\nRUN [\"sh\", \"-c\", \"a && b\"]\n") == List{"sh", "a", "b"});
  CHECK(commands("FROM a:1\nRUN a \\\n # && x\n && b # && c\n") == List{"a", "b"});
}

TEST_CASE("commands that start with the container are visited apart") {
  List seen;
  const Dockerfile file = model(
      "FROM a:1\nRUN x\nCMD a && b\nENTRYPOINT [\"c\"]\nHEALTHCHECK --interval=3s CMD curl -f d\n");
  for_each_started_command(file, [&](const Run& run) {
    seen.push_back(std::string{run.instruction.name()} + " " + run.command.name);
  });
  CHECK(seen == List{"CMD a", "CMD b", "ENTRYPOINT c", "HEALTHCHECK curl"});
}

TEST_CASE("what stands in front of the first FROM") {
  const Dockerfile file = model("ARG A=1\nRUN x\nFROM a:1\n");
  CHECK(file.globals.size() == 1);
  REQUIRE(file.before_from.size() == 1);
  CHECK(file.before_from[0].keyword == Keyword::run);
  const Dockerfile fragment = model("ARG A=1\nRUN x $A\n");
  CHECK(fragment.globals.empty());
  REQUIRE(fragment.stages.size() == 1);
  CHECK(fragment.stages[0].implied);
  CHECK(fragment.stages[0].instructions.size() == 2);
}

TEST_CASE("many stages and doubling variables stay within limits") {
  std::string text = "FROM a:1 AS s\nENV V=0123456789\n";
  for (int i = 0; i < 200; ++i)
    text += "ENV V=$V$V\n";
  for (int i = 0; i < 3000; ++i)
    text += "FROM s AS s\nENV A" + std::to_string(i) + "=1\nCOPY --from=s a b\n";
  const Dockerfile file = model(text);
  CHECK(file.stages.size() == 3001);
  CHECK(file.stages[0].variables.at("V").value.size() <= 40000);
}

}  // namespace
}  // namespace gate::dockerfile
