// SPDX-License-Identifier: Apache-2.0
#include "gate/report/markdown.hpp"

#include "tests/catch.hpp"

namespace gate::report {
namespace {

TEST_CASE("markup, HTML and table cells become text") {
  CHECK(markdown_text("a|b `c` *d* _e_ ~f~") == "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~");
  CHECK(markdown_text("<img src=x> &lt;") == "&lt;img src=x&gt; &amp;lt;");
  CHECK(markdown_text("a\\|b") == "a\\\\\\|b");
  CHECK(markdown_text("$x$") == "\\$x\\$");
}

TEST_CASE("links, pictures and bare addresses become text") {
  CHECK(markdown_text("[c](javascript:a)") == "\\[c\\](javascript:a)");
  CHECK(markdown_text("![p](u)") == "\\!\\[p\\](u)");
  CHECK(markdown_text("see https://x.test") == "see https&#58;//x.test");
  CHECK(markdown_text("www.x.test WWW.y") == "www&#46;x.test WWW&#46;y");
}

TEST_CASE("nobody is mentioned and no issue linked") {
  CHECK(markdown_text("@octocat") == "@&#8203;octocat");
  CHECK(markdown_text("a (@o) b#12") == "a (@&#8203;o) b#&#8203;12");
  CHECK(markdown_text("#12") == "\\#&#8203;12");
  CHECK(markdown_text("alpine@sha256:00") == "alpine@sha256:00");
}

TEST_CASE("nothing begins a block") {
  CHECK(markdown_text("- a") == "\\- a");
  CHECK(markdown_text("# a") == "\\# a");
  CHECK(markdown_text("1. a") == "1\\. a");
  CHECK(markdown_text("12) a") == "12\\) a");
  CHECK(markdown_text("1.5 a") == "1.5 a");
  CHECK(markdown_text("===") == "\\===");
  CHECK(markdown_text("> a") == "&gt; a");
}

TEST_CASE("line breaks and controls are spelt out") {
  CHECK(markdown_text("a\n# b\r\x1b\xff") == "a\\\\x0a# b\\\\x0d\\\\x1b\\\\xff");
}

TEST_CASE("a block's fence is longer than any in it") {
  CHECK(markdown_block("a\n", "sh") == "```sh\na\n```\n");
  CHECK(markdown_block("````\nb", "") == "`````\n````\nb\n`````\n");
  CHECK(markdown_block("", "") == "```\n```\n");
}

}  // namespace
}  // namespace gate::report
