// SPDX-License-Identifier: Apache-2.0
#include "gate/container/environment.hpp"

#include "tests/catch.hpp"
#include "tests/gate/container/judge.hpp"

using namespace gate::container;

TEST_CASE("values that are no secret") {
  using Guess = Variable::Guess;
  for (const char* value :
       {"", "  ", "true", "no", "***", "xxxx", "<password>", "{{ db_password }}", "/run/secrets/db",
        "vault:secret/db", "12", "null"})
    CHECK(guess_secret(value) == Guess::none);
  for (const char* value : {"changeme", "ChangeMe123", "example", "your-password-here", "test"})
    CHECK(guess_secret(value) == Guess::sample);
  for (const char* value : {"tea-kettle-9", "postgres", "1234", "p/w+x="})
    CHECK(guess_secret(value) == Guess::secret);
}

TEST_CASE("the value is judged and not kept") {
  const gate::tests::TokenJudge judge;
  const auto made = variable_entry("ANY=tok-1", {}, {}, judge);
  REQUIRE(made.secret);
  CHECK(made.secret->kind->id == "TOK900");
  CHECK(variable_entry("ANY=${X:-tok-1}", {}, {}, judge).secret);
  CHECK(variable_entry("ANY=${X:-tok-1}", {}, {}, judge).content == Variable::Content::fallback);
  CHECK(variable_entry("DB_PASSWORD=${X}", {}, {}, judge).content == Variable::Content::reference);
  CHECK(variable_entry("DB_PASSWORD=", {}, {}, judge).content == Variable::Content::empty);
  CHECK(variable_entry("DB_PASSWORD", {}, {}, judge).content == Variable::Content::inherited);
  CHECK(variable_entry("POST=1", {}, {}, judge).truthy);
  CHECK_FALSE(variable_entry("POST=0", {}, {}, judge).truthy);
}
