// SPDX-License-Identifier: Apache-2.0
// BLD044–BLD055, BLD058, PIP009, RUN123, DMN001: what the build trusts without looking.
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

TEST_CASE("switches are found behind wrappers, in inner scripts and in here-documents") {
  for (const char* run :
       {"sudo curl -fk https://x.test", "env A=1 curl -k https://x.test",
        "/usr/bin/curl -k https://x.test", "sh -c \"true && curl -k https://x.test\"",
        "if true; then curl -k https://x.test; fi", "A=$(curl -k https://x.test)",
        "<<EOF\ncurl -k https://x.test\nEOF", "[\"curl\", \"-k\", \"https://x.test\"]",
        "timeout 9 nice curl -k https://x.test"})
    CHECK(places("BLD044", std::string{"FROM a:1\nRUN "} + run + "\n").size() == 1);
}

TEST_CASE("places in continued lines with comments between are exact") {
  const std::string text =
      "FROM a:1\nRUN apk add a && \\\n  # why\n  curl -fsSL \\\n    --insecure "
      "https://u:p@x.test/f?t=1\n";
  CHECK(place("BLD044", text) == "5:5-15");
  const Finding finding = only("BLD044", text);
  CHECK(finding.subject == "https://x.test/f");
  CHECK(finding.part == "RUN");
  CHECK(seen_by("CKV2_DOCKER_2", "BLD044", text));
  CHECK_FALSE(
      seen_by("CKV2_DOCKER_2", "BLD044", "FROM a:1\nRUN curl --proxy-insecure https://x.test\n"));
  CHECK_FALSE(seen_by("CKV2_DOCKER_2", "BLD044", "FROM a:1\nRUN echo insecure > ~/.curlrc\n"));
  CHECK(place("BLD044", "FROM a:1\nCOPY <<EOF /root/.curlrc\n# x\ninsecure\nEOF\n") == "4:1-9");
}

TEST_CASE("variables that switch a check off point at name and value") {
  CHECK(places("BLD048", "FROM a:1\nENV A=1 NODE_TLS_REJECT_UNAUTHORIZED='0'\n") ==
        List{"NODE_TLS_REJECT_UNAUTHORIZED='0'"});
  CHECK(places("BLD047", "FROM a:1\nRUN a && \\\n  export PYTHONHTTPSVERIFY=0\n") ==
        List{"PYTHONHTTPSVERIFY=0"});
  CHECK(only("BLD047", "ARG PYTHONHTTPSVERIFY=0\nFROM a:1\n").owner.empty());
  CHECK(only("BLD047", "FROM a:1 AS b\nENV PYTHONHTTPSVERIFY=0\n").owner == "stage/b");
  CHECK(only("BLD048", "FROM a:1\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n").subject ==
        "NODE_TLS_REJECT_UNAUTHORIZED");
}

TEST_CASE("each peer is named where its own rule fires") {
  CHECK(seen_by("CKV2_DOCKER_4", "BLD046", "FROM a:1\nRUN pip install --trusted-host a b\n"));
  CHECK(seen_by("CKV2_DOCKER_16", "BLD046", "FROM a:1\nENV PIP_TRUSTED_HOST=a\n"));
  CHECK_FALSE(seen_by("CKV2_DOCKER_4", "BLD046", "FROM a:1\nENV PIP_TRUSTED_HOST=a\n"));
  CHECK(seen_by("CKV2_DOCKER_14", "BLD049", "FROM a:1\nENV GIT_SSL_NO_VERIFY=1\n"));
  CHECK_FALSE(
      seen_by("CKV2_DOCKER_14", "BLD049", "FROM a:1\nRUN git config http.sslVerify false\n"));
  CHECK(seen_by("CKV2_DOCKER_12", "BLD050", "FROM a:1\nENV npm_config_strict_ssl=false\n"));
  CHECK(seen_by("CKV2_DOCKER_13", "BLD050", "FROM a:1\nRUN npm config set strict-ssl false\n"));
  CHECK_FALSE(seen_by("CKV2_DOCKER_12", "BLD050", "FROM a:1\nRUN npm ci --strict-ssl=false\n"));
  CHECK(seen_by("CKV2_DOCKER_15", "BLD051",
                "FROM a:1\nRUN dnf config-manager --setopt=sslverify=0\n"));
  CHECK_FALSE(seen_by("CKV2_DOCKER_15", "BLD051", "FROM a:1\nRUN dnf --setopt=sslverify=0 list\n"));
  CHECK(seen_by("CKV2_DOCKER_8", "BLD053",
                "FROM a:1\nRUN apt-get --allow-unauthenticated upgrade\n"));
  CHECK_FALSE(seen_by("CKV2_DOCKER_11", "BLD053",
                      "FROM a:1\nRUN apt-get --allow-unauthenticated upgrade\n"));
  CHECK(seen_by("CKV2_DOCKER_11", "BLD053", "FROM a:1\nRUN apt-get --force-yes upgrade\n"));
  CHECK(seen_by("CKV2_DOCKER_9", "BLD054", "FROM a:1\nRUN yum --nogpgcheck -y install a\n"));
  CHECK_FALSE(seen_by("CKV2_DOCKER_9", "BLD054", "FROM a:1\nRUN zypper --no-gpg-checks in -y a\n"));
  CHECK(seen_by("CKV2_DOCKER_3", "BLD045", "FROM a:1\nRUN wget --no-check-certificate a\n"));
  CHECK_FALSE(seen_by("CKV2_DOCKER_3", "BLD045", "FROM a:1\nRUN wget --no-check-cert a\n"));
}

TEST_CASE("configuration that is written into the image points at the line") {
  CHECK(place("BLD054",
              "FROM a:1\nRUN cat > /etc/yum.repos.d/a.repo <<EOF\n[a]\ngpgcheck=0\nEOF\n") ==
        "4:1-11");
  CHECK(places("BLD053",
               "FROM a:1\nRUN echo \"deb [trusted=yes] https://x.test a b\" | tee "
               "/etc/apt/sources.list.d/a.list\n") == List{"trusted=yes"});
  CHECK(places("BLD049", "FROM a:1\nRUN git config --global \\\n http.sslVerify false\n") ==
        List{"http.sslVerify false"});
}

TEST_CASE("plain http names the address without user and query") {
  const Finding finding = only("BLD058", "FROM a:1\nRUN curl http://u:p@x.test/f?k=v\n");
  CHECK(finding.subject == "http://x.test/f");
  CHECK(finding.message == "http://x.test/f comes unencrypted and unchecked");
  CHECK(finding.severity == Rating{Severity::medium});
  const std::string list = "FROM a:1\nRUN echo 'deb http://x.test a b' > /etc/apt/sources.list\n";
  CHECK(only("BLD058", list).severity == Rating{Severity::low});
  CHECK(places("BLD058", list) == List{"http://x.test"});
  CHECK(places("BLD058", "FROM a:1\nRUN wget -O f http://x.test/f https://y.test/g\n") ==
        List{"http://x.test/f"});
}

TEST_CASE("a script from the network is reported once, at the shell") {
  CHECK(places("PIP009", "FROM a:1\nRUN curl https://x.test | sudo bash\n") == List{"bash"});
  CHECK(places("PIP009", "FROM a:1\nRUN bash -c \"$(curl https://x.test)\"\n") == List{"bash"});
  CHECK(places("PIP009", "FROM a:1\nRUN (curl https://x.test) | tee f | sh\n") == List{"sh"});
  CHECK(places("PIP009", "FROM a:1\nRUN . <(wget -qO- https://x.test)\n") == List{"."});
  CHECK(places("PIP009", "FROM a:1\nRUN cd /t && curl -O https://x.test/i.sh && bash ./i.sh\n") ==
        List{"bash"});
  CHECK(catches("PIP009", "FROM a:1\nRUN sh -c 'curl https://x.test | sh'\n"));
  CHECK(catches("PIP009", "FROM a:1\nRUN <<EOF\ncurl https://x.test -o i\npython3 i\nEOF\n"));
  CHECK(only("PIP009", "FROM a:1\nRUN curl https://x.test/i?a=b | sh\n").subject ==
        "sh https://x.test/i");
  CHECK_FALSE(catches("PIP009", "FROM a:1\nRUN curl https://x.test | bash -c 'cat'\n"));
  CHECK_FALSE(catches("PIP009", "FROM a:1\nRUN curl https://x.test | jq . && sh a\n"));
  CHECK_FALSE(catches("PIP009", "FROM a:1\nRUN sh -c \"V=$(curl https://x.test) make\"\n"));
}

TEST_CASE("an unconfined step is high, the network of the host low") {
  const std::string text = "FROM a:1\nRUN --network=host --security=insecure make\n";
  CHECK(places("RUN123", text) == List{"--security=insecure", "--network=host"});
  CHECK(found("RUN123", text)[0].severity == Rating{Severity::high});
  CHECK(found("RUN123", text)[1].severity == Rating{Severity::low});
}

TEST_CASE("the engine's socket as a volume or a mount") {
  const std::string text =
      "FROM a:1\nVOLUME /data /run/docker.sock\nRUN "
      "--mount=type=bind,source=var/run,target=/var/run/docker.sock make\n";
  CHECK(places("DMN001", text) ==
        List{"/run/docker.sock", "--mount=type=bind,source=var/run,target=/var/run/docker.sock"});
  CHECK(found("DMN001", text)[0].aliases == List{"dockerfile-dockerd-socket-mount"});
  CHECK_FALSE(catches("DMN001", "FROM a:1\nCOPY docker.sock /var/run/docker.sock.d/\n"));
}

}  // namespace
}  // namespace gate::dockerfile
