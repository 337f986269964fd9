// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/github_command.hpp"

#include "tests/catch.hpp"

namespace gate::formats {
namespace {

TEST_CASE("data escapes percent first, then line breaks") {
  CHECK(github_data("50% of\r\nall") == "50%25 of%0D%0Aall");
  CHECK(github_data("%0A") == "%250A");
  CHECK(github_data("a:b,c=d") == "a:b,c=d");
  CHECK(github_data("").empty());
  CHECK(github_data("a\n") == "a%0A");
}

TEST_CASE("properties escape colon and comma too") {
  CHECK(github_property("C:\\a,b%\n") == "C%3A\\a%2Cb%25%0A");
  CHECK(github_property("x::y") == "x%3A%3Ay");
}

TEST_CASE("controls and broken UTF-8 are spelt out") {
  CHECK(github_data("\x1b[2J\xff") == "\\x1b[2J\\xff");
  CHECK(github_data("\xe2\x80\xae") == "\\u{202e}");
}

TEST_CASE("commands of the older syntax are broken wherever they stand") {
  CHECK(github_data("a ##[set-env name=A]b") == "a # #[set-env name=A]b");
  CHECK(github_log_line("x ###[error]y") == "x ## #[error]y");
  CHECK(github_log_line("##[##[a") == "# #[# #[a");
}

TEST_CASE("a log line that a runner could take for a command is broken") {
  CHECK(github_log_line("::error::x") == ": :error::x");
  CHECK(github_log_line(" \t::stop-commands::x") == " \t: :stop-commands::x");
  CHECK(github_log_line("\xe3\x80\x80::error::x") == "\xe3\x80\x80: :error::x");
  CHECK(github_log_line("\xc2\xa0\x1f::error::x") == "\xc2\xa0\x1f: :error::x");
  CHECK(github_log_line("a ::error::x") == "a ::error::x");
  CHECK(github_log_line("std::string") == "std::string");
  CHECK(github_log_line("::") == ": :");
}

}  // namespace
}  // namespace gate::formats
