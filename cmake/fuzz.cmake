# SPDX-License-Identifier: Apache-2.0
# One libFuzzer program per tests/fuzz/<folder>_<target>_fuzz.cpp, linked with gate_<folder>; seeds lie in
# tests/fuzz/<folder>_<target>/.
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)
foreach(source IN LISTS sources)
  get_filename_component(name ${source} NAME_WE)
  string(REGEX REPLACE "_.*" "" folder ${name})
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE gate_${folder})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endforeach()
