// SPDX-License-Identifier: Apache-2.0
// IMG020, IMG021, BLD026, BLD027, SEC006, SEC008: what COPY and ADD take, and where it goes.
#include "gate/dockerfile/secret_files.hpp"
#include "gate/dockerfile/sources.hpp"
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

TEST_CASE("add-remote-url grades by the way") {
  CHECK(only("IMG020", "FROM a:1\nADD http://x.test/a /a\n").severity == Severity::high);
  CHECK(only("IMG020", "FROM a:1\nADD HTTPS://x.test/a /a\n").severity == Severity::medium);
  CHECK(only("IMG020", "FROM a:1\nADD git://x.test/a.git /a\n").severity == Severity::high);
  CHECK(only("IMG020", "FROM a:1\nADD git@x.test:a.git#main /a\n").severity == Severity::medium);
  CHECK(only("IMG020", "FROM a:1\nADD https://x.test/a.git?ref=v1 /a\n").severity ==
        Severity::medium);
  CHECK(places("IMG020", "FROM a:1\nADD a https://x.test/1 b http://x.test/2 /a/\n") ==
        List{"https://x.test/1", "http://x.test/2"});
  CHECK(place("IMG020", "FROM a:1\nADD --link https://x.test/1 /a\n") == "2:12-28");
  CHECK(catches("IMG020", "FROM a:1\nONBUILD ADD https://x.test/1 /a\n"));
}

TEST_CASE("add-remote-url shows no user, password or query") {
  const Finding finding =
      only("IMG020", "FROM a:1\nADD https://me:pass#word@x.test/a?token=abc#f /a\n");
  CHECK(finding.subject == "https://x.test/a");
  CHECK(finding.message == "https://x.test/a comes from the network, and no checksum is compared");
  CHECK(bare_url("https://u:p@h") == "https://h");
  CHECK(bare_url("git@x.test:a/b.git#v1") == "git@x.test:a/b.git");
}

TEST_CASE("a repository is fixed by its commit only") {
  const std::string commit(40, 'a');
  CHECK(is_fixed_commit("https://x.test/a.git#" + commit));
  CHECK(is_fixed_commit("git@x.test:a.git#" + commit + ":sub"));
  CHECK(is_fixed_commit("https://x.test/a.git?checksum=" + commit + "&ref=v1"));
  CHECK_FALSE(is_fixed_commit("https://x.test/a.git#aaaaaaa"));
  CHECK_FALSE(is_fixed_commit("https://x.test/a.git#v1.0"));
  CHECK_FALSE(is_fixed_commit("https://x.test/a.git"));
}

TEST_CASE("Checkov takes every ADD, hadolint and Trivy exempt what COPY cannot do") {
  CHECK(seen_by("CKV_DOCKER_4", "IMG020", "FROM a:1\nADD https://x.test/a /a\n"));
  CHECK_FALSE(seen_by("DL3020", "IMG020", "FROM a:1\nADD https://x.test/a /a\n"));
  CHECK_FALSE(seen_by("DS-0005", "IMG020", "FROM a:1\nADD git@x.test:a.git /a\n"));
  CHECK(seen_by("DL3020", "IMG020", "FROM a:1\nADD git@x.test:a.git /a\n"));
  CHECK(seen_by("CKV_DOCKER_4", "IMG021", "FROM a:1\nADD a /a\n"));
  CHECK(seen_by("DL3020", "IMG021", "FROM a:1\nADD a /a\n"));
  CHECK(seen_by("DS-0005", "IMG021", "FROM a:1\nADD a /a\n"));
}

TEST_CASE("add-instead-of-copy offers COPY where that does the same") {
  const Finding plain = only("IMG021", "FROM a:1\nadd a b /c/\n");
  REQUIRE(plain.edits.size() == 1);
  CHECK(plain.edits[0].text == "copy");
  CHECK(plain.edits[0].span == Span{9, 12});
  CHECK(plain.subject == "a");
  CHECK(only("IMG021", "FROM a:1\nADD x.tar a /c/\n").edits.empty());
  CHECK(place("IMG021", "FROM a:1\nADD x.tar a /c/\n") == "2:11-12");
  CHECK(only("IMG021", "FROM a:1\nADD --keep-git-dir=true a /c/\n").edits.empty());
}

TEST_CASE("several-sources-need-folder reads the destination as a build does") {
  CHECK(place("BLD026", "FROM a:1\nCOPY a \\\n  b \\\n  /app\n") == "4:3-7");
  CHECK(only("BLD026", "FROM a:1\nCOPY a b .\n").severity == Severity::low);
  CHECK(only("BLD026", "FROM a:1\nCOPY a b /app\n").edits.size() == 1);
  CHECK(only("BLD026", "FROM a:1\nCOPY [\"a\", \"b\", \"/app\"]\n").edits.empty());
  CHECK(catches("BLD026", "FROM a:1\nCOPY <<A <<B /app\nx\nA\ny\nB\n"));
  CHECK_FALSE(catches("BLD026", "FROM a:1\nENV D=/app/\nCOPY a b $D\n"));
  CHECK_FALSE(catches("BLD026", "FROM a:1\nCOPY a* /app\n"));
}

TEST_CASE("relative-destination-without-workdir follows the stage chain") {
  CHECK(place("BLD027", "FROM a:1\nCOPY a b\n") == "2:8-9");
  CHECK(catches("BLD027", "FROM a:1\nCOPY a b\nWORKDIR /app\n"));
  CHECK(seen_by("DL3045", "BLD027", "FROM a:1\nCOPY a b\n"));
  CHECK_FALSE(seen_by("DL3045", "BLD027", "FROM a:1\nADD a b\n"));
  CHECK_FALSE(seen_by("DL3045", "BLD027", "FROM a:1\nARG D=b\nCOPY a $D\n"));
  CHECK_FALSE(catches("BLD027", "COPY a b\n"));
}

TEST_CASE("names of files that hold secrets") {
  for (const char* path : {".env",
                           "app/.env",
                           ".env.production",
                           ".env-prod",
                           ".ENV",
                           ".envrc",
                           ".env*",
                           "id_rsa",
                           "id_ed25519",
                           "keys/id_rsa_deploy",
                           "server.pem",
                           "privkey.pem",
                           "ca-key.pem",
                           "tls.key",
                           "*.pem",
                           "*.key",
                           ".npmrc",
                           ".pypirc",
                           ".netrc",
                           ".aws",
                           ".aws/",
                           "home/.aws/credentials",
                           ".docker/config.json",
                           "kubeconfig",
                           "prod.kubeconfig",
                           ".kube/config",
                           ".kube",
                           ".ssh/",
                           "cert.p12",
                           "terraform.tfstate",
                           ".git-credentials",
                           "C:\\keys\\id_rsa"}) {
    INFO(path);
    CHECK(secret_file(path) == SecretFile::yes);
  }
  for (const char* path :
       {".env.example", ".env.sample", ".env.dist", "id_rsa.pub", "ca.pem", "fullchain.pem",
        "rds-ca-bundle.pem", "public.pem", "jwt-public.key", "docker.gpg.key", "examples/tls.key",
        "testdata/server.pem", ".ssh/known_hosts", ".ssh/config"}) {
    INFO(path);
    CHECK(secret_file(path) == SecretFile::sample);
  }
  for (const char* path :
       {"environment", "env", "my.env.js", "keyboard.js", "key", ".docker/nginx", ".docker",
        ".kube/deploy.yaml", "pem", ".", "", "/", "monkey.txt", ".envoy.yaml", "$F", "a/.env$X"}) {
    INFO(path);
    CHECK(secret_file(path) == SecretFile::no);
  }
}

TEST_CASE("secret-file-copied is milder where the file does not ship") {
  const auto severity = [](std::string_view rest) {
    return only("SEC006", "FROM a:1 AS build\nCOPY .npmrc /root/\n" + std::string{rest}).severity;
  };
  CHECK(severity("") == Severity::high);
  CHECK(severity("FROM a:1\n") == Severity::medium);
  CHECK(severity("FROM build\n") == Severity::high);
  CHECK(severity("FROM build AS b\nFROM b\n") == Severity::high);
  CHECK(severity("FROM a:1\nCOPY --from=build /app /app\n") == Severity::medium);
  CHECK(severity("FROM a:1\nCOPY --from=build /root /x\n") == Severity::high);
  CHECK(severity("FROM a:1\nCOPY --from=0 / /x\n") == Severity::high);
  CHECK(severity("FROM a:1\nCOPY --from=build /root/.np* /x\n") == Severity::high);
  CHECK(severity("FROM a:1\nCOPY --from=build /rootfs /x\n") == Severity::medium);
  CHECK(severity("FROM build AS b\nFROM a:1\nCOPY --from=b /root /x\n") == Severity::high);
}

TEST_CASE("secret-file-copied reads relative destinations, and points at the source") {
  CHECK(only("SEC006", "FROM a:1 AS b\nWORKDIR /app\nCOPY .env .\nFROM a:1\nCOPY --from=b /app /\n")
            .severity == Severity::high);
  const std::string text = "FROM a:1\nCOPY --chown=x a .env b /app/\n";
  CHECK(place("SEC006", text) == "2:18-22");
  CHECK(only("SEC006", text).subject == ".env");
  CHECK(only("SEC006", text).message == ".env is copied into the image");
  CHECK(only("SEC006", "FROM a:1\nCOPY conf /root/.netrc\n").message ==
        "/root/.netrc is copied into the image");
  CHECK(places("SEC006", "FROM a:1\nCOPY .env id_rsa /x/\n") == List{".env", "id_rsa"});
  CHECK(places("SEC006", "FROM a:1\nARG F=.env\nCOPY $F /x\n") == List{"$F"});
  CHECK_FALSE(catches("SEC006", "FROM a:1\nCOPY <<EOF /app/readme\n.env\nEOF\n"));
  CHECK_FALSE(catches("SEC006", "FROM a:1\nCOPY .env.$STAGE .env\n"));
}

TEST_CASE("secret-file-copied names the peers that see it") {
  CHECK(seen_by("CIS-DI-0010", "SEC006", "FROM a:1\nCOPY .env /\n"));
  CHECK_FALSE(seen_by("CIS-DI-0010", "SEC006", "FROM a:1\nCOPY .env /\nFROM a:1\n"));
  CHECK_FALSE(seen_by("DS-0031", "SEC006", "FROM a:1\nCOPY .env /\n"));
  const std::string google = "ENV GOOGLE_APPLICATION_CREDENTIALS=/g.json\nCOPY g.json /g.json\n";
  CHECK(seen_by("DS-0031", "SEC006", "FROM a:1\n" + google));
  CHECK_FALSE(seen_by("DS-0031", "SEC006", "FROM a:1\n" + google + "FROM a:1\n"));
}

TEST_CASE("copy-all-without-dockerignore reads .dockerignore") {
  const std::string text = "FROM a:1\nCOPY . /app\n";
  CHECK_FALSE(catches("SEC008", text));  // nothing is known of the folder
  const auto message = [&](const char* ignore) {
    MemoryTree tree;
    tree.add(".dockerignore", ignore);
    const auto all = found("SEC008", text, &tree);
    return all.empty() ? std::string{} : all[0].message;
  };
  const MemoryTree empty;
  CHECK(only("SEC008", text, &empty).message ==
        "everything is copied, and there is no .dockerignore");
  CHECK(only("SEC008", text, &empty).severity == Severity::low);
  CHECK(message("node_modules\n") ==
        "everything is copied, and .dockerignore does not leave out .git and .env");
  CHECK(message(".git\n") == "everything is copied, and .dockerignore does not leave out .env");
  CHECK(message(".git/\n# .env\n") ==
        "everything is copied, and .dockerignore does not leave out .env");
  CHECK(message(".git\n.env\n").empty());
  CHECK(message("**/.git\r\n**/.env*\r\n").empty());
  CHECK(message("/.git\n./.env\n").empty());
  CHECK(message(".*\n").empty());
  CHECK(message("*\n!src\n").empty());
  CHECK(message("*\n!.env\n") == "everything is copied, and .dockerignore does not leave out .env");
  CHECK(message(".git\n.env\n!.git\n!.env.example\n") ==
        "everything is copied, and .dockerignore does not leave out .git");
}

TEST_CASE("copy-all-without-dockerignore knows what is everything of the context") {
  const MemoryTree empty;
  CHECK(catches("SEC008", "FROM a:1\nCOPY --chown=x [\".\", \"/app\"]\n", &empty));
  CHECK(catches("SEC008", "FROM a:1\nCOPY / /app\n", &empty));
  CHECK(catches("SEC008", "FROM a:1\nCOPY package.json ./ /app/\n", &empty));
  CHECK_FALSE(catches("SEC008", "FROM a:1\nCOPY --from=b . /app\n", &empty));
  CHECK_FALSE(catches("SEC008", "FROM a:1\nCOPY ./src /app\n", &empty));
  CHECK_FALSE(catches("SEC008", "FROM a:1\nCOPY $X /app\n", &empty));
}

}  // namespace
}  // namespace gate::dockerfile
