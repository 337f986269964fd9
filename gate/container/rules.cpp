// SPDX-License-Identifier: Apache-2.0
#include "gate/container/rules.hpp"

namespace gate::container {

extern const Rule image_unpinned_tag;
extern const Rule base_image_eol;
extern const Rule runs_as_root;
extern const Rule docker_socket_mounted;
extern const Rule daemon_tcp_no_tls;
extern const Rule privileged;
extern const Rule secret_in_compose_env;

const std::vector<const Rule*>& rules() {
  static const std::vector<const Rule*> all{
      &image_unpinned_tag, &base_image_eol, &runs_as_root,          &docker_socket_mounted,
      &daemon_tcp_no_tls,  &privileged,     &secret_in_compose_env,
  };
  return all;
}

void judge(const std::vector<Container>& containers, Reporter& report) {
  for (const Container& container : containers) {
    for (const Rule* rule : rules()) {
      report.start(rule->info);
      rule->check(container, report);
    }
  }
}

}  // namespace gate::container
