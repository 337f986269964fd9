// SPDX-License-Identifier: Apache-2.0
//
// Runs while gate is built: compiles the patterns of all detectors and writes the database as a C++
// string literal. Octal escapes, because a literal compiles thirty times faster than an array.
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "gate/core/result.hpp"
#include "gate/secrets/engine/compile.hpp"
#include "gate/secrets/patterns.hpp"

namespace {

std::string literal(std::string_view bytes) {
  constexpr std::size_t per_line = 64;
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % per_line == 0) text += i == 0 ? "    \"" : "\"\n    \"";
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text += '\\';
    for (const unsigned shift : {6U, 3U, 0U})
      text += static_cast<char>('0' + ((byte >> shift) & 7U));
  }
  return text + '"';
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: prepare OUTPUT\n", stderr);
    return 2;
  }
  const gate::Result<std::string> database =
      gate::secrets::engine::compile(gate::secrets::pattern_list().patterns);
  if (!database) {
    std::fprintf(stderr, "%s\n", database.error().what.c_str());
    return 1;
  }
  std::ofstream out{arguments[1], std::ios::binary};
  out << "// Generated while building; see gate/secrets/prepare/main.cpp.\n"
         "#include \"gate/secrets/patterns.hpp\"\n\n"
         "namespace gate::secrets {\n\n"
         "const std::string_view prepared_database{\n"
      << literal(*database) << ",\n    " << database->size()
      << "};\n\n}  // namespace gate::secrets\n";
  out.close();
  return out ? 0 : 1;
}
