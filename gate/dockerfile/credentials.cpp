// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/credentials.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "gate/core/text.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/dockerfile/switched_off.hpp"
#include "gate/dockerfile/written_files.hpp"
#include "gate/facts/secret_names.hpp"

namespace gate::dockerfile {
namespace {

using Visit = std::function<void(const Credential&)>;
using Words = std::initializer_list<std::string_view>;

// A command that keeps a secret: its subcommand, the flags that take the secret, and the operand
// that is one (0: none), the subcommand's words counted.
struct SetUp {
  std::string_view program;
  std::string_view verb;
  std::array<std::string_view, 2> flags = {};
  std::size_t operand = 0;
};

constexpr std::array<SetUp, 28> set_ups{
    SetUp{"docker", "login", {"-p", "--password"}, 0},
    SetUp{"podman", "login", {"-p", "--password"}, 0},
    SetUp{"buildah", "login", {"-p", "--password"}, 0},
    SetUp{"skopeo", "login", {"-p", "--password"}, 0},
    SetUp{"crane", "auth login", {"-p", "--password"}, 0},
    SetUp{"helm", "registry login", {"-p", "--password"}, 0},
    SetUp{"helm", "repo add", {"--password", "--password"}, 0},
    SetUp{"az", "login", {"-p", "--password"}, 0},
    SetUp{"doctl", "auth init", {"-t", "--access-token"}, 0},
    SetUp{"kubectl", "config set-credentials", {"--token", "--password"}, 0},
    SetUp{"oc", "login", {"-p", "--token"}, 0},
    SetUp{"aws", "configure set aws_secret_access_key", {}, 3},
    SetUp{"aws", "configure set aws_session_token", {}, 3},
    SetUp{"vault", "login", {}, 1},
    SetUp{"snyk", "auth", {}, 1},
    SetUp{"snyk", "config set", {}, 0},
    SetUp{"cargo", "login", {}, 1},
    SetUp{"wandb", "login", {}, 1},
    SetUp{"sentry-cli", "login", {"--auth-token", "--auth-token"}, 0},
    SetUp{"huggingface-cli", "login", {"--token", "--token"}, 0},
    SetUp{"hf", "auth login", {"--token", "--token"}, 0},
    SetUp{"nuget", "sources add", {"-Password", "-password"}, 0},
    SetUp{"dotnet", "nuget add source", {"-p", "--password"}, 0},
    SetUp{"twine", "upload", {"-p", "--password"}, 0},
    SetUp{"poetry", "config", {}, 2},
    SetUp{"composer", "config", {}, 2},
    SetUp{"bundle", "config", {}, 2},
    SetUp{"svn", "checkout", {"--password", "--password"}, 0}};

bool has_part(std::string_view text, Words parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return find_ignoring_case(text, part) != std::string_view::npos;
  });
}

// Sends a part of a word on.
void send(const Run& run, const shell::Word& word, std::size_t from, std::size_t length,
          std::string subject, const Visit& visit) {
  const std::string_view text = std::string_view{word.value}.substr(from, length);
  if (text.empty()) return;
  const bool expands = word.has_expansion && text.find_first_of("$`") != std::string_view::npos;
  visit({run.stage, run.instruction, run.at(word.part(from, length)), std::move(subject), text,
         expands});
}

bool begins_with(const shell::Flags& flags, std::string_view verb) {
  std::size_t at = 0;
  for (const std::string_view word : split(verb, ' '))
    if (flags.operand(at++) != word) return false;
  return true;
}

// `poetry config http-basic.x user pass`, `composer config github-oauth.github.com TOKEN`.
bool is_credential_key(const SetUp& one, const shell::Flags& flags) {
  if (one.verb != "config") return true;
  return has_part(flags.operand(1), {"http-basic", "token", "oauth", "bearer", "password"});
}

void check_set_up(const Run& run, const SetUp& one, const Visit& visit) {
  const shell::Flags flags{run.command,
                           {one.flags[0], one.flags[1], "-u", "--username", "--profile", "-n",
                            "--name", "--tenant", "-t", "--user", "--email", "--server"}};
  if (!begins_with(flags, one.verb) || !is_credential_key(one, flags)) return;
  const std::string subject = std::string{one.program} + " " + std::string{one.verb};
  if (!one.flags[0].empty())
    for (const shell::Flags::Value& value : flags.values({one.flags[0], one.flags[1]}))
      send(run, *value.word, value.word->value.size() - value.text.size(), value.text.size(),
           subject, visit);
  if (one.operand == 0 || flags.operands().size() <= one.operand) return;
  const shell::Word& last = *flags.operands().back();
  send(run, last, 0, last.value.size(), subject, visit);
}

// `npm config set //registry/:_authToken VALUE`, and with `=`.
void check_registry(const Run& run, const Visit& visit) {
  if (run.command.name != "npm" && run.command.name != "yarn" && run.command.name != "pnpm") return;
  const std::vector<shell::Word>& words = run.command.words;
  bool sets = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    sets = sets || words[i].value == "set";
    if (!sets || !has_part(words[i].value, {"_authToken", "_auth", "_password", "AuthToken"}))
      continue;
    const std::size_t equals = words[i].value.find('=');
    if (equals != std::string::npos)
      send(run, words[i], equals + 1, std::string::npos, run.command.name + " config set", visit);
    else if (i + 1 < words.size())
      send(run, words[i + 1], 0, std::string::npos, run.command.name + " config set", visit);
  }
}

bool is_user_only(std::string_view name) {
  return name == "git" || name == "oauth2" || name == "x-access-token" || name.size() < 16;
}

// `https://user:password@host`, or for git a token alone. git keeps the address, so that a variable
// in it gets into the layer; the others use it and forget it.
void check_urls(const Run& run, const Visit& visit) {
  const bool keeps = run.command.name == "git";
  for (const shell::Word& word : run.command.words) {
    const std::string_view text = word.value;
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos) continue;
    const std::size_t begin = scheme + 3;
    const std::size_t end = std::min(text.find_first_of("/?# ", begin), text.size());
    const std::size_t at = text.substr(0, end).rfind('@');
    if (at == std::string_view::npos || at < begin) continue;
    const std::string_view info = text.substr(begin, at - begin);
    if (!keeps && info.find('$') != std::string_view::npos) continue;
    const std::size_t colon = info.find(':');
    const bool braced = info.substr(0, 2) == "${";
    if (colon != std::string_view::npos && !braced) {
      send(run, word, begin + colon + 1, info.size() - colon - 1, run.command.name + " url", visit);
    } else if (keeps && (info.front() == '$' || !is_user_only(info))) {
      send(run, word, begin, info.size(), run.command.name + " url", visit);
    }
  }
}

// `-H "Authorization: Bearer …"` of curl, `http.extraheader` of git.
void check_headers(const Run& run, const Visit& visit) {
  for (const shell::Word& word : run.command.words) {
    for (const std::string_view name : {"authorization", "private-token", "x-api-key"}) {
      for (const Configured& one : values_of(word.value, name)) {
        auto from = static_cast<std::size_t>(one.value.data() - word.value.data());
        const std::string_view text = word.value;
        if (run.command.name != "git" && text.find('$', from) != std::string_view::npos) continue;
        const std::size_t blank = text.find(' ', from);
        if (blank != std::string_view::npos && name == "authorization") from = blank + 1;
        send(run, word, from, std::string::npos, run.command.name + " header", visit);
      }
    }
  }
}

// gcloud copies the key of a file into its own folder.
void check_gcloud(const Run& run, const Visit& visit) {
  const shell::Flags flags{run.command, {"--key-file", "--cred-file", "--account", "--project"}};
  if (run.command.name != "gcloud" || flags.operand(0) != "auth") return;
  for (const shell::Flags::Value& file : flags.values({"--key-file", "--cred-file"}))
    visit({run.stage, run.instruction, run.at(file.span), "gcloud auth", file.text, true});
}

void check_command(const Run& run, const Visit& visit) {
  const std::string& name = run.command.name;
  check_gcloud(run, visit);
  for (const SetUp& one : set_ups)
    if (one.program == name) check_set_up(run, one, visit);
  check_registry(run, visit);
  if (name == "echo" || name == "printf") return;
  check_urls(run, visit);
  if (name == "curl" || name == "git" || name == "wget") check_headers(run, visit);
}

// What a file of credentials calls its secret.
std::vector<std::string_view> keys_of(std::string_view path) {
  const std::string_view name = file_name(path);
  if (name == ".netrc" || name == "_netrc" || name == ".pypirc" || name == ".my.cnf")
    return {"password"};
  if (has_part(name, {"npmrc", "yarnrc"}))
    return {"_authToken", "_auth", "_password", "npmAuthToken", "npmAuthIdent"};
  if (has_part(path, {".docker/config.json", "containers/auth.json"})) return {"auth"};
  if (has_part(path, {".aws/credentials", ".aws/config"}))
    return {"aws_secret_access_key", "aws_session_token"};
  return {};
}

// Files that are a secret as a whole.
bool is_secret_file(std::string_view path) {
  const std::string_view name = file_name(path);
  return name == ".git-credentials" || name == ".pgpass" || name == ".vault-token" ||
         (name.substr(0, 3) == "id_" && has_part(path, {".ssh/"}) && !has_part(name, {".pub"}));
}

void check_written(const Written& written, const Visit& visit) {
  const auto send_part = [&](std::size_t begin, std::size_t length) {
    const std::string_view text = written.text.substr(begin, length);
    const bool expands =
        written.has_expansion && text.find_first_of("$`") != std::string_view::npos;
    visit({written.stage, written.instruction, written.at(begin, length), std::string{written.path},
           text, expands});
  };
  for (const std::string_view key : keys_of(written.path))
    for (const Configured& one : values_of(written.text, key))
      if (!one.value.empty() && one.value.front() != '{')
        send_part(static_cast<std::size_t>(one.value.data() - written.text.data()),
                  one.value.size());
  const std::string_view text = trim(written.text);
  if (is_secret_file(written.path) && (text.size() > 3 || text.substr(0, 1) == "$"))
    send_part(static_cast<std::size_t>(text.data() - written.text.data()), text.size());
}

}  // namespace

void for_each_credential(const Dockerfile& file, const Visit& visit) {
  for_each_command(file, [&](const Run& run) { check_command(run, visit); });
  for_each_written(file, [&](const Written& written) { check_written(written, visit); });
  for_each_setting(file, [&](const Setting& setting) {
    if (setting.stage == nullptr || setting.instruction.keyword == Keyword::env ||
        setting.instruction.keyword == Keyword::arg || !setting.known ||
        !facts::is_secret_name(setting.name))
      return;
    visit({*setting.stage, setting.instruction,
           site(setting.stage, setting.instruction, setting.value_span), std::string{setting.name},
           setting.value, false});
  });
}

}  // namespace gate::dockerfile
