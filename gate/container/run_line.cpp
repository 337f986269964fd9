// SPDX-License-Identifier: Apache-2.0
#include "gate/container/run_line.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "gate/container/environment.hpp"
#include "gate/container/mounts.hpp"
#include "gate/container/ports.hpp"
#include "gate/container/rules.hpp"
#include "gate/container/run_flags.hpp"
#include "gate/core/text.hpp"

namespace gate::container {
namespace {

using syntax::shell::Command;
using syntax::shell::Script;
using syntax::shell::Word;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_client(std::string_view name) {
  return is_one_of(name, {"docker", "podman", "nerdctl", "docker.exe"});
}

// The place of the subcommand, behind the client's own flags.
std::size_t subcommand(const std::vector<Word>& words, std::size_t at) {
  while (at < words.size() && !words[at].value.empty() && words[at].value.front() == '-') {
    const std::string_view flag = words[at].value;
    const bool valued =
        is_one_of(flag, {"-H",          "--host",   "-c",          "--context",
                         "--config",    "-l",       "--log-level", "--tlscacert",
                         "--tlscert",   "--tlskey", "--url",       "--connection",
                         "--identity",  "--root",   "--runroot",   "--storage-driver",
                         "--namespace", "-n",       "--address",   "-a"});
    at += valued ? 2 : 1;
  }
  return at;
}

// The first word behind `run` or `create`; nothing for other commands.
std::optional<std::size_t> start_of_flags(const Command& command) {
  std::size_t at = subcommand(command.words, 1);
  if (is_one_of(command.word(at), {"container", "service"})) at = subcommand(command.words, at + 1);
  if (!is_one_of(command.word(at), {"run", "create"})) return std::nullopt;
  return at + 1;
}

constexpr std::size_t longest_literal = 512;
constexpr std::size_t most_expanded = 4'000'000;  // bytes of all lines together

// Variables that the script sets once, to a short literal.
Variables literals_of(const Script& script) {
  Variables variables;
  std::set<std::string, std::less<>> unknown;
  for (const Command& command : script.commands) {
    for (const auto& assignment : command.assignments) {
      const bool literal = !assignment.value.has_expansion && !assignment.append &&
                           assignment.value.value.size() <= longest_literal;
      const bool again = variables.contains(assignment.name);
      if (!literal || again) unknown.insert(assignment.name);
      if (literal) variables.insert_or_assign(assignment.name, assignment.value.value);
    }
  }
  for (const std::string& name : unknown)
    variables.erase(name);
  return variables;
}

// Names that the script itself gives to images: build -t, tag.
void collect_built(const Command& command, const Variables& variables,
                   std::set<std::string, std::less<>>& built) {
  std::size_t at = subcommand(command.words, 1);
  if (is_one_of(command.word(at), {"buildx", "image", "builder"})) ++at;
  if (command.word(at) == "tag" && command.words.size() > at + 2)
    built.insert(word_value(command.words[at + 2], variables).text);
  if (!is_one_of(command.word(at), {"build", "bake"})) return;
  for (std::size_t i = at + 1; i < command.words.size(); ++i) {
    const std::string text = word_value(command.words[i], variables).text;
    if (is_one_of(text, {"-t", "--tag"}) && i + 1 < command.words.size())
      built.insert(word_value(command.words[i + 1], variables).text);
    if (text.substr(0, 6) == "--tag=") built.insert(text.substr(6));
    if (text.size() > 2 && text.substr(0, 2) == "-t") built.insert(text.substr(2));
  }
}

bool is_on(const Value& value) {
  return value.known && is_one_of(value.text, {"true", "1", "t", "T", "TRUE", "True"});
}

Flag flag_of(const RunFlag& flag) {
  return {is_on(flag.value), flag.value.span, flag.name};
}

class LineReader {
 public:
  LineReader(const Command& command, const SecretJudge& judge, facts::Date today)
      : command_{command}, judge_{judge}, today_{today} {}

  std::optional<Container> read(RunLine line) {
    container_.span = command_.span;
    container_.complete = line.complete;
    std::optional<Flag> privileged;
    for (RunFlag& flag : line.flags) {
      if (flag.name == "--help") return std::nullopt;
      if (flag.name == "--privileged") privileged = flag_of(flag);
      take(flag);
    }
    if (privileged) container_.privileged.push_back(*std::move(privileged));
    image(std::move(line.image));
    container_.command = std::move(line.command);
    for (Value& word : container_.command)
      word.part = "command";
    if (container_.name.empty()) container_.name = "a container";
    container_.owner = "run/" + container_.name;
    return std::move(container_);
  }

 private:
  void take(RunFlag& flag) {
    Value& value = flag.value;
    if (flag.name == "--name" && value.known) container_.name = value.text;
    if (flag.name == "--use-api-socket") container_.api_socket = flag_of(flag);
    if (flag.name == "--user") container_.user = value;
    if (flag.name == "--network") container_.network_mode = value;
    if (flag.name == "--cap-add") container_.cap_add.push_back(value);
    if (flag.name == "--cap-drop") container_.cap_drop.push_back(value);
    if (flag.name == "--security-opt") container_.security_opt.push_back(value);
    if (flag.name == "--volume")
      container_.mounts.push_back(short_mount(value.text, value.span, flag.name));
    if (flag.name == "--mount")
      container_.mounts.push_back(csv_mount(value.text, value.span, flag.name));
    if (flag.name == "--tmpfs") {
      Mount mount;
      mount.kind = Mount::Kind::tmpfs;
      mount.target = value;
      mount.span = value.span;
      mount.part = flag.name;
      container_.mounts.push_back(std::move(mount));
    }
    if (flag.name == "--publish") container_.ports.push_back(short_port(value.text, value.span));
    if (flag.name == "--env") environment(flag);
  }

  void environment(const RunFlag& flag) {
    Variable made = variable_entry(flag.value.text, {}, flag.value.span, judge_);
    if (!flag.value.known && made.content != Variable::Content::inherited) {
      made.content = Variable::Content::reference;
      made.guess = Variable::Guess::none;
    }
    made.part = flag.name;
    container_.environment.push_back(std::move(made));
  }

  void image(Value image) {
    if (image.text.empty()) return;
    image.part = "image";
    if (image.known) container_.reference = facts::image_reference(image.text);
    if (container_.reference) {
      container_.end_of_life = facts::end_of_life(*container_.reference, today_);
      if (container_.name.empty()) container_.name = container_.reference->name();
    }
    container_.image = std::move(image);
  }

  const Command& command_;
  const SecretJudge& judge_;
  facts::Date today_;
  Container container_ = {};
};

bool is_built(const std::set<std::string, std::less<>>& built, std::string_view image) {
  constexpr std::string_view latest = ":latest";
  if (built.contains(image) || built.contains(std::string{image} + std::string{latest}))
    return true;
  const auto name = image.size() > latest.size() ? image.size() - latest.size() : 0;
  return image.substr(name) == latest && built.contains(image.substr(0, name));
}

Analysis judged(const std::string& path, std::string_view text, const Script& script,
                const SecretJudge& judge_secret, facts::Date today) {
  Analysis analysis;
  const auto containers = read_run_lines(script, judge_secret, today);
  const LineIndex index{text};
  Reporter report{path, Kind::container, index, analysis.findings};
  judge(containers, report);
  for (const Container& container : containers)
    analysis.owners.push_back(container.owner);
  return analysis;
}

}  // namespace

std::vector<Container> read_run_lines(const Script& script, const SecretJudge& judge,
                                      facts::Date today) {
  std::vector<Container> containers;
  std::set<std::string, std::less<>> built;
  Variables variables = literals_of(script);
  std::size_t expanded = 0;
  for (const Command& command : script.commands) {
    if (!is_client(command.name)) continue;
    collect_built(command, variables, built);
    const auto first = start_of_flags(command);
    if (!first) continue;
    LineReader reader{command, judge, today};
    RunLine line = run_line(command.words, *first, variables);
    for (const RunFlag& flag : line.flags)
      expanded += flag.value.text.size();
    if (expanded > most_expanded) variables.clear();  // what follows hangs on unknown variables
    auto container = reader.read(std::move(line));
    if (container) containers.push_back(*std::move(container));
  }
  for (Container& container : containers) {
    if (container.image && is_built(built, container.image->text)) container.built_here = true;
  }
  return containers;
}

Analysis analyse_run_lines(const std::string& path, std::string_view text, const SecretJudge& judge,
                           facts::Date today) {
  return judged(path, text, syntax::shell::read(text), judge, today);
}

Analysis analyse_run_lines(const std::string& path, std::string_view text, const Extract& extract,
                           const SecretJudge& judge, facts::Date today) {
  Analysis analysis =
      judged(path, text, syntax::shell::read(extract.text, extract.map), judge, today);
  if (extract.owner.empty()) return analysis;
  const std::string prefix = extract.owner + '/';
  for (Finding& finding : analysis.findings)
    finding.owner.insert(0, prefix);
  for (std::string& owner : analysis.owners)
    owner.insert(0, prefix);
  return analysis;
}

}  // namespace gate::container
