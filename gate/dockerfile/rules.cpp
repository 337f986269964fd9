// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/rules.hpp"

namespace gate::dockerfile {

extern const Rule add_instead_of_copy;
extern const Rule add_remote_url;
extern const Rule apk_allow_untrusted;
extern const Rule apt_unauthenticated;
extern const Rule base_image_eol;
extern const Rule copy_all_without_dockerignore;
extern const Rule copy_from_itself;
extern const Rule copy_from_unknown_stage;
extern const Rule copy_root_to_root;
extern const Rule curl_insecure;
extern const Rule curl_pipe_shell;
extern const Rule docker_socket_mounted;
extern const Rule duplicate_stage_name;
extern const Rule forward_stage_reference;
extern const Rule git_ssl_verify_off;
extern const Rule image_unpinned_tag;
extern const Rule insecure_build;
extern const Rule install_swallows_command;
extern const Rule instruction_before_from;
extern const Rule maintainer;
extern const Rule missing_yes;
extern const Rule node_tls_reject_off;
extern const Rule not_quite_json;
extern const Rule npm_strict_ssl_off;
extern const Rule onbuild_trigger_forbidden;
extern const Rule parse_problem;
extern const Rule password_on_command_line;
extern const Rule permissions_too_open;
extern const Rule pip_trusted_host;
extern const Rule pipe_without_pipefail;
extern const Rule plain_http;
extern const Rule port_out_of_range;
extern const Rule python_https_verify_off;
extern const Rule relative_destination_without_workdir;
extern const Rule relative_workdir;
extern const Rule reserved_stage_name;
extern const Rule rpm_gpgcheck_off;
extern const Rule rpm_nosignature;
extern const Rule runs_as_root;
extern const Rule secret_as_build_arg;
extern const Rule secret_file_copied;
extern const Rule secret_in_dockerfile;
extern const Rule several_cmd;
extern const Rule several_entrypoint;
extern const Rule several_healthcheck;
extern const Rule several_sources_need_folder;
extern const Rule shell_form_command;
extern const Rule ssh_port;
extern const Rule sudo_in_image;
extern const Rule volume_on_kernel_folder;
extern const Rule wget_no_check_certificate;
extern const Rule yum_sslverify_off;

const std::vector<const Rule*>& rules() {
  static const std::vector<const Rule*> all{
      &duplicate_stage_name,                  // BLD011
      &reserved_stage_name,                   // BLD012
      &copy_from_unknown_stage,               // BLD016
      &copy_from_itself,                      // BLD017
      &copy_root_to_root,                     // BLD018
      &instruction_before_from,               // BLD019
      &onbuild_trigger_forbidden,             // BLD020
      &forward_stage_reference,               // BLD021
      &several_sources_need_folder,           // BLD026
      &relative_destination_without_workdir,  // BLD027
      &password_on_command_line,              // BLD038
      &permissions_too_open,                  // BLD040
      &curl_insecure,                         // BLD044
      &wget_no_check_certificate,             // BLD045
      &pip_trusted_host,                      // BLD046
      &python_https_verify_off,               // BLD047
      &node_tls_reject_off,                   // BLD048
      &git_ssl_verify_off,                    // BLD049
      &npm_strict_ssl_off,                    // BLD050
      &yum_sslverify_off,                     // BLD051
      &apk_allow_untrusted,                   // BLD052
      &apt_unauthenticated,                   // BLD053
      &rpm_gpgcheck_off,                      // BLD054
      &rpm_nosignature,                       // BLD055
      &plain_http,                            // BLD058
      &port_out_of_range,                     // BLD061
      &several_cmd,                           // BLD065
      &several_entrypoint,                    // BLD066
      &several_healthcheck,                   // BLD067
      &shell_form_command,                    // BLD069
      &not_quite_json,                        // BLD070
      &relative_workdir,                      // BLD071
      &volume_on_kernel_folder,               // BLD073
      &maintainer,                            // BLD074
      &pipe_without_pipefail,                 // BLD094
      &missing_yes,                           // BLD100
      &parse_problem,                         // BLD107
      &docker_socket_mounted,                 // DMN001
      &image_unpinned_tag,                    // IMG001
      &base_image_eol,                        // IMG003
      &install_swallows_command,              // IMG006
      &runs_as_root,                          // IMG010
      &sudo_in_image,                         // IMG013
      &add_remote_url,                        // IMG020
      &add_instead_of_copy,                   // IMG021
      &ssh_port,                              // IMG060
      &curl_pipe_shell,                       // PIP009
      &insecure_build,                        // RUN123
      &secret_in_dockerfile,                  // SEC001
      &secret_as_build_arg,                   // SEC005
      &secret_file_copied,                    // SEC006
      &copy_all_without_dockerignore,         // SEC008
  };
  return all;
}

}  // namespace gate::dockerfile
