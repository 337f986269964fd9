// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <vector>

#include "gate/syntax/dockerfile/dockerfile.hpp"
#include "tests/catch.hpp"

namespace gate::syntax::dockerfile {
namespace {

using List = std::vector<std::string>;

std::string cut(std::string_view text, Span span) {
  return std::string{text.substr(span.begin, span.end - span.begin)};
}

// "KEYWORD first-last" of every instruction.
List outline(std::string_view text) {
  List result;
  for (const Instruction& one : read(text).instructions)
    result.push_back(one.written + " " + std::to_string(one.first_line) + "-" +
                     std::to_string(one.last_line));
  return result;
}

// "code: bytes" of every defect.
List defects(std::string_view text) {
  List result;
  for (const Defect& one : read(text).defects)
    result.push_back(std::string{one.code} + ": " + cut(text, one.span));
  return result;
}

List defects_after_from(const std::string& text) {
  return defects("FROM a:1\n" + text);
}

Instruction only(std::string_view text) {
  const File file = read(text);
  REQUIRE(file.instructions.size() == 1);
  return file.instructions.front();
}

List words(std::string_view text) {
  List result;
  for (const Word& word : only(text).words)
    result.push_back(word.text());
  return result;
}

List pairs(std::string_view text) {
  List result;
  for (const Pair& pair : only(text).pairs)
    result.push_back(pair.key.text() + "|" + (pair.value ? pair.value->text() : "(none)"));
  return result;
}

TEST_CASE("continuation lines are joined, comments and blank lines in them dropped") {
  const std::string text =
      "FROM a:1\nRUN one \\\n  # note \\\n\n   # note\n  two \\  \t\n\tthree\nUSER x\n";
  CHECK(outline(text) == List{"FROM 1-1", "RUN 2-7", "USER 8-8"});
  const File file = read(text);
  CHECK(file.instructions[1].arguments.text() == "one   two \tthree");
  CHECK(file.instructions[1].blank_lines == std::vector<std::uint32_t>{4});
  REQUIRE(file.comments.size() == 2);
  CHECK(file.comments[0].inside);
  CHECK(file.comments[0].text == "note \\");
}

TEST_CASE("what does not continue a line") {
  CHECK(outline("RUN a \\\\\nUSER x\n") == List{"RUN 1-1", "USER 2-2"});
  CHECK(outline("# comment \\\nUSER x\n") == List{"USER 2-2"});
  CHECK(outline("RUN a \\ b\nUSER x\n") == List{"RUN 1-1", "USER 2-2"});
  CHECK(outline("RUN a `\nUSER x\n") == List{"RUN 1-1", "USER 2-2"});
}

TEST_CASE("continuations at the edges") {
  CHECK(outline("RUN a \\") == List{"RUN 1-1"});
  CHECK(outline("RUN a \\\n\n") == List{"RUN 1-2"});
  CHECK(outline("\\\nRUN a\n") == List{"RUN 1-2"});
  CHECK(outline("RU\\\nN a\n") == List{"RUN 1-2"});
  CHECK(outline("RUN a \\\n\\\n b\n") == List{"RUN 1-3"});
  CHECK(outline("RUN a \\\r\n b\r\nUSER x\r\n") == List{"RUN 1-2", "USER 3-3"});
  CHECK(outline("RUN a \\\n  USER x\n") == List{"RUN 1-2"});
}

TEST_CASE("spans are exact over continuations") {
  const std::string text = "FROM a:1\nRUN --mount=type=\\\ncache,target=/x make \\\n  all\n";
  const File file = read(text);
  const Instruction& run = file.instructions[1];
  CHECK(cut(text, run.keyword_span) == "RUN");
  CHECK(cut(text, run.span) == "RUN --mount=type=\\\ncache,target=/x make \\\n  all");
  REQUIRE(run.flags.size() == 1);
  CHECK(run.flags[0].value() == "type=cache,target=/x");
  CHECK(cut(text, run.flags[0].content.outer({11, 20})) == "target=/x");
  CHECK(run.arguments.text() == "make   all");
  CHECK(cut(text, run.arguments.outer({7, 10})) == "all");
}

TEST_CASE("directives") {
  const auto names = [](std::string_view text) {
    List result;
    for (const Directive& one : read(text).directives)
      result.push_back(one.name + "=" + one.value);
    return result;
  };
  CHECK(names("# syntax=docker/dockerfile:1\n#ESCAPE = `\n# check=skip=A;error=true\nFROM a\n") ==
        List{"syntax=docker/dockerfile:1", "escape=`", "check=skip=A;error=true"});
  CHECK(names("# note\n# escape=`\nFROM a\n").empty());
  CHECK(names("\n# escape=`\nFROM a\n").empty());
  CHECK(names("# other=x\n# escape=`\nFROM a\n").empty());
  CHECK(names("FROM a\n# escape=`\n").empty());
  CHECK(names("# escape=`") == List{"escape=`"});
  CHECK(read("# escape=`\nRUN a `\n b\n").instructions.size() == 1);
  CHECK(defects("# escape=x\nFROM a\n") == List{"bad-escape: escape=x"});
  CHECK(defects("# syntax=a\n# syntax=b\nFROM a\n") == List{"repeated-directive: syntax=b"});
  CHECK(read("\xEF\xBB\xBF# escape=`\nFROM a\n").escape == '`');
}

TEST_CASE("here-documents") {
  const std::string text =
      "FROM a:1\nRUN cat <<A <<-'B' | tee f && x\none $v\nA\n\ttwo\n\tB\nCOPY <<f.txt "
      "/f\nbody\nf.txt"
      "\n# c\nUSER x\n";
  CHECK(outline(text) == List{"FROM 1-1", "RUN 2-6", "COPY 7-9", "USER 11-11"});
  const File file = read(text);
  const Instruction& run = file.instructions[1];
  REQUIRE(run.heredocs.size() == 2);
  CHECK(run.heredocs[0].body.text() == "one $v\n");
  CHECK(run.heredocs[0].expand);
  CHECK(run.heredocs[1].body.text() == "two\n");
  CHECK(run.heredocs[1].strip_tabs);
  CHECK_FALSE(run.heredocs[1].expand);
  CHECK(cut(text, run.heredocs[1].marker) == "<<-'B'");
  CHECK(cut(text, run.heredocs[1].body.outer({0, 3})) == "two");
  CHECK(run.arguments.text() == "cat <<A <<-'B' | tee f && x");
  CHECK(file.defects.empty());
}

TEST_CASE("what opens no here-document") {
  CHECK(outline("RUN echo \"<<A\"\nUSER x\n").size() == 2);
  CHECK(outline("RUN [\"a\", \"<<A\"]\nUSER x\n").size() == 2);
  CHECK(outline("RUN a <<<A\nUSER x\n").size() == 2);
  CHECK(outline("RUN echo $((1<<2))\nUSER x\n").size() == 2);
  CHECK(outline("RUN a<<A\nUSER x\n").size() == 2);
  CHECK(outline("RUN cat <<A && echo it's\nUSER x\n").size() == 2);
  CHECK(outline("ENV a=<<A\nUSER x\n").size() == 2);
  CHECK(outline("CMD cat <<A\nUSER x\n").size() == 2);
}

TEST_CASE("forms that open a here-document") {
  CHECK(outline("RUN <<A\nUSER x\nA\n") == List{"RUN 1-3"});
  CHECK(outline("RUN 3<<A\nUSER x\nA\n") == List{"RUN 1-3"});
  CHECK(outline("RUN << A\nUSER x\nA\n") == List{"RUN 1-3"});
  CHECK(outline("RUN <<\"A b\"\nUSER x\nA b\n") == List{"RUN 1-3"});
  CHECK(outline("RUN <<A \\\n && b\nUSER x\nA\n") == List{"RUN 1-4"});
  CHECK(outline("ONBUILD RUN <<A\nUSER x\nA\n") == List{"ONBUILD 1-3"});
  CHECK(outline("ADD <<A /a\nUSER x\nA\r\nUSER y\n") == List{"ADD 1-3", "USER 4-4"});
}

TEST_CASE("a here-document without an end does not swallow the file") {
  const std::string text = "FROM a:1\nRUN cat <<A\nx\nUSER y\n";
  CHECK(outline(text) == List{"FROM 1-1", "RUN 2-2", "x 3-3", "USER 4-4"});
  CHECK(defects(text) == List{"unterminated-heredoc: <<A", "unknown-instruction: x"});
}

TEST_CASE("JSON form") {
  CHECK(words("CMD [ \"a\" , \"b c\" ]") == List{"a", "b c"});
  CHECK(words("CMD []").empty());
  CHECK(only("CMD []").json);
  CHECK(words("RUN [\"\\u00e9\\n\\\\\\\"\\/\"]") == List{"\xC3\xA9\n\\\"/"});
  CHECK(words("RUN [\"\\ud83d\\ude00\"]") == List{"\xF0\x9F\x98\x80"});
  CHECK(words("COPY [\"a b\", \"c\"]") == List{"a b", "c"});
  for (const char* text : {"CMD ['a']", "CMD [\"a\"", "CMD [\"a]", "CMD \"[\\\"a\\\"]\"",
                           "CMD [\"a\"] x", "CMD [a]", "CMD [\"a\",]", "CMD [\"a\" \"b\"]"}) {
    INFO(text);
    CHECK_FALSE(only(text).json);
    CHECK(read(text).defects.empty());
  }
  CHECK(defects("CMD [\"a\", [\"b\"]]") == List{"json-not-strings: [\"b\"]"});
  CHECK(defects("CMD [\"a\", 1]") == List{"json-not-strings: 1"});
  CHECK(defects("CMD [null, {\"a\": [1.5e3, true]}]") == List{"json-not-strings: null"});
  const std::string text = "CMD [\"x\", \\\n \"a\\tb\"]";
  const Instruction cmd = only(text);
  CHECK(cut(text, cmd.words[1].span) == "\"a\\tb\"");
  CHECK(cut(text, cmd.words[1].content.outer({1, 2})) == "\\t");
}

TEST_CASE("pairs of ENV, LABEL and ARG") {
  CHECK(pairs("ENV a=1 b=\"x y\" c='x y' d=x\\ y") ==
        List{"a|1", "b|\"x y\"", "c|'x y'", "d|x\\ y"});
  CHECK(pairs("ENV a b  c=d ") == List{"a|b  c=d"});
  CHECK(only("ENV a b").legacy);
  CHECK(pairs("ENV a=") == List{"a|"});
  CHECK(pairs("ENV a=b\\") == List{"a|b"});
  CHECK(pairs("LABEL \"a b\"=c") == List{"\"a b\"|c"});
  CHECK(pairs("ARG a b=1 c= d=\"x y\"") == List{"a|(none)", "b|1", "c|", "d|\"x y\""});
  CHECK(pairs("ENV a=b=c") == List{"a|b=c"});
  CHECK(pairs("ENV a=\"b\\\" c\" d=e") == List{"a|\"b\\\" c\"", "d|e"});
  CHECK(defects_after_from("ENV a") == List{"missing-value: a"});
  CHECK(defects_after_from("ENV a=1 b c=2") == List{"no-equals-sign: b"});
  CHECK(defects_after_from("ENV") == List{"missing-arguments: ENV"});
  CHECK(defects_after_from("ENV =b") == List{"blank-name: =b"});
  CHECK(defects_after_from("ARG =b") == List{"blank-name: =b"});
}

TEST_CASE("flags") {
  const Instruction copy = only("COPY --from=a --chown='x y' --link -- --b c");
  REQUIRE(copy.flags.size() == 3);
  CHECK(copy.flags[1].value() == "x y");
  CHECK_FALSE(copy.flags[2].has_value);
  CHECK(copy.words.size() == 2);
  CHECK(copy.words[0].text() == "--b");
  CHECK(defects("COPY --form=a b c") == List{"unknown-flag: --form=a"});
  CHECK(read("COPY --form=a b c").defects[0].message ==
        "COPY has no flag --form; did you mean --from?");
  CHECK(defects("COPY --from=a --from=b c d") == List{"repeated-flag: --from=b"});
  CHECK(defects("COPY --from c d") == List{"flag-without-value: --from"});
  CHECK(defects("COPY --link=maybe c d") == List{"bad-flag-value: --link=maybe"});
  CHECK(defects("COPY --link=false --parents --exclude=a --exclude=b c d").empty());
  CHECK(defects("RUN --device=x --network=host --security=insecure a").empty());
  CHECK(defects("RUN --network=bridge a") == List{"bad-flag-value: --network=bridge"});
  CHECK(defects("USER --x y") == List{"unknown-flag: --x"});
}

TEST_CASE("mounts") {
  CHECK(defects("RUN --mount=type=cache,target=/x,sharing=locked,id=a,mode=0755,uid=1 a").empty());
  CHECK(defects("RUN --mount=type=secret,id=a,required --mount=type=ssh a").empty());
  CHECK(defects("RUN --mount=type=bind,ro a").empty());
  CHECK(defects("RUN --mount=type=$T,size=1 a").empty());
  CHECK(defects("RUN --mount=type=tmpfs,size=64m,target=/x a").empty());
  CHECK(defects("RUN --mount=type=cach,target=/x a") == List{"bad-mount-value: cach"});
  CHECK(defects("RUN --mount=tipe=cache a") == List{"unknown-mount-key: tipe=cache"});
  CHECK(defects("RUN --mount=type=cache,sharing=x a") == List{"bad-mount-value: x"});
  CHECK(defects("RUN --mount=type=bind,sharing=shared a") ==
        List{"mount-key-of-other-type: sharing=shared"});
  CHECK(defects("RUN --mount=type=secret a") ==
        List{"secret-mount-without-name: --mount=type=secret"});
  CHECK(defects("RUN --mount=type=bind,from=$x a") == List{"mount-from-variable: $x"});
  CHECK(defects("RUN --mount=type=cache,mode=9 a") == List{"bad-mount-value: 9"});
  CHECK(defects("RUN --mount=type=cache,target a") == List{"mount-without-value: target"});
}

TEST_CASE("what a build refuses") {
  CHECK(defects("") == List{"no-instructions: "});
  CHECK(defects("# x\n\n") == List{"no-instructions: "});
  CHECK(defects("FROM") == List{"missing-arguments: FROM"});
  CHECK(defects("FROM a AS") == List{"words-after-from: AS"});
  CHECK(defects("FROM a b c") == List{"words-after-from: b c"});
  CHECK(defects("FROM a AS b c") == List{"words-after-from: AS b c"});
  CHECK(defects("FROM a AS 1b") == List{"bad-stage-name: 1b"});
  CHECK(defects("FROM a AS Build-1.x_y").empty());
  CHECK(defects("COPY a") == List{"missing-arguments: COPY"});
  CHECK(defects("COPY a <<b\nb\n") == List{"heredoc-as-destination: <<b"});
  CHECK(defects("SHELL bash -c") == List{"shell-not-json: bash -c"});
  CHECK(defects("SHELL []") == List{"missing-arguments: SHELL"});
  CHECK(defects("USER") == List{"missing-arguments: USER"});
  CHECK(defects("ONBUILD") == List{"missing-arguments: ONBUILD"});
  CHECK(defects("ONBUILD COPY a") == List{"missing-arguments: COPY"});
  CHECK(defects("EXPOSE http") == List{"bad-port: http"});
  CHECK(defects("EXPOSE 80/tcp 1-2 $p 80/UDP 127.0.0.1:80:80 \"90\"").empty());
  CHECK(defects("EXPOSE 80/xxx") == List{"bad-port: 80/xxx"});
  CHECK(defects("VOLUME [\"\"]") == List{"empty-path: \"\""});
  CHECK(defects("ADD --checksum=sha256:12 a b") == List{"bad-checksum: --checksum=sha256:12"});
  CHECK(defects("ENV a=\"b") == List{"open-quote: \"b"});
  CHECK(defects("ENV a='b\nUSER x\n") == List{"open-quote: 'b"});
  CHECK(defects("WORKDIR /${x") == List{"bad-substitution: ${x"});
  CHECK(defects("RUN echo \"open").empty());
  CHECK(defects("fro a\n") == List{"unknown-instruction: fro"});
}

TEST_CASE("HEALTHCHECK") {
  CHECK(defects("HEALTHCHECK NONE").empty());
  CHECK(defects("HEALTHCHECK --interval=1m30s --timeout=500ms --retries=3 "
                "--start-period=0 --start-interval=1.5s CMD a b")
            .empty());
  CHECK(words("HEALTHCHECK CMD [\"a\", \"b\"]") == List{"a", "b"});
  CHECK(only("healthcheck cmd a b").arguments.text() == "a b");
  CHECK(defects("HEALTHCHECK NONE x") == List{"words-after-none: x"});
  CHECK(defects("HEALTHCHECK curl x") == List{"bad-healthcheck-type: curl"});
  CHECK(defects("HEALTHCHECK CMD") == List{"missing-arguments: CMD"});
  CHECK(defects("HEALTHCHECK") == List{"missing-arguments: HEALTHCHECK"});
  CHECK(defects("HEALTHCHECK --interval=30 CMD a") == List{"bad-duration: --interval=30"});
  CHECK(defects("HEALTHCHECK --retries=x CMD a") == List{"bad-retries: --retries=x"});
  CHECK(defects("HEALTHCHECK --intervall=3s CMD a") == List{"unknown-flag: --intervall=3s"});
}

TEST_CASE("words of other instructions") {
  CHECK(words("FROM --platform=$BUILDPLATFORM a:1 AS  b") == List{"a:1", "AS", "b"});
  CHECK(words("WORKDIR  /a b  ") == List{"/a b"});
  CHECK(words("COPY \"a b\" c") == List{"\"a", "b\"", "c"});
  CHECK(words("EXPOSE 1\t2  3") == List{"1", "2", "3"});
  CHECK(words("# escape=`\nWORKDIR C:\\x\\") == List{"C:\\x\\"});
  CHECK(only("ONBUILD run [\"a\"]").trigger.front().json);
  CHECK(only("cOpY a b").keyword == Keyword::copy);
}

TEST_CASE("a line longer than a build reads is a defect") {
  const std::string text = "FROM a:1\nRUN " + std::string(70000, 'x') + "\nUSER y\n";
  CHECK(outline(text).size() == 3);
  CHECK(read(text).defects.size() == 1);
  CHECK(read(text).defects[0].code == "line-too-long");
}

}  // namespace
}  // namespace gate::syntax::dockerfile
