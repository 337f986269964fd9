// SPDX-License-Identifier: Apache-2.0
// From instructions to stages. First every instruction gets its place, so that pointers to it stay
// good; then each stage is walked in order with the variables and settings that hold there.
#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/dockerfile/dockerfile.hpp"
#include "gate/dockerfile/origins.hpp"
#include "gate/dockerfile/payloads.hpp"
#include "gate/dockerfile/scripts.hpp"
#include "gate/dockerfile/variables.hpp"

namespace gate::dockerfile {
namespace {

using Source = syntax::dockerfile::Instruction;
using syntax::dockerfile::Lookup;

// Variables that all stages together may inherit: keeps a chain of stages from copying without end.
constexpr std::size_t max_inherited = 200'000;

bool is_absolute(const Text& path) {
  const std::string_view value = path.value;
  if (value.empty()) return false;
  if (value.front() == '/' || value.front() == '\\' || value.front() == '$') return true;
  return value.size() > 1 && is_alpha(value[0]) && value[1] == ':';
}

class Builder {
 public:
  Builder(std::string_view text, const SecretJudge& judge)
      : file_{std::make_shared<const syntax::dockerfile::File>(syntax::dockerfile::read(text))},
        payloads_{judge, file_->escape} {
    made_.text = text;
    made_.file = file_;
  }

  Dockerfile build() {
    place();
    for (Instruction& global : made_.globals)
      read_global(global);
    for (Stage& stage : made_.stages)
      read_stage(stage);
    for (Stage& stage : made_.stages)
      resolve_origins(made_, stage);
    mark_used(made_);
    return std::move(made_);
  }

 private:
  // Puts every instruction where it belongs.
  void place() {
    const auto& sources = made_.file->instructions;
    const bool has_from = std::any_of(sources.begin(), sources.end(), [](const Source& source) {
      return source.keyword == Keyword::from;
    });
    std::size_t order = 0;
    for (const Source& source : sources) {
      if (source.keyword == Keyword::from) {
        add_stage(source);
      } else if (!made_.stages.empty()) {
        add(made_.stages.back().instructions, source, order);
      } else if (source.keyword == Keyword::arg && has_from) {
        add(made_.globals, source, order);
      } else if (has_from) {
        add(made_.before_from, source, order);
      } else {
        add_implied_stage(source);
        add(made_.stages.back().instructions, source, order);
      }
      ++order;
    }
    if (!made_.stages.empty()) made_.stages.back().is_final = true;
  }

  void add_stage(const Source& source) {
    Stage stage;
    stage.index = made_.stages.size();
    stage.span = source.span;
    stage.syntax = &source;
    if (source.words.size() > 2 && equals_ignoring_case(source.words[1].text(), "as")) {
      stage.name_text = plain_text(source.words[2]);
      stage.name = lower(source.words[2].text());
      made_.named[stage.name].push_back(stage.index);
    }
    made_.stages.push_back(std::move(stage));
  }

  void add_implied_stage(const Source& source) {
    Stage stage;
    stage.implied = true;
    stage.span = source.keyword_span;
    stage.image.known = false;
    made_.stages.push_back(std::move(stage));
  }

  void add(std::vector<Instruction>& onto, const Source& source, std::size_t order) {
    const bool wraps = source.keyword == Keyword::onbuild && !source.trigger.empty();
    const Source& inner = wraps ? source.trigger.front() : source;
    Instruction made;
    made.keyword = inner.keyword;
    made.syntax = &inner;
    made.onbuild = wraps;
    made.stage = made_.stages.empty() ? 0 : made_.stages.size() - 1;
    made.order = order;
    made.span = inner.span;
    made.keyword_span = inner.keyword_span;
    made.broken = source.broken;
    onto.push_back(std::move(made));
  }

  void read_global(Instruction& global) {
    const Lookup lookup = [this](std::string_view name) { return globals_.find(name); };
    payloads_.read_pairs(global, lookup, [this](const Pair& pair) { globals_.declare(pair); });
  }

  void read_stage(Stage& stage) {
    if (stage.syntax != nullptr) read_from(stage);
    inherit(stage);
    stage.owner = owner_of(made_, stage);
    Settings settings = settings_;
    StageScope scope{stage.variables, globals_};
    const Lookup lookup = [&scope](std::string_view name) { return scope.find(name); };
    for (Instruction& instruction : stage.instructions) {
      instruction.before = settings;
      payloads_.read(instruction, lookup);
      if (instruction.keyword == Keyword::arg || instruction.keyword == Keyword::env) {
        const bool is_env = instruction.keyword == Keyword::env;
        const bool applies = !instruction.onbuild;
        // ENV sees the values from before the instruction, ARG those of the pairs before.
        payloads_.read_pairs(instruction, lookup, [&](const Pair& pair) {
          if (applies && !is_env) scope.declare(pair);
        });
        for (const Pair& pair : instruction.pairs)
          if (applies && is_env) scope.set(pair);
      }
      if (takes_script(instruction.keyword))
        read_script(instruction, shell_kind(root_like(stage), settings.shell, made_.file->escape));
      if (!instruction.onbuild) apply(stage, settings, instruction);
    }
    stage_settings_.push_back(settings);
  }

  static bool takes_script(Keyword keyword) {
    return keyword == Keyword::run || keyword == Keyword::cmd || keyword == Keyword::entrypoint ||
           keyword == Keyword::healthcheck;
  }

  [[nodiscard]] const Stage& root_like(const Stage& stage) const {
    return made_.stages[stage.root];
  }

  void read_from(Stage& stage) {
    const Source& source = *stage.syntax;
    const Lookup lookup = [this](std::string_view name) { return globals_.find(name); };
    if (!source.words.empty())
      stage.image =
          resolve(source.words[0].content, source.words[0].span, payloads_.expander(), lookup);
    if (const auto* flag = source.flag("platform"); flag != nullptr && flag->has_value)
      stage.platform = resolve(flag->content, flag->content.outer(), payloads_.expander(), lookup);
    const Stage* parent = made_.stage_named(stage.image.value, stage.index);
    if (parent != nullptr) stage.parent = parent->index;
    stage.is_scratch = parent == nullptr && stage.image.value == "scratch";
    if (parent == nullptr && !stage.is_scratch && stage.image.known)
      stage.reference = facts::image_reference(stage.image.value);
  }

  void inherit(Stage& stage) {
    stage.root = stage.index;
    settings_ = {};
    if (!stage.parent) return;
    const Stage& parent = made_.stages[*stage.parent];
    stage.root = parent.root;
    settings_ = stage_settings_[parent.index];
    stage.user = parent.user;
    stage.workdir = parent.workdir;
    stage.shell = parent.shell;
    stage.command = parent.command;
    stage.entrypoint = parent.entrypoint;
    stage.healthcheck = parent.healthcheck;
    inherited_ += parent.variables.size();
    if (inherited_ <= max_inherited) stage.variables = parent.variables;
  }

  static void apply(Stage& stage, Settings& settings, const Instruction& instruction) {
    switch (instruction.keyword) {
      case Keyword::user:
        if (!instruction.arguments.empty()) stage.user = settings.user = &instruction;
        return;
      case Keyword::workdir:
        if (instruction.arguments.empty()) return;
        stage.workdir = settings.workdir = &instruction;
        if (is_absolute(instruction.arguments.front())) settings.has_absolute_workdir = true;
        return;
      case Keyword::shell:
        stage.shell = settings.shell = &instruction;
        return;
      case Keyword::cmd:
        stage.command = &instruction;
        return;
      case Keyword::entrypoint:
        stage.entrypoint = &instruction;
        return;
      case Keyword::healthcheck:
        stage.healthcheck = &instruction;
        return;
      default:
        return;
    }
  }

  std::shared_ptr<const syntax::dockerfile::File> file_;
  Payloads payloads_;
  Dockerfile made_;
  GlobalScope globals_;
  Settings settings_;
  std::vector<Settings> stage_settings_;
  std::size_t inherited_ = 0;
};

}  // namespace

Dockerfile read_dockerfile(std::string_view text, const SecretJudge& judge) {
  return Builder{text, judge}.build();
}

}  // namespace gate::dockerfile
