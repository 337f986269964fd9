# SPDX-License-Identifier: Apache-2.0
# Every package the project uses, each behind one name. What is missing: `./dev deps` names it.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)

function(gate_package name)  # gate_package(<name> <pkg-config module>)
  pkg_check_modules(GATE_${name} REQUIRED IMPORTED_TARGET ${ARGN})
  add_library(gate_${name} INTERFACE)
  target_link_libraries(gate_${name} INTERFACE PkgConfig::GATE_${name})
endfunction()

gate_package(nettle nettle)
gate_package(yaml yaml-0.1)
gate_package(hs libhs)
gate_package(pcre2 libpcre2-8)
gate_package(git2 libgit2)
gate_package(z zlib)

add_library(gate_fmt INTERFACE)
if(GATE_STATIC)
  target_link_libraries(gate_fmt INTERFACE fmt::fmt-header-only)  # Debian 12 has no libfmt.a
else()
  target_link_libraries(gate_fmt INTERFACE fmt::fmt)
endif()
add_library(gate_json INTERFACE)
target_link_libraries(gate_json INTERFACE nlohmann_json::nlohmann_json)
add_library(gate_cli11 INTERFACE)
target_link_libraries(gate_cli11 INTERFACE CLI11::CLI11)

find_path(GATE_RAPIDJSON_DIR rapidjson/reader.h REQUIRED)
add_library(gate_rapidjson INTERFACE)
target_include_directories(gate_rapidjson SYSTEM INTERFACE ${GATE_RAPIDJSON_DIR})
