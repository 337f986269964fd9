// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/container_line.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/pipeline/scalar_text.hpp"

namespace gate::pipeline {
namespace {

using syntax::yaml::Child;
using syntax::yaml::Node;
using syntax::yaml::Pair;

// Bytes that a shell takes as they are, once expressions are variables.
bool is_plain_word(std::string_view text) {
  const std::string word = without_expressions(std::string{text});
  return !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), [](char c) {
    return is_alnum(c) || std::string_view{"./:@_-+,=~${}%"}.find(c) != std::string_view::npos;
  });
}

bool is_block(std::string_view file, const Node& node) {
  return node.span.begin < file.size() &&
         (file[node.span.begin] == '|' || file[node.span.begin] == '>');
}

class LineBuilder {
 public:
  LineBuilder(std::string_view file, Span at) : file_{file}, text_{file}, at_{at} {
    text_.add("docker run ", at);
  }

  // Options as the runner takes them: a list of words, line breaks count as blanks.
  void options(const Node* node) {
    if (node == nullptr || !node->is_scalar() || node->value.empty()) return;
    if (is_block(file_, *node)) {
      Node flat = *node;
      std::replace(flat.value.begin(), flat.value.end(), '\n', ' ');
      text_.add(flat, "args");
    } else {
      text_.add(*node, "args");
    }
    text_.add(" ", at_);
  }

  void volumes(const Node* node) {
    if (node == nullptr) return;
    for (const Child& item : node->items) {
      if (!item.node->is_scalar() || !is_plain_word(item.node->value)) continue;
      text_.add("-v ", item.at);
      text_.add(*item.node);
      text_.add(" ", item.at);
    }
  }

  void variable(const Pair* empty) {
    if (empty != nullptr) text_.add("-e " + empty->key + "= ", empty->key_at);
  }

  bool image(const Node& node) {
    if (!node.is_scalar() || !is_plain_word(node.value)) return false;
    text_.add(node);
    return true;
  }

  void command(const Node* node) {
    if (node == nullptr) return;
    for (const Child& item : node->items) {
      if (!item.node->is_scalar() || item.node->value.empty()) continue;
      if (!is_plain_word("x" + item.node->value)) continue;  // a dash in front is allowed here
      text_.add(" ", item.at);
      text_.add(*item.node);
    }
  }

  Extract finish(std::string owner) && {
    text_.add("\n", at_);
    return std::move(text_).finish(Artefact::run_line, std::move(owner));
  }

 private:
  std::string_view file_;
  ExtractText text_;
  Span at_;
};

}  // namespace

const Pair* empty_tls_directory(const Node* variables) {
  const Pair* pair = variables == nullptr ? nullptr : variables->find("DOCKER_TLS_CERTDIR");
  if (pair == nullptr || !pair->value.node->is_scalar()) return nullptr;
  return pair->value.node->value.empty() ? pair : nullptr;
}

std::optional<Extract> container_line(std::string_view file, const Child& node, std::string owner,
                                      const Pair* tls_directory) {
  LineBuilder line{file, node.at};
  const Node* image = node.node;
  if (node.node->is_mapping()) {
    image = node.node->get("image");
    if (image == nullptr) image = node.node->get("name");
    line.options(node.node->get("options"));
    line.volumes(node.node->get("volumes"));
    const Pair* own = empty_tls_directory(node.node->get("env"));
    line.variable(own != nullptr ? own : tls_directory);
  } else {
    line.variable(tls_directory);
  }
  if (image == nullptr || !line.image(*image)) return std::nullopt;
  if (node.node->is_mapping()) line.command(node.node->get("command"));
  return std::move(line).finish(std::move(owner));
}

std::optional<Extract> image_step_line(std::string_view file, const Node& image,
                                       std::string owner) {
  constexpr std::string_view scheme = "docker://";
  if (!is_plain_word(image.value)) return std::nullopt;
  ExtractText text{file};
  text.add("docker run ", image.span);
  text.add(without_expressions(image.value.substr(scheme.size())) + "\n", image.span);
  return std::move(text).finish(Artefact::run_line, std::move(owner));
}

}  // namespace gate::pipeline
