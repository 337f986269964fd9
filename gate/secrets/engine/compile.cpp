// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/engine/compile.hpp"

#include <cstdlib>
#include <memory>

#include <hs.h>

#include "gate/secrets/engine/shape.hpp"

namespace gate::secrets::engine {
namespace {

struct FreeDatabase {
  void operator()(hs_database_t* database) const { hs_free_database(database); }
};

Error explained(const hs_compile_error_t& error, const std::vector<std::string>& probes) {
  const bool known =
      error.expression >= 0 && static_cast<std::size_t>(error.expression) < probes.size();
  const std::string which =
      known ? "'" + probes[static_cast<std::size_t>(error.expression)] + "': " : std::string{};
  return Error{"cannot compile the search pattern " + which + error.message};
}

}  // namespace

Result<std::string> compile(const std::vector<Pattern>& patterns) {
  std::vector<std::string> probes;
  std::vector<const char*> expressions;
  std::vector<unsigned> ids;
  for (const Pattern& pattern : patterns) {
    probes.push_back(pattern.probe.empty() ? probe_of(pattern.shape) : std::string{pattern.probe});
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  for (const std::string& probe : probes)
    expressions.push_back(probe.c_str());
  const std::vector<unsigned> flags(patterns.size(), 0);
  const hs_platform_info_t any_cpu = {HS_TUNE_FAMILY_GENERIC, 0, 0, 0};

  hs_database_t* raw = nullptr;
  hs_compile_error_t* error = nullptr;
  const hs_error_t status = hs_compile_multi(expressions.data(), flags.data(), ids.data(),
                                             static_cast<unsigned>(expressions.size()),
                                             HS_MODE_BLOCK, &any_cpu, &raw, &error);
  if (status != HS_SUCCESS) {
    const Error result =
        error == nullptr ? Error{"cannot compile the search patterns"} : explained(*error, probes);
    hs_free_compile_error(error);
    return result;
  }
  const std::unique_ptr<hs_database_t, FreeDatabase> database{raw};
  char* bytes = nullptr;
  std::size_t size = 0;
  if (hs_serialize_database(database.get(), &bytes, &size) != HS_SUCCESS)
    return Error{"cannot serialize the search patterns"};
  std::string serialized{bytes, size};
  std::free(bytes);  // NOLINT: Vectorscan allocates it with malloc
  return serialized;
}

}  // namespace gate::secrets::engine
