// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/payloads.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/dockerfile/variables.hpp"

namespace gate::dockerfile {
namespace {

using Source = syntax::dockerfile::Instruction;

void plain_arguments(Instruction& instruction) {
  instruction.json = instruction.syntax->json;
  for (const auto& word : instruction.syntax->words)
    instruction.arguments.push_back(plain_text(word));
}

void read_run(Instruction& instruction) {
  std::vector<syntax::dockerfile::Defect> ignored;  // noted when the file was read
  for (const auto& flag : instruction.syntax->flags) {
    if (flag.name == "mount")
      instruction.mounts.push_back(syntax::dockerfile::read_mount(flag, ignored));
    if (flag.name == "network") instruction.network = flag.value();
    if (flag.name == "security") instruction.security = flag.value();
  }
}

}  // namespace

void Payloads::read_pairs(Instruction& instruction, const Lookup& lookup,
                          const std::function<void(const Pair&)>& declare) {
  const std::vector<syntax::dockerfile::Pair>& sources = instruction.syntax->pairs;
  instruction.pairs.reserve(sources.size());
  for (const syntax::dockerfile::Pair& source : sources) {
    Pair pair;
    pair.name = resolve(source.key.content, source.key.span, expander_, lookup).value;
    pair.name_span = source.key.span;
    pair.span = source.span;
    if (source.value) {
      pair.value = resolve(source.value->content, source.value->span, expander_, lookup);
      pair.secret = judge_.judge(pair.name, pair.value->value);
    }
    instruction.pairs.push_back(std::move(pair));
    declare(instruction.pairs.back());
  }
}

void Payloads::read(Instruction& instruction, const Lookup& lookup) {
  const Source& source = *instruction.syntax;
  switch (instruction.keyword) {
    case Keyword::label:
      return read_pairs(instruction, lookup, [](const Pair&) {});
    case Keyword::expose:
    case Keyword::volume:
    case Keyword::user:
    case Keyword::workdir:
    case Keyword::stopsignal:
      for (const auto& word : source.words)
        instruction.arguments.push_back(resolve(word.content, word.span, expander_, lookup));
      return;
    case Keyword::maintainer:
    case Keyword::cmd:
    case Keyword::entrypoint:
    case Keyword::shell:
      return plain_arguments(instruction);
    case Keyword::healthcheck:
      instruction.disabled = equals_ignoring_case(source.type.text(), "none");
      return plain_arguments(instruction);
    case Keyword::run:
      plain_arguments(instruction);
      return read_run(instruction);
    case Keyword::copy:
    case Keyword::add:
      return read_copy(instruction, lookup);
    default:
      return;
  }
}

void Payloads::read_copy(Instruction& instruction, const Lookup& lookup) {
  const Source& source = *instruction.syntax;
  instruction.json = source.json;
  for (std::size_t i = 0; i < source.words.size(); ++i) {
    const syntax::dockerfile::Word& word = source.words[i];
    Text text = resolve(word.content, word.span, expander_, lookup);
    if (i + 1 == source.words.size() && i > 0) {
      instruction.destination = std::move(text);
      break;
    }
    const bool heredoc =
        std::any_of(source.heredocs.begin(), source.heredocs.end(), [&](const auto& one) {
          return one.marker.begin <= word.span.begin && word.span.end <= one.marker.end;
        });
    instruction.sources.push_back({std::move(text), heredoc});
  }
  const auto value = [&](std::string_view name) -> std::optional<Text> {
    const syntax::dockerfile::Flag* flag = source.flag(name);
    if (flag == nullptr || !flag->has_value) return {};
    return resolve(flag->content, flag->content.outer(), expander_, lookup);
  };
  instruction.chown = value("chown");
  instruction.chmod = value("chmod");
  instruction.checksum = value("checksum");
  if (auto from = value("from")) {
    instruction.from.emplace();
    instruction.from->text = std::move(*from);
  }
}

}  // namespace gate::dockerfile
