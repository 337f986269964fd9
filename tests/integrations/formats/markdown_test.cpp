// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/markdown.hpp"

#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"
#include "tests/gate/report/golden.hpp"

namespace gate::formats {
namespace {

using test::emitted;

TEST_CASE("the page of a change with findings of every sort") {
  test::check_golden("integrations/formats/golden/rich.md",
                     emitted(markdown, test::rich_report(), test::options()));
}

TEST_CASE("the page of a clean change") {
  test::check_golden("integrations/formats/golden/clean.md",
                     emitted(markdown, test::clean_report(), test::options()));
}

TEST_CASE("a page stays below GitHub's limit, says what it leaves out and keeps its end") {
  Report report;
  for (std::uint32_t i = 0; i < 30000; ++i)
    report.add(test::finding("A" + std::to_string(i % 50), "a", Kind::code, Severity::high,
                             "d" + std::to_string(i), 1, std::string(290, '|')));
  const std::string page = emitted(markdown, report, test::options());
  CHECK(page.size() <= 1'000'000);
  std::size_t rows = 0;
  for (const auto line : lines_of(page))
    if (line.substr(0, 7) == "| high ") ++rows;
  CHECK(rows > 100);
  CHECK(page.find(std::to_string(30000 - rows) + " rows left out of this page") !=
        std::string::npos);
  CHECK(lines_of(page).back() == "**gate: blocked: 30000 findings block; exit 1**");
}

TEST_CASE("hostile text stays in its cell") {
  const std::string page = emitted(markdown, test::hostile_report(), test::options());
  const std::string ours = page.substr(0, page.find("\n"));
  CHECK(ours == "## gate: incomplete");
  for (const auto line : lines_of(page)) {
    if (line.substr(0, 2) != "| ") continue;
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
      if (line[i] == '|' && (i == 0 || line[i - 1] != '\\')) ++bars;
    CHECK((bars == 5 || bars == 6));
  }
  for (const std::string_view part :
       {"<img", "[c](", "![p", "@octocat", " www.", "http://", "\n::", "\n#12"})
    CHECK(page.find(part) == std::string::npos);
  std::size_t details = 0;
  for (auto at = page.find("</details>"); at != std::string::npos;
       at = page.find("</details>", at + 1))
    ++details;
  CHECK(details == 1);
}

TEST_CASE("an address that is none makes no link") {
  report::Options options = test::options();
  for (const std::string_view bad :
       {"javascript:alert(1)//", "https://x.test/> [a](", "https://x|y/"}) {
    options.file_url = bad;
    CHECK(emitted(markdown, test::rich_report(), options).find(bad) == std::string::npos);
  }
}

}  // namespace
}  // namespace gate::formats
