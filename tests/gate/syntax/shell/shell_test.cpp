// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/shell/shell.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "gate/syntax/shell/flags.hpp"
#include "tests/catch.hpp"

namespace gate::syntax::shell {
namespace {

using List = std::vector<std::string>;

std::string cut(std::string_view text, Span span) {
  return std::string{text.substr(span.begin, span.end - span.begin)};
}

// The words of every command, joined by blanks.
List commands(std::string_view text) {
  List result;
  for (const Command& command : read(text).commands) {
    std::string line;
    for (const Wrapper& wrapper : command.wrappers)
      line += wrapper.name + "> ";
    for (std::size_t i = 0; i < command.words.size(); ++i)
      line += (i == 0 ? "" : " ") + command.words[i].value;
    result.push_back(line);
  }
  return result;
}

List defects(std::string_view text) {
  List result;
  for (const Defect& one : read(text).defects)
    result.push_back(std::string{one.code} + ": " + cut(text, one.span));
  return result;
}

TEST_CASE("commands are listed across operators") {
  CHECK(commands("a b && c || d; e | f |& g & h\ni") ==
        List{"a b", "c", "d", "e", "f", "g", "h", "i"});
  const Script script = read("a | b && c || d; e & f");
  const auto& all = script.commands;
  REQUIRE(all.size() == 6);
  CHECK(all[0].after == Operator::pipe);
  CHECK(all[1].before == Operator::pipe);
  CHECK(all[0].pipeline == all[1].pipeline);
  CHECK(all[2].pipeline != all[1].pipeline);
  CHECK(all[2].before == Operator::conjunction);
  CHECK(all[3].before == Operator::disjunction);
  CHECK(all[4].before == Operator::sequence);
  CHECK(all[4].after == Operator::background);
  CHECK(all[1].fed_first == 0);
  CHECK(all[1].fed_last == 1);
}

TEST_CASE("words lose their quotes and keep variables") {
  const std::string text = "a 'b c' \"d $e\" f\\ g $'x\\ty' \"\"";
  const Script script = read(text);
  REQUIRE(script.commands.size() == 1);
  const auto& words = script.commands[0].words;
  REQUIRE(words.size() == 6);
  CHECK(words[1].value == "b c");
  CHECK(words[1].quoted);
  CHECK_FALSE(words[1].has_expansion);
  CHECK(words[2].value == "d $e");
  CHECK(words[2].has_expansion);
  CHECK(words[3].value == "f g");
  CHECK(words[4].value == "x\ty");
  CHECK(words[5].value.empty());
  CHECK(cut(text, words[2].span) == "\"d $e\"");
  CHECK(cut(text, words[2].part(2, 2)) == "$e");
  CHECK(cut(text, words[3].part(0, 3)) == "f\\ g");
}

TEST_CASE("compound commands are looked into") {
  CHECK(commands("if a; then b; elif c; then d; else e; fi") == List{"a", "b", "c", "d", "e"});
  CHECK(commands("for x in 1 2 $(f); do g $x; done") == List{"f", "g $x"});
  CHECK(commands("for x do g; done") == List{"g"});
  CHECK(commands("for ((i=0; i<3; i++)); do g; done") == List{"g"});
  CHECK(commands("while a; do b; done < f | c") == List{"a", "b", "c"});
  CHECK(commands("until a; do b; done") == List{"a", "b"});
  CHECK(commands("case $x in a|b) c;; (d) e ;& *) f; esac; g") == List{"c", "e", "f", "g"});
  CHECK(commands("case \"$(uname -m)\" in\n x86_64) A=1 ;;\n *) exit 1 ;;\nesac") ==
        List{"uname -m", "", "exit 1"});
  CHECK(commands("{ a; b; } && (c; d) | e") == List{"a", "b", "c", "d", "e"});
  CHECK(commands("f() { a; }; g () { b; }\nfunction h { c; }; f") == List{"a", "b", "c", "f"});
  CHECK(commands("! a && [ -f x ] && [[ $a == b && c < d ]] && e") ==
        List{"a", "[ -f x ]", "[[ $a == b c ]]", "e"});
  CHECK(commands("((a = 1)) && b") == List{"b"});
  CHECK(commands("echo if then fi done") == List{"echo if then fi done"});
}

TEST_CASE("where a command stands") {
  const Script script = read("if a; then (b); fi; f() { c; }; d $(e); g");
  const auto& all = script.commands;
  REQUIRE(all.size() == 6);
  CHECK(all[0].in_condition);
  CHECK_FALSE(all[1].in_condition);
  CHECK(all[1].in_subshell);
  CHECK(all[2].in_function);
  CHECK_FALSE(all[3].in_function);
  CHECK(all[4].in_subshell);
  CHECK(all[4].outer == 3U);
  CHECK_FALSE(all[5].in_subshell);
}

TEST_CASE("substitutions are read once, in every form") {
  CHECK(commands("a $(b \"$(c)\") `d \\`e\\`` \"`f`\" <(g) ${x:-$(h)}") ==
        List{"a $(b \"$(c)\") `d \\`e\\`` `f` <(g) ${x:-$(h)}", "b $(c)", "c", "d `e`", "e", "f",
             "g", "h"});
  CHECK(commands("a $((1 + $(b) << 2)) c") == List{"a $((1 + $(b) << 2)) c", "b"});
  CHECK(commands("a $((b); c)") == List{"a $((b); c)", "b", "c"});
  CHECK(commands("x=$(a) y=\"$(b)\"") == List{"", "a", "b"});
  CHECK(commands("a=(x $(b) 'c d') d") == List{"d", "b"});
  CHECK(commands("sh -c \"a $(b)\"") == List{"sh -c a $(b)", "b", "a $(b)"});
  CHECK(commands("sh -c 'a $(b)'") == List{"sh -c a $(b)", "a $(b)", "b"});
}

TEST_CASE("comments") {
  CHECK(commands("a # b; c\nd#e") == List{"a", "d#e"});
  CHECK(commands("# a") == List{});
  CHECK(commands("a;#b\nc") == List{"a", "c"});
}

TEST_CASE("assignments and redirections") {
  const std::string text = "A=1 B+=\"x y\" cmd > out 2>&1 <<<in &> all A=2";
  const Script script = read(text);
  REQUIRE(script.commands.size() == 1);
  const Command& command = script.commands[0];
  REQUIRE(command.assignments.size() == 2);
  CHECK(command.assignments[1].name == "B");
  CHECK(command.assignments[1].append);
  CHECK(command.assignments[1].value.value == "x y");
  CHECK(cut(text, command.assignments[0].span) == "A=1");
  REQUIRE(command.redirections.size() == 4);
  CHECK(command.redirections[1].sign == ">&");
  CHECK(command.redirections[1].descriptor == "2");
  CHECK(command.redirections[3].sign == "&>");
  CHECK(command.words.size() == 2);
}

TEST_CASE("here-documents") {
  const std::string text = "cat <<A <<-'B' && c\nx $(d)\nA\n\ty $(e)\n\tB\nf";
  CHECK(commands(text) == List{"cat", "c", "d", "f"});
  const Script script = read(text);
  CHECK(script.commands[0].redirections[0].body == "x $(d)\n");
  CHECK(script.commands[0].redirections[1].body == "y $(e)\n");
  CHECK(commands("bash -e <<A\nx; y\nA\nz") == List{"bash -e", "x", "y", "z"});
  CHECK(commands("bash f.sh <<A\nx\nA\nz") == List{"bash f.sh", "z"});
}

TEST_CASE("wrappers are taken off with their own words") {
  CHECK(commands("sudo -u app -E A=1 apt-get install x") == List{"sudo> apt-get install x"});
  CHECK(commands("env -i -u X A=1 B=2 cmd a") == List{"env> cmd a"});
  CHECK(commands("timeout -k 5 10s nice -n 5 cmd") == List{"timeout> nice> cmd"});
  CHECK(commands("a | xargs -0 -n 1 rm -f") == List{"a", "xargs> rm -f"});
  CHECK(commands("exec /usr/bin/sudo -- /bin/cmd") == List{"exec> sudo> /bin/cmd"});
  CHECK(commands("time -p cmd") == List{"time> cmd"});
  CHECK(commands("gosu app cmd") == List{"gosu> cmd"});
  CHECK(commands("command -v curl") == List{"command -v curl"});
  CHECK(commands("sudo -l") == List{"sudo -l"});
  CHECK(commands("eval \"a; b\" c") == List{"eval a; b c", "a", "b c"});
  CHECK(commands("su - app -c 'a && b'") == List{"su - app -c a && b", "a", "b"});
  CHECK(commands("bash -o pipefail -euxc 'a | b'") ==
        List{"bash -o pipefail -euxc a | b", "a", "b"});
  CHECK(commands("find . -name x -exec sudo rm {} \\; -exec sh -c 'y' {} +") ==
        List{"find . -name x -exec sudo rm {} ; -exec sh -c y {} +", "sudo> rm {}", "sh -c y {}",
             "y"});
  const Script script = read("env A=1 /usr/local/bin/pip install x");
  CHECK(script.commands[0].name == "pip");
  CHECK(script.commands[0].runs("env"));
  CHECK(script.commands[0].assignments.size() == 1);
}

TEST_CASE("pipes feed what stands behind them") {
  const auto fed = [](std::string_view text) {
    List result;
    const Script script = read(text);
    for (const Command& command : script.commands)
      if (command.reads_pipe())
        for (std::size_t i = command.fed_first; i < command.fed_last; ++i)
          result.push_back(script.commands[i].name + ">" + command.name);
    return result;
  };
  CHECK(fed("curl x | sudo bash -") == List{"curl>bash"});
  CHECK(fed("(a; b) | c") == List{"a>c", "b>c"});
  CHECK(fed("a | while read x; do y; done | z") == List{"a>read", "read>z", "y>z"});
  CHECK(fed("a || b") == List{});
  CHECK(fed("a | { b; c; }") == List{"a>b"});
}

TEST_CASE("places inside inner scripts are those of the outer text") {
  const std::string text = "sh -c \"curl \\\"-k\\\" 'x y'\"";
  const Script script = read(text);
  REQUIRE(script.commands.size() == 2);
  CHECK(script.commands[1].words[1].value == "-k");
  CHECK(cut(text, script.commands[1].words[1].part(0, 2)) == "-k");
  CHECK(cut(text, script.commands[1].words[2].span) == "'x y'");
  CHECK(cut(text, script.commands[1].span) == "curl \\\"-k\\\" 'x y'");
  CHECK(script.commands[1].in_script);
  PositionMap map;
  map.add(0, {100, 101}, true);
  map.add(1, {200, 210}, true);
  CHECK(read("a bc", map).commands[0].words[1].span == Span{201, 203});
}

TEST_CASE("what a shell would refuse") {
  CHECK(defects("a 'b") == List{"open-quote: '"});
  CHECK(defects("a \"b") == List{"open-quote: \""});
  CHECK(defects("a $(b") == List{"open-substitution: $("});
  CHECK(defects("a `b") == List{"open-substitution: `"});
  CHECK(defects("a ${b") == List{"open-substitution: ${"});
  CHECK(defects("if a; then b") == List{"open-compound: i"});
  CHECK(defects("(a") == List{"open-compound: ("});
  CHECK(defects("a; fi") == List{"unexpected: fi"});
  CHECK(defects("a )") == List{"unexpected: )"});
  CHECK(defects("a \"${x:-it's}\" b").empty());
  CHECK(defects("echo \"a 'b\" c\\'d").empty());
  CHECK(defects("x='it'\\''s'; y=\"$(echo \"z\")\"").empty());
  CHECK(commands("a 'b\nUSER") == List{"a b\nUSER"});
}

TEST_CASE("hostile texts end early, with a defect") {
  const auto repeated = [](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i)
      text += piece;
    return text;
  };
  for (const std::string_view piece :
       {"$(",          "`",     "(",     "((",   "{ ",  "\"$(",       "${a:-",      "$((",
        "sh -c '",     "eval ", "sudo ", "<<A ", "if ", "case x in ", "<(",         "a=(",
        "find -exec ", ")",     "\\",    "'",    "[[ ", "x() ",       "$(cat <<A\n"}) {
    INFO(piece);
    const Script script = read(repeated(piece, 20000));
    CHECK(script.commands.size() <= 20001);
  }
}

TEST_CASE("regression: an open array at the end of the text stays inside the text") {
  const std::string text = "a=(b ";
  const Script script = read(text);
  REQUIRE(script.commands.size() == 1);
  CHECK(script.commands[0].span == Span{0, 5});
}

TEST_CASE("the flags of a command") {
  const Script script =
      read("apt-get -yq install --no-install-recommends -t sid --option=a=b -o c -- -x vim=1");
  const Flags flags{script.commands[0], {"-t", "-o"}};
  CHECK(flags.has({"-y", "--yes"}));
  CHECK(flags.has({"-q"}));
  CHECK(flags.has({"--no-install-recommends"}));
  CHECK_FALSE(flags.has({"-x"}));
  CHECK(flags.value({"-t", "--target-release"})->text == "sid");
  CHECK(flags.value({"--option"})->text == "a=b");
  CHECK(flags.operand(0) == "install");
  CHECK(flags.operand(1) == "-x");
  CHECK(flags.operand(2) == "vim=1");
  CHECK(flags.operands().size() == 3);
}

TEST_CASE("values in one word with their flag") {
  const std::string text = "x -ofile -p=7 -nv --name=a -zo out";
  const Script script = read(text);
  const Flags flags{script.commands[0], {"-o", "-p"}};
  CHECK(flags.values({"-o"}).size() == 2);
  CHECK(flags.values({"-o"})[0].text == "file");
  CHECK(cut(text, flags.values({"-o"})[0].span) == "file");
  CHECK(flags.values({"-o"})[1].text == "out");
  CHECK(flags.value({"-p"})->text == "7");
  CHECK(flags.has({"-nv"}));
  CHECK(cut(text, flags.find({"-nv"})->span) == "-nv");
}

}  // namespace
}  // namespace gate::syntax::shell
