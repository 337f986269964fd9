// SPDX-License-Identifier: Apache-2.0
// IMG006, IMG060 and BLD061 to BLD074: commands that install, ports, and what a stage sets.
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

TEST_CASE("install-swallows-command points at the first word that is no package") {
  const std::string text =
      "FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y node \\\n  # tidy up\n  rm -rf "
      "/var/lib/apt/lists/*\n";
  CHECK(place("IMG006", text) == "4:3-5");
  const Finding finding = only("IMG006", text);
  CHECK(finding.message == "`rm` is no package; apt-get install reads it as one");
  CHECK(finding.subject == "apt-get rm");
  REQUIRE(finding.edits.size() == 1);
  CHECK(finding.edits[0].text == "&& ");
  CHECK(finding.edits[0].span.begin == text.find("rm -rf"));
  CHECK(finding.edits[0].span.end == finding.edits[0].span.begin);
}

TEST_CASE("install-swallows-command sees wrapped commands and here-documents") {
  CHECK(catches("IMG006", "FROM a:1\nRUN sudo apt install -y git rm -rf /x\n"));
  CHECK(catches("IMG006", "FROM a:1\nRUN <<EOF\nyum install -y git rm -rf /x\nEOF\n"));
  CHECK(only("IMG006", "FROM a:1\nRUN sh -c 'apk add git rm -rf /x'\n").edits.empty());
  CHECK(catches("IMG006", "FROM a:1\nONBUILD RUN apk add git rm -rf /x\n"));
  CHECK_FALSE(catches("IMG006", "FROM a:1\nRUN apt-get install -y git; rm -rf /x\n"));
  CHECK_FALSE(catches("IMG006", "FROM a:1\nRUN yum install -y https://x.test/a.rpm /opt/b\n"));
  CHECK(catches("IMG006", "FROM a:1\nRUN yum install -y git /var/cache/yum\n"));
  CHECK_FALSE(catches("IMG006", "FROM a:1\nRUN apt-get install -y $DIR/x /$F\n"));
}

TEST_CASE("ports") {
  CHECK(places("BLD061", "FROM a:1\nEXPOSE 80 70000/tcp 1-99999\n") ==
        List{"70000/tcp", "1-99999"});
  CHECK(seen_by("DL3011", "BLD061", "FROM a:1\nEXPOSE 70000\n"));
  CHECK(only("BLD061", "FROM a:1\nARG P=70000\nEXPOSE $P\n").aliases.empty());
  CHECK(place("IMG060", "FROM a:1\nEXPOSE 80 22/TCP\n") == "2:11-17");
  CHECK(seen_by("DS-0004", "IMG060", "FROM a:1\nEXPOSE 22\n"));
  CHECK_FALSE(seen_by("ssh-port", "IMG060", "FROM a:1\nEXPOSE 22\n"));
  CHECK(only("IMG060", "FROM a:1\nEXPOSE 20-30\n").aliases.empty());
  CHECK(catches("IMG060", "FROM a:1\nEXPOSE 127.0.0.1:22:22\n"));
  CHECK_FALSE(catches("IMG060", "FROM a:1\nEXPOSE 22:8022 23-30 122\n"));
}

TEST_CASE("several of one keyword: the later one is reported and names the dead one") {
  const std::string text = "FROM a:1\nCMD [\"a\"]\nRUN x\n  CMD [\"b\"]\nCMD [\"c\"]\n";
  const auto all = found("BLD065", text);
  REQUIRE(all.size() == 2);
  CHECK(all[0].message == "this CMD replaces the CMD in line 2, which has no effect");
  CHECK(all[0].line == 4);
  CHECK(all[0].column == 3);
  CHECK(all[1].message == "this CMD replaces the CMD in line 4, which has no effect");
  CHECK(seen_by("DL4004", "BLD066", "FROM a:1\nENTRYPOINT [\"a\"]\nENTRYPOINT [\"a\"]\n"));
  CHECK(seen_by("MultipleInstructionsDisallowed", "BLD067",
                "FROM a:1\nHEALTHCHECK CMD a\nHEALTHCHECK NONE\n"));
  CHECK_FALSE(catches("BLD067", "FROM a:1\nHEALTHCHECK CMD a\nFROM b:1\nHEALTHCHECK NONE\n"));
}

TEST_CASE("shell-form-command is silent where a shell is meant") {
  CHECK(place("BLD069", "FROM a:1\nCMD  node app.js\n") == "2:6-17");
  CHECK(only("BLD069", "FROM a:1\nENTRYPOINT exec app \"$@\"\n").severity == Severity::info);
  CHECK(only("BLD069", "FROM a:1\nENTRYPOINT app\n").severity == Severity::low);
  CHECK_FALSE(catches("BLD069", "FROM a:1\nCMD ['node', 'app.js']\n"));  // a rule of its own
  CHECK(catches("BLD069", "FROM a:1\nCMD [ -f /x ] && app\n"));
  CHECK(catches("BLD069", "FROM a:1\nCMD app\nSHELL [\"/bin/bash\", \"-c\"]\n"));
}

TEST_CASE("relative-workdir follows the effect; each peer has its own reading") {
  const std::string first = "FROM a:1\nWORKDIR app\n";
  CHECK(place("BLD071", first) == "2:9-12");
  CHECK(only("BLD071", first).severity == Severity::medium);
  CHECK(seen_by("WorkdirRelativePath", "BLD071", first));
  CHECK(seen_by("DL3000", "BLD071", first));
  const std::string second = "FROM a:1 AS x\nWORKDIR /srv\nFROM x\nWORKDIR app\n";
  CHECK(only("BLD071", second).severity == Severity::info);
  CHECK_FALSE(seen_by("WorkdirRelativePath", "BLD071", second));
  CHECK(seen_by("DL3000", "BLD071", second));
  CHECK(seen_by("DS-0009", "BLD071", second));
  const std::string variable = "FROM a:1\nARG dir=app\nWORKDIR ${dir}\n";
  CHECK(seen_by("WorkdirRelativePath", "BLD071", variable));
  CHECK(seen_by("use-absolute-workdir", "BLD071", variable));
  CHECK_FALSE(seen_by("DL3000", "BLD071", variable));
}

TEST_CASE("volumes and MAINTAINER") {
  CHECK(places("BLD073", "FROM a:1\nVOLUME [\"/data\", \"/dev/shm/\"]\n") == List{"\"/dev/shm/\""});
  CHECK(only("BLD073", "FROM a:1\nVOLUME /./sys//\n").subject == "/sys");
  const Finding plain = only("BLD074", "FROM a:1\nMAINTAINER Ann <a@b.test>\n");
  REQUIRE(plain.edits.size() == 1);
  CHECK(plain.edits[0].text == "LABEL org.opencontainers.image.authors=\"Ann <a@b.test>\"");
  CHECK(plain.edits[0].span == Span{9, 34});
  CHECK(only("BLD074", "FROM a:1\nMAINTAINER \"Ann\"\n").edits.empty());
  CHECK(seen_by("MaintainerDeprecated", "BLD074", "FROM a:1\nMAINTAINER x\n"));
}

}  // namespace
}  // namespace gate::dockerfile
