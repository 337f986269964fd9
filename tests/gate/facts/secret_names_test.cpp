// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/secret_names.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace gate::facts;

TEST_CASE("names that hold a secret") {
  for (const char* key :
       {"PASSWORD", "POSTGRES_PASSWORD", "dbPassword", "DB_PASS", "MYSQL_ROOT_PASSWORD", "API_KEY",
        "apiKey", "STRIPE_SECRET", "AUTH_TOKEN", "SECRET_KEY_BASE", "AWS_SECRET_ACCESS_KEY",
        "PGPASSWORD", "JWT_SECRET", "DB_PWD", "private-key", "GF_SECURITY_ADMIN_PASSWORD"})
    CHECK(is_secret_name(key));
  for (const char* key :
       {"", "POSTGRES_PASSWORD_FILE", "TOKEN_TTL", "PASSWORD_RESET_URL", "PUBLIC_KEY", "PWD",
        "PASS", "MYSQL_ALLOW_EMPTY_PASSWORD", "MYSQL_RANDOM_ROOT_PASSWORD", "KEY", "BYPASS",
        "SECRET_NAME", "KEYBOARD", "TOKENIZER", "_"})
    CHECK_FALSE(is_secret_name(key));
  CHECK_FALSE(is_secret_name(std::string(300, 'a') + "_password"));
}

TEST_CASE("names with a word that hints at a secret") {
  for (const char* key : {"KEY", "git_key", "SUPER_Secret", "auth", "SECRET_PASSPHRASE",
                          "super_duper_secret_token", "TOKEN_TTL", "VITE_API_KEY", "DB_PWORD"})
    CHECK(has_secret_word(key));
  for (const char* key : {"", "PUBLIC_KEY", "public_token", "TOKEN_FILE", "token_version",
                          "USERNAME", "TOKENIZER", "sunflower", "AUTHOR", "my-token"})
    CHECK_FALSE(has_secret_word(key));
}

TEST_CASE("places where a secret lies are no secret") {
  CHECK(points_at_secret("/run/secrets/db"));
  CHECK(points_at_secret("vault:secret/db"));
  CHECK_FALSE(points_at_secret("tea-kettle-9"));
  CHECK(secret_value("/run/secrets/db") == SecretValue::none);
  CHECK(secret_value("changeme") == SecretValue::sample);
  CHECK(secret_value("tea-kettle-9") == SecretValue::secret);
}
