// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/reporter.hpp"
#include "gate/core/secret_judge.hpp"
#include "gate/facts/end_of_life.hpp"
#include "gate/facts/image.hpp"
#include "gate/syntax/dockerfile/dockerfile.hpp"
#include "gate/syntax/dockerfile/expand.hpp"
#include "gate/syntax/dockerfile/mounts.hpp"
#include "gate/syntax/shell/flags.hpp"
#include "gate/syntax/shell/shell.hpp"

// What a Dockerfile says: stages with what they inherit, variables resolved, commands listed. Every
// span is a byte range of the file. How a rule uses it:
//
//   void check(const Dockerfile& file, Reporter& report) {
//     for_each_command(file, [&](const Run& run) {                  // every command of every RUN
//       if (run.command.name != "curl") return;
//       if (const shell::Word* word = shell::Flags{run.command}.find({"-k", "--insecure"}))
//         report(run.at(word->span), "…").subject = run.command.word(1);
//     });
//     for_each(file, Keyword::copy, [&](const Stage& stage, const Instruction& copy) {
//       report(site(stage, copy, copy.destination.span), "…");     // copy.sources, copy.from, …
//     });
//     const Stage* last = file.final_stage();                       // null: no stage at all
//     if (last->user == nullptr) report(site(*last), "…");         // points at FROM
//   }
//
// * for_each visits what ONBUILD wraps like any other instruction; `onbuild` tells them apart.
// * A Text has `written` (as in the file), `value` (quotes and known variables resolved; an unknown
//   variable stays as `${X}`), `known` and `references`. An unknown never raises a finding.
// * Instruction::before is what USER, WORKDIR and SHELL were when the instruction runs;
// Stage::user,
//   workdir, shell, command, entrypoint, healthcheck are what holds at the end of the stage. Both
//   reach through `FROM earlier-stage`.
// * Instruction::syntax has everything else: flags with spans, here-documents, words as written.
namespace gate::dockerfile {

namespace shell = syntax::shell;
using syntax::dockerfile::Keyword;
using syntax::dockerfile::Knowledge;
using syntax::dockerfile::Mount;

// A use of a variable in a text; `span` is the `$x` or `${x…}` in the file.
struct Use {
  std::string name = {};
  Span span = {};
  Knowledge knowledge = Knowledge::undeclared;
  bool has_default = false;
};

// A word of the file, as written and as a build with default arguments would see it.
struct Text {
  std::string written = {};
  std::string value = {};
  Span span = {};
  bool known = true;  // `value` holds no variable
  bool quoted = false;
  std::vector<Use> references = {};

  [[nodiscard]] bool empty() const { return written.empty(); }
};

// A pair of ENV, ARG or LABEL.
struct Pair {
  std::string name = {};
  Span name_span = {};
  std::optional<Text> value = {};  // only an ARG can have none
  Span span = {};
  std::optional<Secret> secret = {};  // the judge's answer about the value
};

// Where COPY --from, RUN --mount=from= or FROM points.
struct Origin {
  enum class Kind : std::uint8_t {
    stage,   // an earlier stage: `stage`
    itself,  // the stage it stands in
    later,   // a stage further down, which a build refuses: `stage`
    image,   // looks like an image: has a tag, digest, registry or path
    unknown  // an image, a named context, or a mistake
  };
  Text text = {};
  Kind kind = Kind::unknown;
  std::size_t stage = 0;
};

// A source or destination of COPY and ADD.
struct Path {
  Text text = {};
  bool heredoc = false;  // the body follows in the file
};

struct Instruction;

// What USER, WORKDIR and SHELL were; null: nothing set, the base image decides.
struct Settings {
  const Instruction* user = nullptr;
  const Instruction* workdir = nullptr;
  const Instruction* shell = nullptr;
  bool has_absolute_workdir = false;  // some WORKDIR so far was absolute, or may have been
};

// Which language a shell-form instruction is written in.
enum class ShellKind : std::uint8_t {
  posix,    // sh, bash, ash, …: commands are listed
  windows,  // cmd, powershell, pwsh
  other     // another program, or a here-document with another `#!`
};

struct Instruction {
  Keyword keyword = Keyword::unknown;
  const syntax::dockerfile::Instruction* syntax = nullptr;  // never null
  bool onbuild = false;                                     // wrapped by ONBUILD
  std::size_t stage = 0;
  std::size_t order = 0;  // in the file, ONBUILD and what it wraps are one
  Span span = {};
  Span keyword_span = {};
  Settings before = {};
  bool broken = false;  // a build refuses it; what could be read is here all the same

  std::vector<Text> arguments = {};  // EXPOSE, VOLUME: each; USER, WORKDIR, STOPSIGNAL, MAINTAINER:
                                     // one; CMD, ENTRYPOINT, SHELL, RUN, HEALTHCHECK in JSON form:
                                     // the elements
  std::vector<Pair> pairs = {};      // ENV, ARG, LABEL

  // RUN, CMD, ENTRYPOINT, HEALTHCHECK
  bool json = false;
  ShellKind shell_kind = ShellKind::posix;
  shell::Script script = {};       // empty unless the shell is POSIX
  std::vector<Mount> mounts = {};  // RUN
  std::string network = {};        // RUN --network
  std::string security = {};       // RUN --security
  bool disabled = false;           // HEALTHCHECK NONE

  // COPY, ADD
  std::vector<Path> sources = {};
  Text destination = {};
  std::optional<Origin> from = {};
  std::optional<Text> chown = {}, chmod = {}, checksum = {};

  // The keyword in capitals, for Site::part.
  [[nodiscard]] std::string_view name() const { return syntax::dockerfile::name(keyword); }
  // The first argument, or an empty text.
  [[nodiscard]] const Text& argument() const;
  // The span of the flag of this name, or of the keyword.
  [[nodiscard]] Span flag_span(std::string_view flag) const;
};

// A variable of a stage as it stands at the end.
struct Known {
  Knowledge knowledge = Knowledge::unset;
  std::string value = {};
  const Pair* pair = nullptr;  // null: predefined
  bool environment = false;    // ENV, not ARG
};

struct Stage {
  std::size_t index = 0;
  std::string name = {};                                // in lower case; empty where none is given
  Text name_text = {};                                  // as written, with its place
  Text image = {};                                      // what FROM names
  std::optional<facts::ImageReference> reference = {};  // where it is an image and known
  std::optional<std::size_t> parent = {};               // the stage it is built from
  bool is_scratch = false;
  std::optional<Text> platform = {};
  bool implied = false;  // the file has no FROM here; nothing is known of the base
  bool is_final = false;
  bool is_used = false;  // the final one, or one that a used stage builds or copies from
  Span span = {};        // of the FROM instruction
  const syntax::dockerfile::Instruction* syntax = nullptr;  // null where implied
  std::string owner = {};                                   // "stage/app", "stage/debian"

  std::vector<Instruction> instructions = {};  // FROM not among them
  std::map<std::string, Known, std::less<>> variables = {};

  // What holds at the end, also from a parent stage; null: not set.
  const Instruction* user = nullptr;
  const Instruction* workdir = nullptr;
  const Instruction* shell = nullptr;
  const Instruction* command = nullptr;
  const Instruction* entrypoint = nullptr;
  const Instruction* healthcheck = nullptr;
  // The stage's FROM that leads to an image: itself, or the first ancestor.
  std::size_t root = 0;
};

class Dockerfile {
 public:
  Dockerfile() = default;
  Dockerfile(const Dockerfile&) = delete;
  Dockerfile& operator=(const Dockerfile&) = delete;
  Dockerfile(Dockerfile&&) = default;
  Dockerfile& operator=(Dockerfile&&) = default;
  ~Dockerfile() = default;

  std::string path = {};
  std::string_view text = {};  // must outlive the model
  std::shared_ptr<const syntax::dockerfile::File> file = {};
  std::vector<Stage> stages = {};
  std::vector<Instruction> globals = {};      // ARG in front of the first FROM
  std::vector<Instruction> before_from = {};  // anything else there, which a build refuses
  std::map<std::string, std::vector<std::size_t>, std::less<>> named = {};  // stages by name
  std::optional<bool> has_dockerignore = {};                                // nothing: not known
  std::string dockerignore = {};                                            // its text
  facts::Date today = {};
  // Policy of the run that rules may look at.
  std::vector<std::string> allowed_images = {};

  [[nodiscard]] const Stage* final_stage() const {
    return stages.empty() ? nullptr : &stages.back();
  }
  // The stage at the root of a stage's FROM chain.
  [[nodiscard]] const Stage& root_of(const Stage& stage) const { return stages[stage.root]; }
  // The latest stage of this name in front of `before`, in any case; null: none.
  [[nodiscard]] const Stage* stage_named(std::string_view name, std::size_t before) const;
};

// One command of a RUN with all that stands around it.
struct Run {
  const Dockerfile& file;
  const Stage& stage;
  const Instruction& instruction;
  const shell::Command& command;
  std::size_t index = 0;  // of the command in instruction.script.commands

  // The site of a place in the command.
  [[nodiscard]] Site at(Span span) const;
  // The site of the command's name.
  [[nodiscard]] Site at_name() const;
  // Whether a cache or tmpfs mount covers the path.
  [[nodiscard]] bool is_mounted(std::string_view path) const;
  // Whether a later command of the same RUN fulfils the claim.
  [[nodiscard]] bool followed_by(const std::function<bool(const shell::Command&)>& claim) const;
};

// Calls `visit` for every command of every RUN of POSIX shell, in order, ONBUILD's too.
void for_each_command(const Dockerfile& file, const std::function<void(const Run&)>& visit);
// The same for the commands of CMD, ENTRYPOINT and HEALTHCHECK.
void for_each_started_command(const Dockerfile& file, const std::function<void(const Run&)>& visit);
// Calls `visit` for every instruction of the stages, in order.
void for_each(const Dockerfile& file,
              const std::function<void(const Stage&, const Instruction&)>& visit);
// The same for the instructions of one keyword.
void for_each(const Dockerfile& file, Keyword keyword,
              const std::function<void(const Stage&, const Instruction&)>& visit);
// Calls `visit` for every pair of ENV, ARG or LABEL (`keyword`); global ARGs have a null stage.
void for_each_pair(const Dockerfile& file, Keyword keyword,
                   const std::function<void(const Stage*, const Instruction&, const Pair&)>& visit);

// The site of a place in an instruction; `stage` may be null for one in front of FROM.
Site site(const Stage* stage, const Instruction& instruction, Span span);
Site site(const Stage& stage, const Instruction& instruction, Span span);
// The site of the instruction's keyword and arguments.
Site site(const Stage& stage, const Instruction& instruction);
// The site of the stage's FROM (of the file's start where it has none).
Site site(const Stage& stage);

// Reads a file and builds its model. `file.path`, has_dockerignore, today are the caller's to set.
Dockerfile read_dockerfile(std::string_view text, const SecretJudge& judge);

}  // namespace gate::dockerfile
