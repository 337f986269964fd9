// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string_view>

#include "gate/cli/program.hpp"
#include "gate/source/clock.hpp"

namespace {

gate::Sink stream(std::FILE* file) {
  return [file](std::string_view text) { std::fwrite(text.data(), 1, text.size(), file); };
}

}  // namespace

int main(int count, char** words) {
  gate::cli::World world;
  world.environment = gate::source::environment();
  world.now = gate::source::now();
  world.out = stream(stdout);
  world.err = stream(stderr);
  const int code = gate::cli::program({words + (count > 0 ? 1 : 0), words + count}, world);
  // A result that did not reach its reader is no result.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    std::fputs("gate: writing to standard output failed\n", stderr);
    return code == 2 ? 2 : 3;
  }
  return code;
}
