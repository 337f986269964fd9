// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/filters.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace gate::secrets;

namespace {

void holds(bool (*filter)(std::string_view), const std::vector<std::string>& yes,
           const std::vector<std::string>& no) {
  for (const std::string& value : yes) {
    CAPTURE(value);
    CHECK(filter(value));
  }
  for (const std::string& value : no) {
    CAPTURE(value);
    CHECK_FALSE(filter(value));
  }
}

}  // namespace

TEST_CASE("a reference names where the secret is kept") {
  holds(
      is_reference,
      {"${DB_PASSWORD}", "$DB_PASSWORD", "$(cat /x)", "{{ vault_pw }}", "<password>", "%PASSWORD%",
       "process.env.TOKEN", "os.environ['X']", "vault:secret/data/x#key", "op://vault/item/field",
       "!Ref DbPassword", "prefix-${X}", "#{token}", "@TOKEN@", "__TOKEN__", "{token}",
       "arn:aws:secretsmanager:eu-west-1:1:secret:x", "secrets.TOKEN", "env.TOKEN"},
      {"p$ss7word", "$2b$10$abcdef", "100%sure", "a<b>c", "", "x", "kV7#pq2"});
}

TEST_CASE("an expression calls, indexes or joins names") {
  holds(is_expression,
        {"getPassword()", "config.db.password", "args[0]", "self->token", "Future<Token,",
         "Foo::bar", "read(x, y)"},
        {"kV7#pq2Zt9w", "a1b2.c3d4.e5f6", "abc", "", "1.2.3"});
}

TEST_CASE("a path or a file name is no secret") {
  holds(is_path,
        {"/run/secrets/db", "./key", "../x/y", "~/.ssh/id_rsa", "C:\\keys\\a", "server.pem",
         "certs/server/tls", "/etc/x"},
        {"kV7#pq2Zt9w", "wJalr/XUtnFEMI/K7MDENG", "abc", ""});
}

TEST_CASE("a placeholder asks to be replaced, or is what everybody writes") {
  holds(is_placeholder, {"changeme",     "CHANGE_ME_NOW", "your-token-here",
                         "xxxxxxxx",     "********",      "example-key-1",
                         "test",         "test123",       "my-secret-password",
                         "Password1234", "dummy_value",   "<your key>",
                         "insert-key",   "redacted",      "ghp_…",
                         "foo",          "admin",         "secret-token",
                         "todo",         "-----"},
        {"kV7#pq2Zt9w", "hunter2", "correcthorse9", "Tr0ub4dor&3", "testing9182736455kd"});
}

TEST_CASE("repetitions and sequences are nobody's secret") {
  holds(is_repetition, {"aaaaaaaa", "abababab", "x", "", "abcabcabcabc", "1212121212121212"},
        {"hunter2", "abcdef", "kV7#pq2Zt9w"});
  holds(is_sequence, {"12345678", "abcdefgh", "87654321", "0123456789abcdef", "1234567890"},
        {"hunter2", "13579", "kV7#pq2Zt9w", "123"});
}

TEST_CASE("types, constants, dates, versions, numbers, patterns") {
  holds(is_type_or_constant, {"true", "null", "None", "string", "undefined", "Bearer"},
        {"truly7", "kV7#pq2"});
  holds(is_date, {"2024-01-31", "2024-01-31T10:00:00Z", "2024/01/31"},
        {"2024-1", "20240131x", "a"});
  holds(is_version, {"1.2.3", "v1.2", "^1.2.3", "1.2.3-beta.1"}, {"1", "a.b", "1.2.3.4.5"});
  holds(is_number, {"1", "4096", "3.14", "0x1F", "-5"}, {"1a", "", "x", "0xzz"});
  holds(is_pattern, {"^[a-z]+$", "\\w+", "[^\"]*", "(?:a|b)"}, {"kV7#pq2", "^abc"});
}

TEST_CASE("words are text, identifiers are names, random letters are neither") {
  holds(is_words,
        {"userToken", "my-secret-name", "enter it here", "Password", "abc", "ACCESS_TOKEN"},
        {"hunter2", "xKqZrTpLmWv", "bcdfghjklmnp"});
  holds(is_identifier,
        {"oauth2_token", "my-app-v2", "s3-bucket-name", "getUserToken2", "utf-8-name"},
        {"hunter2", "a8f5f167f44f4964e6c998dee827110c", "k3j9x0qv7", "fPzJ8TnHbV5pjD3", ""});
}

TEST_CASE("UUIDs and digests have fixed forms") {
  holds(is_uuid, {"0b9c1d1e-52f0-4bd9-8f3c-9a2f6f3f5f10"},
        {"0b9c1d1e52f04bd98f3c9a2f6f3f5f10", "0b9c1d1e-52f0-4bd9-8f3c-9a2f6f3f5g10"});
  holds(is_hash,
        {"d41d8cd98f00b204e9800998ecf8427e", "3f786850e387550fdab836ed7e6dc881de23001b",
         "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "sha256:abcdef0123456789"},
        {"d41d8cd98f00b204e9800998ecf8427", "zz1d8cd98f00b204e9800998ecf8427e", "sha256"});
}

TEST_CASE("a URL without a password and an address are no secrets") {
  holds(is_plain_url,
        {"https://x.test/a?b=c", "http://user@x.test", "//cdn.test/x", "data:text/plain,x"},
        {"https://u:p@x.test", "kV7#pq2", "://x"});
  holds(is_address, {"a.b@corp.net", "x+y@mail.corp.net"}, {"p@ss", "a@b@c.de", "@x.de", "kV7@#2"});
}

TEST_CASE("the key again is no value") {
  CHECK(repeats_key("db_password", "password"));
  CHECK(repeats_key("password", "db-password1"));
  CHECK(repeats_key("apiKey", "API_KEY"));
  const std::string made = "kV7#pq2Zt9w";
  CHECK_FALSE(repeats_key("db_password", made));
  const std::string longer = "tokenA81723kdfjq912873";
  CHECK_FALSE(repeats_key("token", longer));
}

TEST_CASE("entropy counts bits a byte") {
  CHECK(entropy("") == 0);
  CHECK(entropy("aaaa") == 0);
  CHECK(entropy("abab") > 0.999);
  CHECK(entropy("abcd") > 1.999);
}
