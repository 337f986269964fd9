// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/key.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace gate::secrets;

TEST_CASE("a name speaks of a secret in any spelling") {
  for (const char* key :
       {"password", "DB_PASSWORD", "dbPassword", "db.password", "mysql-root-passwd", "MYSQL_PWD",
        "DB_PASS", "passphrase", "password1", "PASSWORD_PROD", "userPassword",
        "spring.datasource.password", "rootpassword"}) {
    CAPTURE(key);
    CHECK(classify_key(key) == KeyClass::password);
  }
  for (const char* key :
       {"client_secret", "SECRET_KEY", "secret_key_base", "clientSecret", "SECRET"}) {
    CAPTURE(key);
    CHECK(classify_key(key) == KeyClass::secret);
  }
  for (const char* key : {"token", "GITHUB_TOKEN", "authToken", "access_token", "_authToken"}) {
    CAPTURE(key);
    CHECK(classify_key(key) == KeyClass::token);
  }
  for (const char* key : {"api_key", "apiKey", "APIKEY", "x-api-key", "AWS_ACCESS_KEY",
                          "private_key", "encryptionKey", "stripe.api-key"}) {
    CAPTURE(key);
    CHECK(classify_key(key) == KeyClass::key);
  }
  for (const char* key : {"auth", "credentials", "db_creds", "BASIC_AUTH"}) {
    CAPTURE(key);
    CHECK(classify_key(key) == KeyClass::credential);
  }
}

TEST_CASE("a name about secrets is harmless") {
  for (const char* key : {"password_file",
                          "PASSWORD_FILE",
                          "token_url",
                          "max_tokens",
                          "tokens",
                          "public_key",
                          "publicKey",
                          "key",
                          "primary_key",
                          "password_length",
                          "passwordField",
                          "secret_name",
                          "secretName",
                          "token_type",
                          "tokenExpiry",
                          "is_secret",
                          "api_key_id",
                          "access_key_id",
                          "has_password",
                          "csrf_token",
                          "password_policy",
                          "sort_key",
                          "keyboard",
                          "compass",
                          "author",
                          "authority",
                          "passenger",
                          "secretary",
                          "",
                          "_",
                          "1",
                          "passwordPlaceholder",
                          "tokenizer",
                          "next_page_token",
                          "publishable_key",
                          "password_hash",
                          "auth_url"}) {
    CAPTURE(key);
    CHECK(classify_key(key) == KeyClass::harmless);
  }
}

TEST_CASE("a name of any length is read from its end") {
  CHECK(classify_key(std::string(5000, 'a') + "_password") == KeyClass::password);
}

TEST_CASE("a name may say that the value is a digest") {
  CHECK(names_a_digest("commit_sha"));
  CHECK(names_a_digest("passwordHash"));
  CHECK_FALSE(names_a_digest("password"));
}
