// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/secret_files.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/facts/paths.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "SEC006",
    .name = "secret-file-copied",
    .severity = Severity::high,
    .severities = {{Severity::medium, "the stage does not ship, and nothing copies the file on"}},
    .title = "A file that holds secrets is copied into the image",
    .why =
        "Everybody who can pull the image can read the file, also when a later instruction "
        "removes it. What a build stage takes in stays in the build cache.",
    .fix =
        "Take the file out of the image: `RUN --mount=type=secret,id=…` for the build, a secret "
        "or a mounted file at run time. Add it to .dockerignore.",
    .references = {"https://docs.docker.com/build/building/secrets/"},
    .aliases = {"CIS-DI-0010", "DS-0031", "AVD-DS-0031", "DS031"},
    .cis = {"4.10"},
    .cwe = 538,
    .bad = {"FROM alpine:3.22\nCOPY .env /app/\n", "FROM alpine:3.22\nCOPY a keys/id_rsa /root/\n",
            "FROM alpine:3.22\nADD tls/server.key /etc/ssl/\n",
            "FROM alpine:3.22\nCOPY docker/npmrc /root/.npmrc\n",
            "FROM alpine:3.22\nCOPY --chown=app .aws /home/app/.aws\n",
            "FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build /app/.env.prod /app/\n",
            "FROM alpine:3.22\nONBUILD COPY .netrc /root/\n",
            "FROM alpine:3.22\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/g.json\n"
            "COPY g.json /run/g.json\n"},
    .good = {"FROM alpine:3.22\nCOPY .env.example .env\n", "FROM alpine:3.22\nCOPY id_rsa.pub /a\n",
             "FROM alpine:3.22\nCOPY ca.pem /etc/ssl/certs/\n",
             "FROM alpine:3.22\nRUN --mount=type=secret,id=npm,target=/root/.npmrc npm ci\n",
             "FROM alpine:3.22\nCOPY environment /app/\n",
             "FROM alpine:3.22\nCOPY known_hosts /root/.ssh/known_hosts\n",
             "FROM alpine:3.22\nADD https://x.test/a.key /a.key\n",
             "FROM alpine:3.22\nCOPY examples/server.key /a\n", "FROM alpine:3.22\nCOPY $KEY /a\n"},
};

// Where a source lands: below the destination where that is a folder.
std::string landing(const Instruction& copy, const Path& source) {
  std::string path = copy.destination.value;
  const bool folder = path.empty() || path.back() == '/' || path == "." || copy.sources.size() > 1;
  if (folder) path += '/' + std::string{file_name(source.text.value)};
  if (path.front() != '/' && copy.before.workdir != nullptr)
    path = copy.before.workdir->argument().value + '/' + path;
  return facts::normal_path(path);
}

// Whether an instruction that takes `taken` from a stage gets the file at `path` too.
bool takes(std::string_view taken, std::string_view path) {
  const std::string folder = facts::normal_path(taken);
  if (folder == "/" || folder == "." || folder == path) return true;
  if (path.substr(0, 1) == "/" && matches_glob(folder, path.substr(1))) return true;
  return path.size() > folder.size() && path.substr(0, folder.size()) == folder &&
         path[folder.size()] == '/';
}

// Which files of a stage get into the image.
class Shipping {
 public:
  explicit Shipping(const Dockerfile& file) : file_{file} {
    for (const Stage& stage : file.stages)
      for (const Instruction& copy : stage.instructions)
        if (copy.from && copy.from->kind == Origin::Kind::stage) copies_.push_back(&copy);
  }

  // As part of the last stage, or by a COPY --from of a later one.
  [[nodiscard]] bool holds(const Stage& stage, std::string_view path) {
    if (steps_ == 0 || is_below(stage, *file_.final_stage())) return true;
    return std::any_of(copies_.begin(), copies_.end(), [&](const Instruction* copy) {
      if (steps_ > 0) --steps_;
      return is_below(stage, file_.stages[copy->from->stage]) &&
             std::any_of(copy->sources.begin(), copy->sources.end(),
                         [&](const Path& source) { return takes(source.text.value, path); });
    });
  }

 private:
  // Whether `heir` is built from the stage, or is it. Out of steps it is, so that a hostile file
  // cannot take time or hide anything.
  bool is_below(const Stage& stage, const Stage& heir) {
    const Stage* at = &heir;
    while (at->index != stage.index) {
      if (steps_ == 0) return true;
      --steps_;
      if (!at->parent) return false;
      at = &file_.stages[*at->parent];
    }
    return true;
  }

  const Dockerfile& file_;
  std::vector<const Instruction*> copies_;
  std::size_t steps_ = 2'000'000;
};

// Variables that name a file with credentials. Trivy's reading: ENV and COPY of the last stage.
const Known* credentials_variable(const Stage& stage, std::string_view path) {
  for (const std::string_view name : {"GOOGLE_APPLICATION_CREDENTIALS", "AWS_CONFIG_FILE",
                                      "AWS_SHARED_CREDENTIALS_FILE", "HF_TOKEN_PATH"}) {
    const auto found = stage.variables.find(name);
    if (found != stage.variables.end() && found->second.environment &&
        found->second.knowledge == Knowledge::known && found->second.value == path)
      return &found->second;
  }
  return nullptr;
}

void judge(Shipping& shipping, const Stage& stage, const Instruction& copy, const Path& source,
           Reporter& report) {
  const SourceKind kind = source_kind(source);
  if (kind != SourceKind::local && kind != SourceKind::unknown) return;
  const std::string path = landing(copy, source);
  const Known* variable = credentials_variable(stage, path);
  const SecretFile name = secret_file(source.text.value);
  if (name == SecretFile::sample) return;
  const bool lands = source.text.known && secret_file(path) == SecretFile::yes;
  if (name == SecretFile::no && !lands && variable == nullptr) return;
  const bool shipped = shipping.holds(stage, path);
  Finding& finding = report.at(
      shipped ? Severity::high : Severity::medium, site(stage, copy, source.text.span),
      "{} is copied into {}", printable(name == SecretFile::no ? path : source.text.value),
      shipped ? "the image" : "a build stage, and so into the build cache");
  finding.subject = source.text.value;
  if (!shipped) drop_aliases(finding, {"CIS-DI-0010"});
  if (variable == nullptr || !stage.is_final || variable->pair == nullptr)
    drop_aliases(finding, {"DS-0031", "AVD-DS-0031", "DS031"});
}

void check(const Dockerfile& file, Reporter& report) {
  Shipping shipping{file};
  for_each(file, [&](const Stage& stage, const Instruction& copy) {
    if (copy.keyword != Keyword::copy && copy.keyword != Keyword::add) return;
    if (copy.destination.empty()) return;
    for (const Path& source : copy.sources)
      judge(shipping, stage, copy, source, report);
  });
}

}  // namespace
extern const Rule secret_file_copied{info, check};
}  // namespace gate::dockerfile
