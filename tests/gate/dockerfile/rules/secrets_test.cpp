// SPDX-License-Identifier: Apache-2.0
// SEC001, SEC005, BLD038: secrets in variables, arguments and commands.
#include "tests/gate/dockerfile/rules/peers.hpp"

namespace gate::dockerfile {
namespace {

using testing::analysed;
using testing::catches;
using testing::found;
using testing::only;
using testing::place;
using testing::places;
using testing::seen_by;
using List = std::vector<std::string>;

Rating severity(std::string_view id, std::string_view text) {
  return only(id, text).severity;
}

TEST_CASE("a value that the judge knows is a finding of its kind") {
  const std::string text = "FROM a:1\nENV A=1 DB_PASSWORD='secret-tea'\n";
  const Finding finding = only("TOK999", text);
  CHECK(finding.covers == List{"SEC001"});
  CHECK(finding.subject == "hash");
  CHECK(places("TOK999", text) == List{"'secret-tea'"});
  CHECK(finding.message.find("secret-tea") == std::string::npos);
  CHECK(seen_by("SecretsUsedInArgOrEnv", "TOK999", text));
  CHECK_FALSE(catches("SEC001", text));
  CHECK(catches("TOK999", "FROM a:1\nLABEL x=secret-a\n"));
  CHECK(catches("TOK999", "ARG X=secret-a\nFROM a:1\n"));
  // the rules behind it are reported as themselves again
  CHECK(catches("SEC001", "FROM a:1\nENV X=secret-a DB_PASSWORD=tea-kettle-9\n"));
}

TEST_CASE("ENV is worse than ARG, and a stage that does not ship less bad") {
  CHECK(severity("SEC001", "FROM a:1\nENV DB_PASSWORD=tea-kettle\n") == Rating{Severity::critical});
  CHECK(severity("SEC001", "FROM a:1\nARG DB_PASSWORD=tea-kettle\n") == Rating{Severity::high});
  CHECK(severity("SEC001", "FROM a:1\nENV DB_PASSWORD=tea-kettle\nFROM b:1\n") ==
        Rating{Severity::high});
  CHECK(severity("SEC001", "FROM a:1\nENV DB_PASSWORD=changeme\n") == Rating{Severity::medium});
  CHECK(severity("SEC001", "FROM a:1\nENV CACHE_KEY=tea-kettle\n") == Rating{Severity::medium});
  CHECK(severity("SEC005", "FROM a:1\nARG DB_PASSWORD\n") == Rating{Severity::high});
  CHECK(severity("SEC005", "FROM a:1\nARG DB_PASSWORD\nFROM b:1\n") == Rating{Severity::medium});
  CHECK(severity("SEC005", "FROM a:1\nARG CACHE_KEY\n") == Rating{Severity::medium});
}

TEST_CASE("the place is the value, and no text of the finding holds it") {
  for (const char* text :
       {"FROM a:1\nENV DB_PASSWORD=tea-kettle\n", "FROM a:1\nRUN export API_KEY=tea-kettle\n",
        "FROM a:1\nRUN npm config set //r.test/:_authToken=tea-kettle\n",
        "FROM a:1\nRUN git clone https://u:tea-kettle@x.test/a\n",
        "FROM a:1\nRUN aws configure set aws_secret_access_key tea-kettle\n",
        "FROM a:1\nRUN docker login --password=tea-kettle -u a\n",
        "FROM a:1\nRUN docker login -u a -ptea-kettle\n",
        "FROM a:1\nRUN cat > ~/.netrc <<EOF\nmachine x password tea-kettle\nEOF\n",
        "FROM a:1\nRUN curl -H 'Authorization: Bearer tea-kettle' https://x.test\n"}) {
    INFO(text);
    CHECK(places("SEC001", text) == List{"tea-kettle"});
    for (const Finding& finding : analysed(text).findings)
      CHECK((finding.message + finding.subject).find("tea-kettle") == std::string::npos);
  }
  for (const char* text :
       {"FROM a:1\nRUN useradd -p tea-kettle a\n", "FROM a:1\nRUN mysql -ptea-kettle\n",
        "FROM a:1\nRUN curl -ua:tea-kettle https://x.test\n",
        "FROM a:1\nRUN openssl rsa -passin pass:tea-kettle\n"}) {
    INFO(text);
    CHECK(places("BLD038", text) == List{"tea-kettle"});
    for (const Finding& finding : analysed(text).findings)
      CHECK((finding.message + finding.subject).find("tea-kettle") == std::string::npos);
  }
}

TEST_CASE("argument and environment together") {
  CHECK(places("SEC005", "FROM a:1\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\n") ==
        List{"NPM_TOKEN", "$NPM_TOKEN"});
  CHECK(places("SEC005", "ARG NPM_TOKEN\nFROM a:1\nARG NPM_TOKEN\n").size() == 1);
  CHECK(place("SEC005", "ARG NPM_TOKEN\nFROM a:1\nARG NPM_TOKEN\n") == "3:5-14");
  CHECK(catches("SEC001", "FROM a:1\nARG NPM_TOKEN=tea-kettle\n"));
  CHECK_FALSE(catches("SEC005", "FROM a:1\nARG NPM_TOKEN=tea-kettle\n"));
  CHECK_FALSE(catches("SEC005", "FROM a:1\nENV A=1\nENV DB_PASSWORD=$A$B\n"));
}

TEST_CASE("each peer reads the names of variables in its own way") {
  const std::string key = "FROM a:1\nENV CACHE_KEY=tea\n";
  CHECK(seen_by("SecretsUsedInArgOrEnv", "SEC001", key));
  CHECK(seen_by("DS-0031", "SEC001", key));
  CHECK(seen_by("CIS-DI-0010", "SEC001", key));
  CHECK_FALSE(seen_by("DL3064", "SEC001", key));
  CHECK(seen_by("DL3064", "SEC001", "FROM a:1\nENV dbPassword=tea\n"));
  CHECK_FALSE(seen_by("SecretsUsedInArgOrEnv", "SEC001", "FROM a:1\nENV dbPassword=tea\n"));
  const std::string early = "FROM a:1\nENV API_KEY=tea\nFROM b:1\n";
  CHECK(seen_by("DL3064", "SEC001", early));
  CHECK_FALSE(seen_by("DS-0031", "SEC001", early));
  CHECK_FALSE(seen_by("CIS-DI-0010", "SEC001", early));
  CHECK(seen_by("secret-in-build-arg", "SEC005", "FROM a:1\nARG API_KEY\n"));
  CHECK(only("SEC001", "FROM a:1\nLABEL api_key=tea\n").aliases.empty());
  CHECK(seen_by("DS-0031", "SEC001", "FROM a:1\nARG P\nRUN az login -u a -p $P\n"));
}

TEST_CASE("what puts a variable into a layer is a finding unless a secret mount brings it") {
  CHECK(severity("SEC001", "FROM a:1\nARG T\nRUN echo \"//r.test/:_authToken=$T\" > .npmrc\n") ==
        Rating{Severity::high});
  CHECK_FALSE(catches("SEC001",
                      "FROM a:1\nRUN --mount=type=secret,id=T,env=T echo "
                      "\"//r.test/:_authToken=$T\" > .npmrc\n"));
  CHECK_FALSE(catches("SEC001", "FROM a:1\nRUN echo password tea-kettle > notes\n"));
  // git keeps the address, curl and pip forget it
  CHECK(places("SEC001", "FROM a:1\nARG T\nRUN git clone https://u:$T@x.test/a\n") == List{"$T"});
  CHECK_FALSE(catches("SEC001",
                      "FROM a:1\nARG T\nRUN curl -H \"Authorization: token $T\" "
                      "https://u:$T@x.test && pip install -i https://${U}:${T}@x.test a\n"));
  CHECK(
      places("SEC001", "FROM a:1\nRUN gcloud auth activate-service-account --key-file=/k.json\n") ==
      List{"/k.json"});
  CHECK_FALSE(catches("SEC001", "FROM a:1\nRUN git clone git@x.test:a/b && echo a://b:c@d\n"));
}

TEST_CASE("chpasswd is Checkov's finding, the others are nobody's") {
  CHECK(seen_by("CKV2_DOCKER_17", "BLD038", "FROM a:1\nRUN echo a:b | chpasswd\n"));
  CHECK(place("BLD038", "FROM a:1\nRUN echo a:b | sudo chpasswd -e\n") == "2:21-29");
  CHECK(only("BLD038", "FROM a:1\nRUN echo a | passwd --stdin b\n").aliases.empty());
}

}  // namespace
}  // namespace gate::dockerfile
