// SPDX-License-Identifier: Apache-2.0
// BLD011 to BLD021: stages, and what refers to them.
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

TEST_CASE("duplicate-stage-name points at the later name") {
  const std::string text = "FROM a:1 AS build\nFROM b:1 as BUILD\n";
  CHECK(place("BLD011", text) == "2:13-18");
  CHECK(only("BLD011", text).message == "a stage in line 1 is named `build` already");
  CHECK(only("BLD011", text).subject == "build");
  CHECK(places("BLD011", "FROM a:1 AS x\nFROM a:1 AS x\nFROM a:1 AS x\n") == List{"x", "x"});
}

TEST_CASE("Trivy and BuildKit fold the case of stage names, the others do not") {
  const std::string folded = "FROM a:1 AS build\nFROM b:1 as BUILD\n";
  CHECK(seen_by("DuplicateStageName", "BLD011", folded));
  CHECK(seen_by("DS-0012", "BLD011", folded));
  CHECK_FALSE(seen_by("DL3024", "BLD011", folded));
  CHECK_FALSE(seen_by("CKV_DOCKER_11", "BLD011", folded));
  CHECK(seen_by("DL3024", "BLD011", "FROM a:1 AS x\nFROM a:1 AS x\n"));
}

TEST_CASE("one defect of a stage is one finding") {
  for (const char* text :
       {"FROM a:1 AS x\nFROM a:1 AS x\n", "RUN make\nFROM a:1\n", "FROM a:1\nONBUILD FROM b:1\n",
        "FROM a:1\nONBUILD ONBUILD RUN x\n", "FROM a:1 AS s\nCOPY --from=s /a /a\n",
        "FROM a:1 AS s\nCOPY --from=t /a /a\nFROM a:1 AS t\n", "FROM a:1\nCOPY --from=t /a /a\n",
        "FROM a:1\nEXPOSE 70000\n", "FROM a:1\nCOPY a b /c\n", "FROM a:1\nWORKDIR a\n"}) {
    std::size_t count = 0;
    for (const Finding& finding : testing::analysed(text).findings)
      count += finding.id.substr(0, 3) == "BLD" ? 1 : 0;
    INFO(text);
    CHECK(count == 1);
    CHECK_FALSE(catches("BLD107", text));
  }
}

TEST_CASE("copy-from-unknown-stage helps with a mistyped name") {
  const std::string text = "FROM a:1 AS Build\nFROM a:1\nCOPY --chown=0 --from=biuld /a /a\n";
  CHECK(only("BLD016", text).message == "`biuld` is no stage above; did you mean `build`?");
  CHECK(place("BLD016", text) == "3:23-28");
  CHECK(only("BLD016", "FROM a:1\nCOPY --from=assets /a /a\n").message ==
        "`assets` is no stage above; so it is taken for an image or a named context");
  CHECK(only("BLD016", "FROM a:1\nCOPY --from=3 /a /a\n").message ==
        "`3` is no stage above; and there are not so many");
  CHECK_FALSE(catches("BLD016", "FROM a:1\nCOPY --from=r.test/x /a /a\n"));
  CHECK_FALSE(catches("BLD016", "FROM a:1\nCOPY x /a\n"));
}

TEST_CASE("copy-from-itself by name and by number") {
  CHECK(place("BLD017", "FROM a:1\nFROM a:1 AS Run\nCOPY --from=run /a /b\n") == "3:13-16");
  CHECK(seen_by("DL3023", "BLD017", "FROM a:1 AS x\nCOPY --from=x /a /b\n"));
  CHECK_FALSE(seen_by("DL3023", "BLD017", "FROM a:1 AS x\nCOPY --from=0 /a /b\n"));
  CHECK_FALSE(catches("BLD016", "FROM a:1 AS x\nCOPY --from=x /a /b\n"));
}

TEST_CASE("copy-root-to-root is milder where nothing is overwritten") {
  CHECK(only("BLD018", "FROM a:1 AS x\nFROM b:1\nCOPY --from=x / /\n").severity ==
        Severity::medium);
  CHECK(only("BLD018", "FROM a:1 AS x\nFROM scratch\nCOPY --from=x / /\n").severity ==
        Severity::low);
}

TEST_CASE("instruction-before-from reports each, and leaves typing errors alone") {
  CHECK(places("BLD019", "RUN a\nARG V=1\nENV a=b\nFROM a:1\n") == List{"RUN", "ENV"});
  CHECK_FALSE(catches("BLD019", "FORM a:1\nFROM b:1\n"));
  CHECK_FALSE(catches("BLD019", "RUN make\n"));  // a fragment
}

TEST_CASE("onbuild-trigger-forbidden points at what is wrapped") {
  CHECK(place("BLD020", "FROM a:1\nONBUILD FROM b:1\n") == "2:9-13");
  CHECK(only("BLD020", "FROM a:1\nONBUILD MAINTAINER me\n").subject == "MAINTAINER");
  CHECK_FALSE(catches("BLD074", "FROM a:1\nONBUILD MAINTAINER me\n"));
}

TEST_CASE("forward-stage-reference tells circles from mere order") {
  const std::string order = "FROM a:1 AS x\nCOPY --from=y /a /a\nFROM a:1 AS y\n";
  CHECK(only("BLD021", order).severity == Severity::medium);
  CHECK(place("BLD021", order) == "2:13-14");
  CHECK(only("BLD021", "FROM a:1 AS x\nCOPY --from=y /a /a\nFROM x AS y\n").severity ==
        Severity::high);
  CHECK(only("BLD021",
             "FROM a:1 AS x\nCOPY --from=z /a /a\nFROM x AS y\nFROM a:1 AS z\n"
             "COPY --from=y /b /b\n")
            .severity == Severity::high);
  CHECK(only("BLD021", "FROM y AS x\nFROM a:1 AS y\n").severity == Severity::high);
  CHECK_FALSE(catches("BLD021", "FROM y AS x\nFROM x AS y\n"));
  CHECK_FALSE(catches("BLD016", order));
}

TEST_CASE("hostile references cost bounded time") {
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "FROM a:1 AS s" + std::to_string(i) + "\nCOPY --from=s" + std::to_string(i + 1) +
            " .env .env\n";
  CHECK(found("BLD021", text).size() == 2999);
  CHECK(found("SEC006", text).size() == 3000);
}

}  // namespace
}  // namespace gate::dockerfile
