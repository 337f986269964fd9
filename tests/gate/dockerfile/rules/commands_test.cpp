// SPDX-License-Identifier: Apache-2.0
// IMG013, BLD040, BLD070, BLD094, BLD100: how a build runs its commands.
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

TEST_CASE("sudo is found wherever it stands, and hadolint sees it only as a plain first word") {
  CHECK(place("IMG013", "FROM a:1\nRUN true && \\\n  # x\n  sudo -E make\n") == "4:3-7");
  CHECK(only("IMG013", "FROM a:1\nRUN sudo -u b make\n").subject == "sudo make");
  CHECK(seen_by("DL3004", "IMG013", "FROM a:1\nRUN sudo make\n"));
  CHECK(seen_by("DS-0010", "IMG013", "FROM a:1\nRUN sudo make\n"));
  for (const char* run :
       {"/usr/bin/sudo make", "env sudo make", "sh -c 'sudo make'", "echo a | xargs sudo rm"}) {
    const std::string text = std::string{"FROM a:1\nRUN "} + run + "\n";
    INFO(text);
    CHECK_FALSE(seen_by("DL3004", "IMG013", text));
    CHECK(seen_by("CKV2_DOCKER_1", "IMG013", text));
  }
  CHECK(places("IMG013", "FROM a:1\nRUN sudo a && sudo b\n").size() == 2);
  CHECK(only("IMG013", "FROM a:1\nRUN apk add sudo\n").aliases.empty());
  CHECK(only("IMG013", "FROM a:1\nCMD sudo a\n").aliases.empty());
}

TEST_CASE("modes point at the mode and name the target") {
  CHECK(places("BLD040", "FROM a:1\nRUN chmod -R 777 /a /b\n") == List{"777"});
  CHECK(only("BLD040", "FROM a:1\nRUN chmod -R 777 /a /b\n").subject == "777 /a");
  CHECK(places("BLD040", "FROM a:1\nCOPY --chmod=0777 --from=x:1 a /a\n") == List{"0777"});
  CHECK(places("BLD040", "FROM a:1\nRUN install -m0666 a /b\n") == List{"0666"});
  CHECK_FALSE(catches("BLD040", "FROM a:1\nARG M\nCOPY --chmod=$M a /a\n"));
  CHECK(catches("BLD040", "FROM a:1\nARG M=777\nCOPY --chmod=$M a /a\n"));
}

TEST_CASE("something like JSON is told from the shell's test") {
  CHECK(places("BLD070", "FROM a:1\nCMD  ['a', \"b\"]\n") == List{"['a', \"b\"]"});
  CHECK(only("BLD070", "FROM a:1\nHEALTHCHECK --interval=5s CMD [a, b]\n").subject ==
        "HEALTHCHECK");
  CHECK_FALSE(catches("BLD070", "FROM a:1\nRUN [ ! -d /a ] || [ -n \"$B\" ]\n"));
  CHECK_FALSE(catches("BLD070", "FROM a:1\nHEALTHCHECK NONE\nEXPOSE [80]\n"));
}

TEST_CASE("pipefail of the shell holds for stages that are built from it") {
  const std::string shell = "FROM a:1 AS b\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\n";
  CHECK_FALSE(catches("BLD094", shell + "FROM b\nRUN a | c\n"));
  CHECK(catches("BLD094", shell + "FROM a:1\nRUN a | c\n"));
  CHECK_FALSE(catches("BLD094", "FROM a:1\nSHELL [\"pwsh\", \"-c\"]\nRUN a | c\n"));
  CHECK_FALSE(catches("BLD094", "FROM a:1\nRUN a || c\n"));
  CHECK_FALSE(catches("BLD094", "FROM a:1\nRUN set -eo pipefail && a | c\n"));
  CHECK_FALSE(catches("BLD094", "FROM a:1\nRUN <<EOF\nset -o pipefail\na | c\nEOF\n"));
  CHECK(catches("BLD094", "FROM a:1\nRUN a | c && set -o pipefail\n"));
  CHECK(seen_by("DL4006", "BLD094", "FROM a:1\nRUN a | c\n"));
  CHECK_FALSE(seen_by("DL4006", "BLD094", "FROM a:1\nONBUILD RUN a | c\n"));
  CHECK_FALSE(seen_by("DL4006", "BLD094", "FROM a:1\nRUN sh -c 'a | c'\n"));
}

TEST_CASE("a manager that asks is told apart by its own spelling of yes") {
  CHECK(place("BLD100", "FROM a:1\nRUN apt-get update && \\\n  apt-get --quiet install b\n") ==
        "3:19-26");
  CHECK(only("BLD100", "FROM a:1\nRUN apt-get install b\n").subject == "apt-get install b");
  CHECK(seen_by("DL3014", "BLD100", "FROM a:1\nRUN apt-get install b\n"));
  CHECK(seen_by("DS-0021", "BLD100", "FROM a:1\nRUN apt-get install b\n"));
  CHECK_FALSE(seen_by("DL3030", "BLD100", "FROM a:1\nRUN apt-get install b\n"));
  CHECK(seen_by("DL3030", "BLD100", "FROM a:1\nRUN yum install b\n"));
  CHECK(seen_by("DL3038", "BLD100", "FROM a:1\nRUN microdnf install b\n"));
  CHECK(seen_by("DL3034", "BLD100", "FROM a:1\nRUN zypper in b\n"));
  CHECK(only("BLD100", "FROM a:1\nRUN apt-get upgrade\n").aliases.empty());
  CHECK_FALSE(catches("BLD100", "FROM a:1\nRUN sudo apt-get -yqq install b\n"));
  CHECK_FALSE(catches("BLD100",
                      "FROM a:1\nRUN echo assumeyes=1 >> /etc/dnf/dnf.conf && dnf "
                      "install b\n"));
}

}  // namespace
}  // namespace gate::dockerfile
