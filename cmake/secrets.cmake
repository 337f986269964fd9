# SPDX-License-Identifier: Apache-2.0
# gate_secrets, with the pattern database that a program compiles at build time. That program never
# has sanitizers: what libraries leak is not its business. A cross build names one built for the host.
set(GATE_SECRETS_PREPARE "" CACHE FILEPATH "gate_secrets_prepare built for the host, for cross builds")

gate_folder(secrets gate/secrets LINKS gate_core gate_hs gate_pcre2)

get_target_property(sources gate_secrets SOURCES)
list(FILTER sources EXCLUDE REGEX "/gate/secrets/prepare/")
set(database ${CMAKE_BINARY_DIR}/generated/secrets_database.cpp)
set_target_properties(gate_secrets PROPERTIES SOURCES "${sources};${database}")

if(GATE_SECRETS_PREPARE)
  set(prepare ${GATE_SECRETS_PREPARE})
else()
  file(GLOB tables CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/gate/secrets/detectors/*.cpp)
  add_executable(gate_secrets_prepare
    gate/secrets/prepare/main.cpp gate/secrets/patterns.cpp gate/secrets/detectors.cpp
    gate/secrets/generic/probes.cpp gate/secrets/engine/compile.cpp gate/secrets/engine/shape.cpp ${tables})
  target_include_directories(gate_secrets_prepare PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(gate_secrets_prepare PRIVATE gate_hs)
  set(prepare gate_secrets_prepare)
endif()
add_custom_command(OUTPUT ${database}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/generated
  COMMAND ${prepare} ${database}
  DEPENDS ${prepare} VERBATIM)
set_source_files_properties(${database} PROPERTIES COMPILE_OPTIONS "-w")
