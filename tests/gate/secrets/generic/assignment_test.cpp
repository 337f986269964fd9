// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/assignment.hpp"

#include <string>

#include "tests/catch.hpp"
#include "tests/gate/secrets/scanning.hpp"

using namespace gate::secrets;

namespace {

// A password that no word list holds.
const std::string value = std::string{"kV7"} + "#pq2" + "Zt9w";

// The text with @ for the password.
std::string filled(std::string text) {
  for (std::size_t at = 0; (at = text.find('@', at)) != std::string::npos; at += value.size())
    text.replace(at, 1, value);
  return text;
}

std::string found_in(const std::string& text, std::string_view path) {
  const auto hits = scan_text(text, path);
  if (hits.size() != 1) return std::to_string(hits.size()) + " hits";
  return text.substr(hits[0].value.begin, hits[0].value.end - hits[0].value.begin);
}

}  // namespace

TEST_CASE("a password is found in every way to assign it") {
  for (const char* text : {
           "DB_PASSWORD=@",
           "export DB_PASSWORD=@\n",
           "export DB_PASSWORD='@'\n",
           "DB_PASSWORD=\"@\" ./run\n",
           "db_password: @\n",
           "db_password: \"@\" # the real one\n",
           "  - DB_PASSWORD=@\n",
           "  - \"DB_PASSWORD=@\"\n",
           "- name: DB_PASSWORD\n  value: @\n",
           "- name: DB_PASSWORD\n  value: \"@\"\n",
           "{\"name\": \"DB_PASSWORD\", \"value\": \"@\"}",
           "{\"db_password\": \"@\"}",
           "{\"db_password\" : \"@\", \"x\": 1}",
           "\"{\\\"password\\\": \\\"@\\\"}\"",
           "password = '@'\n",
           "password = \"@\"\n",
           "[db]\npassword=@\r\n",
           "spring.datasource.password=@\n",
           "<password>@</password>",
           "<add key=\"DbPassword\" value=\"@\"/>",
           "<user name=\"x\" password=\"@\"/>",
           "ENV DB_PASSWORD=@\n",
           "ENV DB_PASSWORD @\n",
           "ARG DB_PASSWORD=@\n",
           "RUN tool --password @ --x\n",
           "RUN tool --password=@ --x\n",
           "tool --db-password '@'\n",
           "DB_PASSWORD ?= @\n",
           "DB_PASSWORD := @\n",
       }) {
    CAPTURE(text);
    CHECK(found_in(filled(text), "app.cfg") == value);
  }
}

TEST_CASE("program text gives its secrets in quotes") {
  for (const char* text : {
           "password = \"@\"\n",
           "const password = '@';\n",
           "const password: string = \"@\";\n",
           "let token_password: &str = \"@\";\n",
           "String dbPassword = \"@\";\n",
           "password := `@`\n",
           "'password' => '@',\n",
           ":password => '@'\n",
           "config[\"password\"] = \"@\"\n",
           "os.environ[\"DB_PASSWORD\"] = \"@\"\n",
           "define('DB_PASSWORD', '@');\n",
           "setenv(\"DB_PASSWORD\", \"@\", 1);\n",
           "connect(user='x', password='@')\n",
           "password = b\"@\"\n",
           "password=u'@'\n",
       }) {
    CAPTURE(text);
    CHECK(found_in(filled(text), "src/main.py") == value);
  }
}

TEST_CASE("what is no secret stays silent in data") {
  for (const char* text : {"password: ${DB_PASSWORD}\n",
                           "password: $DB_PASSWORD\n",
                           "password: {{ db_password }}\n",
                           "password: changeme\n",
                           "password: \n",
                           "password: ''\n",
                           "password: null\n",
                           "password: <your password>\n",
                           "password: /run/secrets/db\n",
                           "password: string\n",
                           "The password: the user's secret word\n",
                           "password: required\n",
                           "token: 4096\n",
                           "secretKeyRef:\n  name: db\n  key: password\n",
                           "password_file: kV7pq2Zt9w\n",
                           "token_url: https://login.corp.net/oauth2/v2.0/token\n",
                           "password: !vault |\n",
                           "password: ENC[AES256_GCM,data:kV7pq2]\n",
                           "# password = required\n",
                           "password: 123456\n",
                           "api_key: my-app-api-key\n",
                           "token: v1.2.3\n",
                           "secret: db-secret-name\n",
                           "PWD=/home/user/project7\n",
                           "OLDPWD=/srv/x1\n",
                           "credentials: include\n",
                           "auth: basic\n",
                           "key: kV7pq2Zt9w\n",
                           "password: \"Please enter your password 2 times\"\n"}) {
    CAPTURE(text);
    CHECK(scan_text(text, "app.yaml").empty());
  }
}

TEST_CASE("what is no secret stays silent in program text") {
  for (const char* text :
       {"password = getpass.getpass()\n", "password = os.environ['DB_PASSWORD7']\n",
        "token = token2\n", "if (token == \"abc123def456ghi\") {\n", "password: String,\n",
        "this.token = token1;\n", "token::Kind7 x = y;\n", "const tokens = [\"kV7pq2Zt9w\"];\n",
        "password = \"\"\n", "const API_KEY = \"API_KEY\";\n", "secret = \"client_secret\"\n",
        "return {password: password1, token: t2}\n", "var token = tokens[17];\n",
        "const TOKEN_KIND = \"kV7pq2Zt9wkV7pq\";\n", "password: schema.string().min(8)\n",
        "PASSWORD_REGEX = \"^[a-z0-9]{8}$\"\n", "placeholder=\"Password\"\n"}) {
    CAPTURE(text);
    CHECK(scan_text(text, "src/main.ts").empty());
  }
}

TEST_CASE("a value ends where its language ends it") {
  CHECK(found_in("https://h.test/?password=kV7pq2Zt9w&x=1", "a.txt") == "kV7pq2Zt9w");
  CHECK(found_in("password=kV7pq2Zt9w;x=1", "a.txt") == "kV7pq2Zt9w;x=1");
  CHECK(found_in("{password: kV7pq2Zt9w}", "a.yaml") == "kV7pq2Zt9w");
}

TEST_CASE("a file name tells program text and tests from the rest") {
  CHECK(setting_of("src/a.py") == Setting::source);
  CHECK(setting_of("Dockerfile") == Setting::data);
  CHECK(setting_of("a/.env.py.yaml") == Setting::data);
  CHECK(is_test_path("tests/a.py"));
  CHECK(is_test_path("src/a_test.go"));
  CHECK(is_test_path("README.md"));
  CHECK(is_test_path(".env.example"));
  CHECK_FALSE(is_test_path("src/contest.py"));
  CHECK_FALSE(is_test_path("latest/app.env"));
}
