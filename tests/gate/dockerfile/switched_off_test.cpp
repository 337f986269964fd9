// SPDX-License-Identifier: Apache-2.0
// Ways to give a variable or a line of configuration a value, and text that is written into files.
#include "gate/dockerfile/switched_off.hpp"

#include <string>
#include <vector>

#include "gate/dockerfile/written_files.hpp"
#include "tests/catch.hpp"
#include "tests/gate/dockerfile/analysed.hpp"

namespace gate::dockerfile {
namespace {

using List = std::vector<std::string>;

// "value" of every setting of X, `?` behind one that is not known.
List settings(const std::string& text) {
  const testing::PlainJudge judge;
  const Dockerfile file = read_dockerfile(text, judge);
  List found;
  for_each_setting(file, {"X"}, [&](const Setting& one) {
    found.push_back(std::string{one.value} + (one.known ? "" : "?"));
  });
  return found;
}

TEST_CASE("a variable gets its value in many ways") {
  CHECK(settings("ARG X=0\nFROM a:1\n") == List{"0"});
  CHECK(settings("FROM a:1\nENV X=0 Y=1 x='2'\n") == List{"0", "2"});
  CHECK(settings("FROM a:1\nENV X a b\n") == List{"a b"});
  CHECK(settings("FROM a:1\nARG Z=3\nARG X=${Z}\nENV X=$Q\n") == List{"3", "$Q?"});
  CHECK(settings("FROM a:1\nRUN X=0 make && export A=1 X=\"1\"; env -i X=2 sh -c 'X=3 make'\n") ==
        List{"0", "1", "2", "3"});
  CHECK(settings(
            "FROM a:1\nRUN sudo X=4 make\nCMD X=5 ./a\nENTRYPOINT [\"env\", \"X=6\", \"b\"]\n") ==
        List{"4", "5", "6"});
  CHECK(settings("FROM a:1\nRUN X=$Y make && export X=$(a)\n") == List{"$Y?", "$(a)?"});
  CHECK(settings("FROM a:1\nRUN <<EOF\nexport X=7\nEOF\nONBUILD ENV X=8\n") == List{"8", "7"});
  CHECK(settings("FROM a:1\nARG X\nENV XX=1\nRUN echo X=1 && export X\n").empty());
}

List values(std::string_view text, std::string_view key) {
  List found;
  for (const Configured& one : values_of(text, key))
    found.push_back(std::string{one.value} + " " +
                    std::string{text.substr(one.offset, one.length)});
  return found;
}

TEST_CASE("a text of configuration gives a key its value") {
  CHECK(values("gpgcheck=0", "gpgcheck") == List{"0 gpgcheck=0"});
  CHECK(values("[a]\nGPGCheck = 0\n", "gpgcheck") == List{"0 GPGCheck = 0"});
  CHECK(values("a\\ngpgcheck=0\\n", "gpgcheck") == List{"0 gpgcheck=0"});
  CHECK(values("http.sslVerify=false", "sslverify") == List{"false sslVerify=false"});
  CHECK(values("A::B \"true\";", "B") == List{"true B \"true"});
  CHECK(values("k: yes k=no", "k") == List{"yes k: yes", "no k=no"});
  CHECK(values("repo_gpgcheck=0 gpgchecks=0 localgpgcheck=0", "gpgcheck").empty());
  CHECK(values("gpgcheck", "gpgcheck") == List{" gpgcheck"});
  CHECK(values("", "gpgcheck").empty());
}

TEST_CASE("words that switch something off or on") {
  for (const char* word : {"0", "false", "False", "OFF", " no "})
    CHECK(is_off(word));
  for (const char* word : {"", "1", "true", "00", "nope"})
    CHECK_FALSE(is_off(word));
  for (const char* word : {"1", "TRUE", "on", "yes"})
    CHECK(is_on(word));
  for (const char* word : {"", "0", "yes!"})
    CHECK_FALSE(is_on(word));
}

// "path<text" of everything that is written; the place of the text must hold the same bytes.
List written(const std::string& text) {
  const testing::PlainJudge judge;
  const Dockerfile file = read_dockerfile(text, judge);
  List found;
  for_each_written(file, [&](const Written& one) {
    found.push_back(std::string{one.path} + "<" + std::string{one.text});
    const Span span = one.at(0, one.text.size()).span;
    CHECK(text.substr(span.begin, span.end - span.begin) == one.text);
  });
  return found;
}

TEST_CASE("text is written into files in many ways") {
  CHECK(written("FROM a:1\nRUN echo 'a b' c > /f && printf d >>/g\n") ==
        List{"/f<a b", "/f<c", "/g<d"});
  CHECK(written("FROM a:1\nRUN echo a | sudo tee -a /f /g\n") == List{"/f<a", "/g<a"});
  CHECK(written("FROM a:1\nRUN cat > /f <<EOF\na\nb\nEOF\n") == List{"/f<a\nb\n"});
  CHECK(written("FROM a:1\nRUN tee /f <<'EOF'\na\nEOF\n") == List{"/f<a\n"});
  CHECK(written("FROM a:1\nRUN cat <<< a > /f\n") == List{"/f<a"});
  CHECK(written("FROM a:1\nCOPY <<EOF <<B /f\na\nEOF\nb\nB\n") == List{"/f<a\n", "/f<b\n"});
  CHECK(written("FROM a:1\nRUN sed -i 's/a/b/' /f\n") == List{"/f<b"});
  CHECK(written("FROM a:1\nRUN sed -i -e 's|a\\|c|b|g' -e '$a x' /f\n") == List{"/f<b", "/f<$a x"});
  CHECK(written("FROM a:1\nRUN echo a 2> /f; echo b; sed 's/a/b/' /f; echo c | grep c > /g\n")
            .empty());
}

}  // namespace
}  // namespace gate::dockerfile
