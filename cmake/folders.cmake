# SPDX-License-Identifier: Apache-2.0
# gate_folder(<name> <folder> LINKS <targets...>): a static library gate_<name> of all sources below
# the folder, and the test program test_<name> of all *_test.cpp below tests/<folder>.
set(GATE_TEST_FOLDERS "" CACHE INTERNAL "")

function(gate_folder name folder)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  if(sources)
    add_library(gate_${name} STATIC ${sources})
    target_link_libraries(gate_${name} PUBLIC ${ARG_LINKS})
  else()
    add_library(gate_${name} INTERFACE)
    target_link_libraries(gate_${name} INTERFACE ${ARG_LINKS})
  endif()
  set(GATE_TEST_FOLDERS "${GATE_TEST_FOLDERS};${name}=${folder}" CACHE INTERNAL "")
endfunction()
