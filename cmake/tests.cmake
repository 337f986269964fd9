# SPDX-License-Identifier: Apache-2.0
find_package(Catch2 REQUIRED)
add_library(gate_catch STATIC tests/catch_main.cpp)
target_link_libraries(gate_catch PUBLIC Catch2::Catch2 gate_options)
target_compile_definitions(gate_catch PUBLIC
  GATE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" GATE_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared")
if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
  target_link_libraries(gate_catch PUBLIC Catch2::Catch2WithMain)
endif()

foreach(pair IN LISTS GATE_TEST_FOLDERS)
  if(NOT pair MATCHES "^(.+)=(.+)$")
    continue()
  endif()
  set(name ${CMAKE_MATCH_1})
  set(folder ${CMAKE_MATCH_2})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cpp)
  if(sources)
    add_executable(test_${name} ${sources})
    target_link_libraries(test_${name} PRIVATE gate_${name} gate_catch)
    add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
endforeach()

# What a user does, with the real binary: every tests/e2e/*_test.sh, and the rules on the tree.
file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/e2e/*_test.sh)
foreach(script IN LISTS scripts)
  get_filename_component(name ${script} NAME_WE)
  add_test(NAME e2e_${name} COMMAND bash ${script} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(e2e_${name} PROPERTIES
    ENVIRONMENT "GATE=$<TARGET_FILE:gate_binary>;WORK=${CMAKE_BINARY_DIR}/e2e/${name}" TIMEOUT 300)
endforeach()
add_test(NAME includes COMMAND bash ${CMAKE_SOURCE_DIR}/tests/architecture/includes.sh)
add_test(NAME sizes COMMAND bash ${CMAKE_SOURCE_DIR}/tests/architecture/sizes.sh)
