// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/downloads.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/secret_names.hpp"
#include "gate/facts/secret_names.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD038",
    .name = "password-on-command-line",
    .severity = Severity::high,
    .title = "A password stands on a command line of the build",
    .why =
        "The text of every RUN is kept in the history of the image, so everybody who can pull it "
        "can read the password, and every container starts with the same one.",
    .fix =
        "Set no password in the image: log in with keys, or set it when the container starts. "
        "What the build itself needs comes by `RUN --mount=type=secret`.",
    .references = {"https://docs.docker.com/build/building/secrets/"},
    .aliases = {"CKV2_DOCKER_17"},
    .cwe = 798,
    .bad = {"FROM debian:12\nRUN echo 'root:tea-kettle' | chpasswd\n",
            "FROM debian:12\nRUN echo \"app:$PW\" | sudo chpasswd\n",
            "FROM debian:12\nRUN chpasswd <<EOF\napp:tea-kettle\nEOF\n",
            "FROM fedora:42\nRUN echo tea-kettle | passwd --stdin root\n",
            "FROM debian:12\nRUN printf 'tea\\ntea\\n' | passwd\n",
            "FROM debian:12\nRUN useradd -m -p tea-kettle app\n",
            "FROM debian:12\nRUN usermod --password=tea-kettle app\n",
            "FROM debian:12\nRUN useradd -p $(openssl passwd -6 tea-kettle) app\n",
            "FROM debian:12\nRUN mysql -uroot -ptea-kettle -e 'select 1'\n",
            "FROM debian:12\nRUN mysqldump --password=tea-kettle db\n",
            "FROM debian:12\nRUN sshpass -p tea-kettle ssh x.test\n",
            "FROM debian:12\nRUN curl -u app:tea-kettle https://x.test\n",
            "FROM debian:12\nRUN htpasswd -bc /f app tea-kettle\n",
            "FROM debian:12\nRUN openssl rsa -passin pass:tea-kettle -in a\n",
            "FROM debian:12\nRUN wget --password tea-kettle https://x.test\n"},
    .good = {"FROM debian:12\nRUN useradd -m app\n", "FROM debian:12\nRUN useradd -p '*' app\n",
             "FROM debian:12\nRUN mysql -uroot -p -e 'select 1'\n",
             "FROM debian:12\nRUN mysql -uroot -p$PW\n",
             ("FROM debian:12\nRUN --mount=type=secret,id=p echo \"a:$(cat /run/secrets/p)\" | "
              "chpasswd\n"),
             "FROM debian:12\nRUN chpasswd < /run/secrets/p\n",
             "FROM debian:12\nRUN passwd -l root && echo chpasswd\n",
             "FROM debian:12\nRUN mkdir -p tea-kettle && curl -u app https://x.test\n",
             "FROM debian:12\nRUN gpg --passphrase '' --batch --gen-key a\n",
             "FROM debian:12\nRUN wget --password \"$(cat p)\" https://x.test\n"}};

// A tool and its flags that take a password; `whole` flags hold it in the same word: `-psecret`.
struct Tool {
  std::string_view name;
  std::array<std::string_view, 2> flags = {};
  std::string_view whole = {};
};

constexpr std::array<Tool, 28> tools{
    Tool{"useradd", {"-p", "--password"}, {}},
    Tool{"usermod", {"-p", "--password"}, {}},
    Tool{"groupadd", {"-p", "--password"}, {}},
    Tool{"groupmod", {"-p", "--password"}, {}},
    Tool{"sshpass", {"-p", "-p"}, {}},
    Tool{"mysql", {"--password", "--password"}, "-p"},
    Tool{"mariadb", {"--password", "--password"}, "-p"},
    Tool{"mysqldump", {"--password", "--password"}, "-p"},
    Tool{"mysqladmin", {"--password", "--password"}, "-p"},
    Tool{"mysqlimport", {"--password", "--password"}, "-p"},
    Tool{"mariadb-dump", {"--password", "--password"}, "-p"},
    Tool{"mariadb-admin", {"--password", "--password"}, "-p"},
    Tool{"redis-cli", {"-a", "--pass"}, {}},
    Tool{"mongo", {"-p", "--password"}, {}},
    Tool{"mongosh", {"-p", "--password"}, {}},
    Tool{"mongodump", {"-p", "--password"}, {}},
    Tool{"mongorestore", {"-p", "--password"}, {}},
    Tool{"zip", {"-P", "--password"}, {}},
    Tool{"unzip", {"-P", "-P"}, {}},
    Tool{"7z", {}, "-p"},
    Tool{"7za", {}, "-p"},
    Tool{"gpg", {"--passphrase", "--passphrase"}, {}},
    Tool{"svn", {"--password", "--password"}, {}},
    Tool{"sqlcmd", {"-P", "-P"}, {}},
    Tool{"ldapsearch", {"-w", "-w"}, {}},
    Tool{"ldapadd", {"-w", "-w"}, {}},
    Tool{"ldapmodify", {"-w", "-w"}, {}},
    Tool{"subscription-manager", {"--password", "--password"}, {}}};

// The value itself never gets into a text.
void judge(const Run& run, const shell::Word& word, std::string_view text, Span span,
           std::string_view flag, Reporter& report) {
  if (word.has_expansion && text.find_first_of("$`") != std::string_view::npos) return;
  if (facts::secret_value(text) == facts::SecretValue::none || text == "!") return;
  Finding& finding =
      report(run.at(span), "{} gets a password on its command line", run.command.name);
  finding.subject = run.command.name + " " + std::string{flag};
  keep_aliases(finding, {});
}

void judge(const Run& run, const shell::Flags::Value& value, std::string_view flag,
           Reporter& report) {
  judge(run, *value.word, value.text, value.span, flag, report);
}

void check_tool(const Run& run, const Tool& tool, Reporter& report) {
  const shell::Flags flags{run.command,
                           {tool.flags[0], tool.flags[1], "-u", "-h", "-P", "-e", "-D", "-d", "-g",
                            "-G", "-s", "-c", "-k"}};
  if (!tool.flags[0].empty())
    for (const shell::Flags::Value& value : flags.values({tool.flags[0], tool.flags[1]}))
      judge(run, value, tool.flags[0], report);
  if (tool.whole.empty()) return;
  for (std::size_t i = 1; i < run.command.words.size(); ++i) {
    const shell::Word& word = run.command.words[i];
    const std::size_t size = word.value.size();
    if (size > 2 && word.value.compare(0, 2, tool.whole) == 0)
      judge(run, word, std::string_view{word.value}.substr(2), word.part(2, size - 2), tool.whole,
            report);
  }
}

// `user:password`
void judge_pair(const Run& run, const shell::Flags::Value& value, Reporter& report) {
  const std::size_t colon = value.text.find(':');
  if (colon == std::string_view::npos) return;
  const std::size_t from = value.word->value.size() - value.text.size() + colon + 1;
  const std::string_view text = value.text.substr(colon + 1);
  judge(run, *value.word, text, value.word->part(from, text.size()), "-u", report);
}

void check_openssl(const Run& run, Reporter& report) {
  const std::vector<shell::Word>& words = run.command.words;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const bool flag = words[i - 1].value == "-passin" || words[i - 1].value == "-passout" ||
                      words[i - 1].value == "-pass";
    const std::string_view text = words[i].value;
    if (flag && text.substr(0, 5) == "pass:")
      judge(run, words[i], text.substr(5), words[i].part(5, text.size() - 5), "-pass", report);
  }
  const shell::Flags flags{run.command, {"-salt", "-in"}};
  if (flags.operand(0) == "passwd" && flags.operands().size() > 1) {
    const shell::Word& last = *flags.operands().back();
    judge(run, last, last.value, last.span, "passwd", report);
  }
}

// Whether the password is written here: echo or printf in front of the pipe, or a here-document.
bool is_fed_by_text(const Run& run) {
  const auto& all = run.instruction.script.commands;
  for (std::size_t i = run.command.fed_first; i < run.command.fed_last && i < all.size(); ++i) {
    if (all[i].name != "echo" && all[i].name != "printf" && all[i].name != "yes") continue;
    const bool handed = has_secret_mount(run.instruction) &&
                        std::any_of(all[i].words.begin(), all[i].words.end(),
                                    [](const shell::Word& word) { return word.has_expansion; });
    if (!handed) return true;
  }
  return std::any_of(run.command.redirections.begin(), run.command.redirections.end(),
                     [](const shell::Redirection& from) { return from.sign.substr(0, 2) == "<<"; });
}

void check_command(const Run& run, Reporter& report) {
  const std::string& name = run.command.name;
  if ((name == "chpasswd" || name == "passwd" || name == "smbpasswd") && is_fed_by_text(run)) {
    Finding& finding = report(run.at_name(), "{} gets a password that the build writes out", name);
    finding.subject = name;
    if (name != "chpasswd") keep_aliases(finding, {});
  }
  for (const Tool& tool : tools)
    if (tool.name == name) check_tool(run, tool, report);
  if (name == "openssl") check_openssl(run, report);
  if (name == "curl") {
    const shell::Flags flags = curl_flags(run.command);
    for (const shell::Flags::Value& value : flags.values({"-u", "--user", "-U", "--proxy-user"}))
      judge_pair(run, value, report);
  }
  if (name == "wget") {
    const shell::Flags flags{run.command, {"--password", "--http-password", "--ftp-password"}};
    for (const shell::Flags::Value& value :
         flags.values({"--password", "--http-password", "--ftp-password"}))
      judge(run, value, "--password", report);
  }
  if (name == "htpasswd") {
    const shell::Flags flags{run.command, {"-C", "-r"}};
    if (flags.has({"-b"}) && flags.operands().size() > 1) {
      const shell::Word& last = *flags.operands().back();
      judge(run, last, last.value, last.span, "-b", report);
    }
  }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
}

}  // namespace
extern const Rule password_on_command_line{info, check};
}  // namespace gate::dockerfile
