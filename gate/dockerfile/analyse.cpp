// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/analyse.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "gate/dockerfile/rules.hpp"

namespace gate::dockerfile {
namespace {

using Source = syntax::dockerfile::Instruction;

// A comment above an instruction speaks about the whole instruction, one inside it as well; what
// stands behind the last instruction speaks about itself.
std::vector<Comment> comments_of(const syntax::dockerfile::File& file) {
  std::vector<Comment> comments;
  auto next = file.instructions.begin();
  for (const syntax::dockerfile::Comment& source : file.comments) {
    while (next != file.instructions.end() && next->last_line < source.line)
      ++next;
    Comment comment{source.text, source.line, source.line, source.line};
    if (next != file.instructions.end()) {
      comment.first_line = std::min(source.line, next->first_line);
      comment.last_line = next->last_line;
    }
    comments.push_back(std::move(comment));
  }
  return comments;
}

void look_up_dockerignore(const std::string& path, const Tree& tree, Dockerfile& file) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  file.has_dockerignore = false;
  for (const std::string& candidate : {path + ".dockerignore", folder + ".dockerignore"}) {
    Tree::Read read = tree.read(candidate);
    std::string* text = std::get_if<std::string>(&read);
    if (text == nullptr) continue;
    file.has_dockerignore = true;
    file.dockerignore = std::move(*text);
    return;
  }
}

bool starts_containers(const Instruction& run) {
  const std::vector<shell::Command>& commands = run.script.commands;
  return std::any_of(commands.begin(), commands.end(), [](const shell::Command& command) {
    return command.name == "docker" || command.name == "podman" || command.name == "nerdctl";
  });
}

// Shell text that starts containers is handed on: the reader of run lines knows more about it.
void extract_scripts(const Dockerfile& file, Analysis& analysis) {
  for_each(file, Keyword::run, [&](const Stage& stage, const Instruction& run) {
    if (run.json || !starts_containers(run)) return;
    const auto& text =
        run.syntax->heredocs.empty() ? run.syntax->arguments : run.syntax->heredocs.front().body;
    analysis.extracts.push_back({Artefact::shell, text.text(), text.map(), stage.owner});
  });
}

}  // namespace

Analysis analyse(const std::string& path, std::string_view text, const Context& context) {
  Analysis analysis;
  Dockerfile file = read_dockerfile(text, context.judge);
  file.path = path;
  file.today = context.today;
  file.allowed_images = context.allowed_images;
  if (context.tree != nullptr) look_up_dockerignore(path, *context.tree, file);
  const LineIndex index{text};
  Reporter report{path, Kind::dockerfile, index, analysis.findings};
  for (const Rule* rule : rules()) {
    report.start(rule->info);
    rule->check(file, report);
  }
  analysis.comments = comments_of(*file.file);
  for (const Stage& stage : file.stages)
    analysis.owners.push_back(stage.owner);
  extract_scripts(file, analysis);
  return analysis;
}

}  // namespace gate::dockerfile
